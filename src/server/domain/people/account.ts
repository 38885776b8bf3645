import type { Tx } from '#server/platform/database/index.ts';

/** Where somebody's way in stands: what operators filter by. */
export const accountStates = ['no-address', 'not-invited', 'invited', 'signed-in', 'deactivated'] as const;
export type AccountState = (typeof accountStates)[number];

/** How somebody gets in, as operators see it. */
export interface Account {
	state: AccountState;
	address: string | undefined;
	invitedAt: Date | undefined;
	signedInSince: Date | undefined;
}

/** Reads how these people get in; for operators, who alone have the rows. */
export async function accountsOf(tx: Tx, ids: string[]): Promise<Map<string, Account>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('person as p')
		.leftJoin('person_address as a', (join) =>
			join.onRef('a.person_id', '=', 'p.id').on('a.retired_at', 'is', null),
		)
		.select(['p.id', 'p.deactivated_at', 'a.address'])
		.select((eb) => [
			eb
				.selectFrom('invitation as i')
				.select((i) => i.fn.max('i.invited_at').as('at'))
				.whereRef('i.person_id', '=', 'p.id')
				.as('invited_at'),
			eb
				.selectFrom('account as c')
				.select((c) => c.fn.min('c.created_at').as('at'))
				.whereRef('c.person_id', '=', 'p.id')
				.as('signed_in_since'),
		])
		.where('p.id', 'in', ids)
		.execute();
	return new Map(
		rows.map((row) => [
			row.id,
			{
				state: stateOf(row),
				address: row.address ?? undefined,
				invitedAt: row.invited_at ?? undefined,
				signedInSince: row.signed_in_since ?? undefined,
			},
		]),
	);
}

function stateOf(row: {
	deactivated_at: Date | null;
	address: string | null;
	invited_at: Date | null;
	signed_in_since: Date | null;
}): AccountState {
	if (row.deactivated_at !== null) return 'deactivated';
	if (row.signed_in_since !== null) return 'signed-in';
	if (row.address === null) return 'no-address';
	return row.invited_at === null ? 'not-invited' : 'invited';
}
