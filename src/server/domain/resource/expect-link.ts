import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { addressOf } from './address.ts';

/** A new link is asked for the first time after so long, milliseconds: who typed it is just looking at it. */
const firstAfter = 3_600_000;

/** Has a link of the actor's be asked from now on, or, without an address, no longer. What was known of another address is forgotten. */
export async function expectLink(
	tx: Tx,
	actor: Member,
	resourceId: string,
	url: string | null,
	at: Date,
): Promise<void> {
	await tx.deleteFrom('link_check').where('resource_id', '=', resourceId).execute();
	const address = url === null ? undefined : addressOf(url);
	if (!address) return;
	await tx
		.insertInto('link_check')
		.values({
			resource_id: resourceId,
			owner_id: actor.personId,
			host: address.host.slice(0, 300),
			due_at: new Date(at.getTime() + firstAfter),
		})
		.execute();
}
