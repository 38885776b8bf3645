import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** Something held back, as far as it decides when it comes up. */
export interface Waiting {
	visitId: string | null;
	collaborationId: string | null;
	writtenAt: Date;
	/** School day; null: in the next suitable talk. */
	comesUpOn: string | null;
}

/**
 * Whether matter held back comes up in the talk before a visit to the same teacher: of the same collaboration (or held back
 * outside any), at a later visit than it was held back on, its day come if it has one. `day` is the visit's school day.
 */
export function comesUpBefore(
	matter: Waiting,
	visit: { id: string; collaborationId: string | null; startsAt: Date; day: string },
): boolean {
	return (
		matter.visitId !== visit.id &&
		(matter.collaborationId === null || matter.collaborationId === visit.collaborationId) &&
		matter.writtenAt < visit.startsAt &&
		(matter.comesUpOn === null || matter.comesUpOn <= visit.day)
	);
}

/**
 * What the actor held back about the teachers of a visit, and that comes up in the talk before it, the oldest first; at most
 * 20. Nothing once the day of the visit is over, and nothing on a visit that is not reached.
 */
export function findComingUp(
	actor: Member,
	visitId: string,
): Promise<{ id: string; words: string; writtenAt: Date }[]> {
	if (!isId(visitId)) return Promise.resolve([]);
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('visit as v')
			.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
			.innerJoin('school as s', 's.id', 'v.school_id')
			.innerJoin('note as n', 'n.teacher_id', 'p.person_id')
			.select(['v.collaboration_id as within', 'v.starts_at', 's.zone'])
			.select(['n.id', 'n.words', 'n.written_at', 'n.visit_id', 'n.collaboration_id', 'n.comes_up_on'])
			.where('v.id', '=', visitId)
			.where('v.state', '<>', 'cancelled')
			.where('p.part', '=', 'teacher')
			.where('n.author_id', '=', actor.personId)
			.where('n.kind', '=', 'held-back')
			.where('n.settled_at', 'is', null)
			.orderBy('n.written_at')
			.orderBy('n.id')
			.limit(100)
			.execute();
		return rows
			.filter((row) => {
				const day = schoolDay(row.zone, row.starts_at);
				const visit = { id: visitId, collaborationId: row.within, startsAt: row.starts_at, day };
				const matter = {
					visitId: row.visit_id,
					collaborationId: row.collaboration_id,
					writtenAt: row.written_at,
					comesUpOn: row.comes_up_on,
				};
				return day >= schoolDay(row.zone, at) && comesUpBefore(matter, visit);
			})
			.slice(0, 20)
			.map((row) => ({ id: row.id, words: row.words, writtenAt: row.written_at }));
	});
}
