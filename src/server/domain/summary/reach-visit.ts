import { sql } from 'kysely';
import { type Named, nameIn } from '#server/domain/company/index.ts';
import type { Tx } from '#server/platform/database/index.ts';

/** A visit as its summary needs it. */
export interface VisitReached {
	schoolId: string;
	collaborationId: string | null;
	kind: string;
	state: string;
	startsAt: Date;
	place: string;
	zone: string;
	author: Named;
	teachers: Named[];
	/** Whether the actor may write about those teachers there, today. */
	mayWrite: boolean;
}

/** Reaches a visit with those who were in it as teachers; undefined where the actor does not. */
export async function reachVisit(tx: Tx, visitId: string): Promise<VisitReached | undefined> {
	const rows = await tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.innerJoin('school as s', 's.id', 'v.school_id')
		.leftJoin('person as t', 't.id', 'p.person_id')
		.leftJoin('person as w', 'w.id', 'v.author_id')
		.select([
			'v.school_id',
			'v.collaboration_id',
			'v.author_id',
			'v.kind',
			'v.state',
			'v.starts_at',
			'v.place',
		])
		.select(['s.zone', 'p.person_id', 'p.part', 't.given_name', 't.family_name', 't.known_as'])
		.select(['w.given_name as w_given', 'w.family_name as w_family', 'w.known_as as w_known'])
		.select(sql<boolean>`may_write_about(p.person_id, v.school_id, v.collaboration_id)`.as('may_write'))
		.where('v.id', '=', visitId)
		.orderBy('t.family_name')
		.orderBy('p.person_id')
		.limit(200)
		.execute();
	const [visit] = rows;
	if (!visit) return undefined;
	const teachers = rows.filter((row) => row.part === 'teacher');
	return {
		schoolId: visit.school_id,
		collaborationId: visit.collaboration_id,
		kind: visit.kind,
		state: visit.state,
		startsAt: visit.starts_at,
		place: visit.place,
		zone: visit.zone,
		author: {
			personId: visit.author_id,
			name: nameIn({ given_name: visit.w_given, family_name: visit.w_family, known_as: visit.w_known }),
		},
		teachers: teachers.map((row) => ({ personId: row.person_id, name: nameIn(row) })),
		mayWrite: teachers.some((row) => row.person_id !== visit.author_id && row.may_write),
	};
}
