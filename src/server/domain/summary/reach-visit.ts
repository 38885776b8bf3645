import { sql } from 'kysely';
import { type Named, nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
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
	teachers: Named[];
	/** Whether the actor writes one: who wrote the visit down, and in a collaboration each facilitator who was there. */
	isWriter: boolean;
	/** Whether the actor may write about those teachers there, today. */
	mayWrite: boolean;
}

/** Reaches a visit with those who were in it as teachers; undefined where the actor does not. */
export async function reachVisit(tx: Tx, actor: Member, visitId: string): Promise<VisitReached | undefined> {
	const rows = await tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.innerJoin('school as s', 's.id', 'v.school_id')
		.leftJoin('person as t', 't.id', 'p.person_id')
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
		teachers: teachers.map((row) => ({ personId: row.person_id, name: nameIn(row) })),
		isWriter:
			visit.author_id === actor.personId ||
			(visit.collaboration_id !== null &&
				rows.some((row) => row.person_id === actor.personId && row.part === 'facilitator')),
		mayWrite: teachers.some((row) => row.person_id !== actor.personId && row.may_write),
	};
}
