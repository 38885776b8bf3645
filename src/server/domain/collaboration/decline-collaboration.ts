import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { recordOf } from './reach-collaboration.ts';

/**
 * Says no, or not now, to a collaboration one was asked into; perhaps naming a colleague to ask instead. From then on one
 * reads nothing of it.
 */
export function declineCollaboration(
	actor: Member,
	id: string,
	answer: { kind: 'declined' | 'not-now'; reason: string; suggestedId?: string | undefined },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(id)) return missing;
		await holdLock(tx, id);
		const mine = await tx
			.selectFrom('partner as p')
			.leftJoin('acceptance as a', 'a.partner_id', 'p.id')
			.leftJoin('departure as d', 'd.partner_id', 'p.id')
			.leftJoin('collaboration as c', 'c.id', 'p.collaboration_id')
			.select(['p.id', 'c.school_id', 'a.at as accepted_at', 'd.kind'])
			.where('p.collaboration_id', '=', id)
			.where('p.person_id', '=', actor.personId)
			.executeTakeFirst();
		if (!mine) return missing;
		if (mine.kind !== null) return mine.kind === answer.kind ? id : missing;
		if (mine.school_id === null) return missing;
		if (mine.accepted_at !== null) return refuse('already-accepted', { kind: 'conflict' });
		if (answer.suggestedId !== undefined && !(await isColleague(answer.suggestedId)))
			return refuse('partner-not-here', { field: 'suggested' });
		await tx
			.insertInto('departure')
			.values({
				partner_id: mine.id,
				kind: answer.kind,
				reason: answer.reason.trim().slice(0, 1000),
				suggested_id: answer.suggestedId ?? null,
				at,
			})
			.execute();
		await recordOf(tx, actor, { id, schoolId: mine.school_id }, 'collaboration.declined', at);
		return id;

		async function isColleague(personId: string): Promise<boolean> {
			if (!isId(personId) || personId === actor.personId) return false;
			const person = await tx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst();
			return person !== undefined;
		}
	});
}
