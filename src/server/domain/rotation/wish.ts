import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { WishKind } from './rotation.ts';

export interface WishToMake {
	teamId: string | null;
	personId: string | null;
	kind: WishKind;
	/** Must be, and not only would be good. */
	firm: boolean;
	startsOn: string;
	/** The last day of it. */
	lastDay: string;
	/** About a team only. */
	words: string;
	entry: string;
}

/** For how long a wish may be, in days. */
export const mostDaysWished = 400;

/**
 * Writes down a wish for the rotation; the same entry twice is one. Holds for the next plan.
 * Refuses `missing` to who does not facilitate there, `rotation-wish-days`, `rotation-wish-whose`.
 */
export function makeWish(
	actor: Member,
	schoolId: string,
	wish: WishToMake,
): Promise<{ id: string } | Refusal> {
	const { teamId, personId, kind, firm, startsOn, lastDay, entry } = wish;
	if (!isId(schoolId) || [teamId, personId].some((one) => one !== null && !isId(one)))
		return Promise.resolve(missing);
	if ((teamId === null) === (personId === null) || (kind === 'good' && teamId === null))
		return Promise.resolve(refuse('rotation-wish-whose', { field: 'whose' }));
	const endsOn = new Date(Date.parse(lastDay) + 86_400_000).toISOString().slice(0, 10);
	const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
	if (days < 1 || days > mostDaysWished)
		return Promise.resolve(refuse('rotation-wish-days', { field: 'lastDay' }));
	const id = keyOf(actor.personId, entry, 'rotation-wish');
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const made = await tx
			.insertInto('rotation_wish')
			.values({
				id,
				school_id: schoolId,
				team_id: teamId,
				person_id: personId,
				kind,
				firm,
				starts_on: startsOn,
				ends_on: endsOn,
				words: teamId === null ? '' : wish.words,
				made_by: actor.personId,
				made_at: at,
				entry_id: entry,
			})
			.onConflict((conflict) => conflict.columns(['made_by', 'entry_id']).doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, {
				name: 'rotation.wished',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return { id };
	}).catch(hiddenIsMissing);
}

/** Takes a wish out again. Refuses `missing`. */
export function dropWish(actor: Member, wishId: string): Promise<{ id: string } | Refusal> {
	if (!isId(wishId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const gone = await tx.deleteFrom('rotation_wish').where('id', '=', wishId).executeTakeFirst();
		return gone.numDeletedRows === 0n ? missing : { id: wishId };
	});
}
