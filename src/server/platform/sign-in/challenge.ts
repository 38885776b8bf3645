import { sql } from 'kysely';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf, newSecret } from '#server/platform/ids.ts';

/** What a device is asked to sign for: to sign somebody in, or to become a passkey of this person. */
export type Purpose = { kind: 'sign-in' } | { kind: 'add'; personId: string };

/** How long a challenge can be answered, in minutes. */
export const challengeMinutes = 5;

const personOf = (purpose: Purpose) => (purpose.kind === 'add' ? purpose.personId : null);

/** Makes a challenge for one purpose: random bytes in base64url, of which only the hash is kept. */
export async function newChallenge(purpose: Purpose): Promise<string> {
	const challenge = newSecret();
	const row = {
		challenge_hash: hashOf(challenge),
		purpose: purpose.kind,
		person_id: personOf(purpose),
		expires_at: new Date(now().getTime() + challengeMinutes * 60_000),
	};
	await unitOfWork(visitor, (tx) => tx.insertInto('passkey_challenge').values(row).execute());
	return challenge;
}

/** Takes a challenge away, so that nobody answers it again. False when it was never given, for this, or has run out. */
export async function takeChallenge(challenge: string, purpose: Purpose): Promise<boolean> {
	const at = now();
	const { rows } = await unitOfWork(visitor, (tx) =>
		sql`delete from passkey_challenge
			where challenge_hash = ${hashOf(challenge)} and purpose = ${purpose.kind}
				and person_id is not distinct from ${personOf(purpose)}::uuid and expires_at > ${at}
			returning 1`.execute(tx),
	);
	return rows.length > 0;
}

/** Removes the challenges that nobody answered in time. */
export async function tidyChallenges(): Promise<void> {
	const at = now();
	await unitOfWork(visitor, (tx) =>
		tx.deleteFrom('passkey_challenge').where('expires_at', '<', at).execute(),
	);
}
