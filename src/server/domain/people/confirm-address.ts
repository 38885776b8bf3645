import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressIsTaken, replaceAddress } from './address.ts';
import { openSeals, provenBy, shutSealOf } from './seal.ts';

/** How long the link to the old address can be used, in days. */
export const confirmableDays = 14;

/** Reads what a link sent to an old address would confirm; refused when it is worn. */
export function findAddressChange(token: string): Promise<{ toAddress: string } | Refusal> {
	const at = now();
	const tokenHash = hashOf(token);
	return operate<{ toAddress: string } | Refusal>(machine, async (tx) => {
		const open = await openChange(tx, tokenHash, at);
		return open ? { toAddress: open.to_address } : refuse('link-worn');
	});
}

/**
 * Confirms a changed address from the old one: whoever holds the link that was sent there is its proof, and nothing stays
 * shut. The door that calls this ends the person's sessions.
 * @returns whose address it is; refused when the link is worn or the address was taken meanwhile
 */
export function confirmAddress(token: string): Promise<{ personId: string } | Refusal> {
	const at = now();
	const tokenHash = hashOf(token);
	return operate<{ personId: string } | Refusal>(provenBy({ letter: token }), async (tx, operator) => {
		await holdActs(tx);
		const open = await openChange(tx, tokenHash, at);
		if (!open) return refuse('link-worn');
		const taken = await addressIsTaken(tx, open.to_address);
		if (taken) return taken;
		await replaceAddress(tx, open.person_id, open.to_address, 'person', at);
		await tx.updateTable('address_change').set({ confirmed_at: at }).where('id', '=', open.id).execute();
		const sealId = await shutSealOf(tx, open.person_id);
		if (sealId !== undefined)
			await tx
				.insertInto('seal_letter')
				.values({ token_hash: tokenHash, seal_id: sealId, made_at: at })
				.execute();
		await openSeals(tx, open.person_id, 'old-address', at);
		await recordAct(tx, operator, {
			name: 'address.confirmed',
			at,
			subjectId: open.person_id,
			personId: open.person_id,
		});
		return { personId: open.person_id };
	});
}

function openChange(tx: Tx, tokenHash: string, at: Date) {
	return tx
		.selectFrom('address_change')
		.innerJoin('person', 'person.id', 'address_change.person_id')
		.select(['address_change.id', 'address_change.person_id', 'address_change.to_address'])
		.where('token_hash', '=', tokenHash)
		.where('confirmed_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.where('person.deactivated_at', 'is', null)
		.where('proposed_at', '>', new Date(at.getTime() - confirmableDays * 86_400_000))
		.executeTakeFirst();
}
