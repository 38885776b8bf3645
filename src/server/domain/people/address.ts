import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** The refusal when an address is in use by anybody. */
export async function addressIsTaken(tx: Tx, address: string): Promise<Refusal | undefined> {
	const known = await tx
		.selectFrom('person_address')
		.select('id')
		.where('address', '=', address)
		.where('retired_at', 'is', null)
		.executeTakeFirst();
	return known ? refuse('address-in-use', { kind: 'conflict', field: 'address' }) : undefined;
}

/** The address somebody is reached at now. */
export async function addressOf(tx: Tx, personId: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('person_address')
		.select('address')
		.where('person_id', '=', personId)
		.where('retired_at', 'is', null)
		.executeTakeFirst();
	return row?.address;
}

/** Writes a person's first address. */
export async function insertAddress(
	tx: Tx,
	personId: string,
	address: string,
	source: 'operator' | 'set-up' | 'roster' | 'person',
	at: Date,
): Promise<void> {
	await tx
		.insertInto('person_address')
		.values({ id: newId(), person_id: personId, address, source, created_at: at })
		.execute();
}

/**
 * Puts a new address in the place of the one in use, which is kept as retired. The person's tokens and feed end with it, and the
 * database shuts what is confidential until it is confirmed that they are still the same.
 */
export async function replaceAddress(
	tx: Tx,
	personId: string,
	address: string,
	source: 'operator' | 'person',
	at: Date,
): Promise<void> {
	await tx
		.updateTable('person_address')
		.set({ retired_at: at })
		.where('person_id', '=', personId)
		.where('retired_at', 'is', null)
		.execute();
	for (const wayIn of ['api_token', 'calendar_feed'] as const)
		await tx
			.updateTable(wayIn)
			.set({ revoked_at: at })
			.where('person_id', '=', personId)
			.where('revoked_at', 'is', null)
			.execute();
	await insertAddress(tx, personId, address, source, at);
}
