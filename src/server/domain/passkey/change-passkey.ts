import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { endSessionsByPasskey } from '#server/platform/sign-in/index.ts';
import { nameOfPasskey } from './passkey.ts';

/** Gives one of the actor's passkeys another name. */
export function renamePasskey(
	actor: Member,
	passkeyId: string,
	typed: string,
): Promise<Refusal | { name: string }> {
	const name = nameOfPasskey(typed);
	if (isRefusal(name)) return Promise.resolve(name);
	if (!isId(passkeyId)) return Promise.resolve(missing);
	return unitOfWork<Refusal | { name: string }>(actor, async (tx) => {
		const { numUpdatedRows } = await tx
			.updateTable('passkey')
			.set({ name })
			.where('id', '=', passkeyId)
			.executeTakeFirst();
		return numUpdatedRows === 1n ? { name } : missing;
	});
}

/**
 * Removes one of the actor's passkeys: it signs nobody in again, and the sessions that it began end.
 * @returns its name; refused while the account is shut, missing when it is not theirs
 */
export async function removePasskey(
	actor: Member,
	passkeyId: string,
): Promise<Refusal | { removed: string }> {
	if (!isId(passkeyId)) return missing;
	const at = now();
	const removed = await unitOfWork<Refusal | { removed: string }>(actor, async (tx) => {
		const passkey = await tx
			.selectFrom('passkey')
			.select('name')
			.where('id', '=', passkeyId)
			.executeTakeFirst();
		if (!passkey) return missing;
		const { numDeletedRows } = await tx.deleteFrom('passkey').where('id', '=', passkeyId).executeTakeFirst();
		if (numDeletedRows === 0n) return refuse('account-shut', { kind: 'forbidden' });
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'passkey.removed', actor_id: actor.personId, subject_id: passkeyId })
			.execute();
		return { removed: passkey.name };
	});
	if (!isRefusal(removed)) await endSessionsByPasskey(passkeyId);
	return removed;
}
