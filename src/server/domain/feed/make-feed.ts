import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { hashOf, isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { newFeedSecret } from './feed.ts';

/** A feed just made: `secret` is shown once and kept nowhere. Undefined when the same form had made it before. */
export interface MadeFeed {
	id: string;
	secret: string | undefined;
}

/**
 * Makes the actor's feed. The one before, if there is one, ends with it: whoever had its address has nothing any more.
 * @param entry made with the form, so that a form sent twice makes one feed
 * @returns refused `missing`, and `account-shut` while the actor's account is sealed
 */
export function makeFeed(actor: Member, entry: string): Promise<MadeFeed | Refusal> {
	const at = now();
	const secret = newFeedSecret();
	return unitOfWork(actor, async (tx): Promise<MadeFeed | Refusal> => {
		if (!isId(entry)) return missing;
		const id = keyOf(actor.personId, entry, 'feed');
		await holdLock(tx, actor.personId);
		const known = await tx.selectFrom('calendar_feed').select('id').where('id', '=', id).executeTakeFirst();
		if (known) return { id, secret: undefined };
		await tx
			.updateTable('calendar_feed')
			.set({ revoked_at: at })
			.where('person_id', '=', actor.personId)
			.where('revoked_at', 'is', null)
			.execute();
		await tx
			.insertInto('calendar_feed')
			.values({ id, person_id: actor.personId, token_hash: hashOf(secret), made_at: at, changed_at: at })
			.execute();
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'feed.made', actor_id: actor.personId, subject_id: id })
			.execute();
		return { id, secret };
	});
}
