import type { Tx } from '#server/platform/database/index.ts';

/** What somebody takes part in a visit as. */
export type Part = 'teacher' | 'facilitator' | 'assistant' | 'specialist';

/** Somebody who takes part in a visit. */
export interface Company {
	personId: string;
	part: Part;
}

/** Whom a visit is about: the teachers in it who did not write it down, or else the teacher who did. */
export function concernedIn(company: readonly Company[], authorId: string): string[] {
	const teachers = company.filter((one) => one.part === 'teacher').map((one) => one.personId);
	const others = teachers.filter((id) => id !== authorId);
	return others.length > 0 ? others : teachers;
}

/**
 * The one teacher a note of this writer is about: none on a visit with several teachers, and none between two teachers,
 * who write nothing about each other.
 */
export function noteIsAbout(company: readonly Company[], authorId: string, writerId: string): string | null {
	const [teacher, another] = concernedIn(company, authorId);
	if (teacher === undefined || another !== undefined) return null;
	const writer = company.find((one) => one.personId === writerId);
	return teacher === writerId || writer?.part !== 'teacher' ? teacher : null;
}

/** A visit as what hangs on it needs it: where it belongs, who was there and whom it is about. */
export interface VisitAbout {
	id: string;
	kind: string;
	schoolId: string;
	collaborationId: string | null;
	authorId: string;
	startsAt: Date;
	minutes: number;
	place: string;
	version: number;
	/** The edition of the school's guide that it goes through. */
	guideEdition: number | null;
	company: Company[];
	/** Whom it is about. */
	teacherIds: string[];
}

/** The visit, if the actor reaches it. */
export async function reachAbout(tx: Tx, visitId: string): Promise<VisitAbout | undefined> {
	const rows = await tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select([
			'v.kind',
			'v.school_id',
			'v.collaboration_id',
			'v.author_id',
			'v.starts_at',
			'v.minutes',
			'v.place',
			'v.version',
			'v.guide_edition',
		])
		.select(['p.person_id', 'p.part'])
		.where('v.id', '=', visitId)
		.orderBy('p.person_id')
		.execute();
	const [visit] = rows;
	if (!visit) return undefined;
	const company = rows.map((row) => ({ personId: row.person_id, part: row.part as Part }));
	return {
		id: visitId,
		kind: visit.kind,
		schoolId: visit.school_id,
		collaborationId: visit.collaboration_id,
		authorId: visit.author_id,
		startsAt: visit.starts_at,
		minutes: visit.minutes,
		place: visit.place,
		version: visit.version,
		guideEdition: visit.guide_edition,
		company,
		teacherIds: concernedIn(company, visit.author_id),
	};
}
