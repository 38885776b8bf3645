import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { askToMake, countTry, newChallenge } from '#server/platform/sign-in/index.ts';
import { mostPasskeys, transportsOf } from './passkey.ts';

/**
 * What the actor's browser is asked in order to make a passkey here.
 * @param origin the address that people type: the passkey works there and nowhere else
 * @returns refused when there are `mostPasskeys` already, or after too many tries
 */
export async function offerPasskey(
	actor: Member,
	origin: string,
): Promise<Refusal | Awaited<ReturnType<typeof askToMake>>> {
	const tried = await countTry(`passkey for ${actor.personId}`, 20, 15);
	if (tried) return tried;
	const { address, has } = await unitOfWork(actor, async (tx) => ({
		address: await tx
			.selectFrom('person_address')
			.select('address')
			.where('person_id', '=', actor.personId)
			.where('retired_at', 'is', null)
			.executeTakeFirst(),
		has: await tx
			.selectFrom('passkey')
			.select(['credential_id', 'transports'])
			.where('person_id', '=', actor.personId)
			.limit(mostPasskeys)
			.execute(),
	}));
	if (!address) return missing;
	if (has.length >= mostPasskeys) return tooMany();
	const challenge = await newChallenge({ kind: 'add', personId: actor.personId });
	return askToMake(origin, challenge, {
		id: actor.personId,
		address: address.address,
		has: has.map((one) => ({
			credentialId: one.credential_id,
			transports: transportsOf(one.transports),
		})),
	});
}

/** The refusal of one passkey too many. */
export function tooMany(): Refusal {
	return refuse('too-many-passkeys', { kind: 'conflict', args: { most: mostPasskeys } });
}
