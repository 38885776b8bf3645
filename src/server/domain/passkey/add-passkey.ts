import { sql } from 'kysely';
import { wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { brokenConstraint, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { challengeOf, readMade, takeChallenge, verifyMade } from '#server/platform/sign-in/index.ts';
import { tooMany } from './offer-passkey.ts';
import { mostPasskeys, nameOfPasskey } from './passkey.ts';

/**
 * Adds the passkey that the actor's browser has made, and tells them by mail: one that they did not add themself should not
 * go unnoticed.
 * @param wanted its name, and the browser's answer as JSON
 * @param origin the address that people type
 * @returns its id and name; refused when the answer is not to what was asked, or is too late, or was given before
 */
export async function addPasskey(
	actor: Member,
	wanted: { name: string; answer: string },
	origin: string,
): Promise<Refusal | { id: string; name: string }> {
	const name = nameOfPasskey(wanted.name);
	if (isRefusal(name)) return name;
	const failed = refuse('passkey-not-made');
	const answer = readMade(wanted.answer);
	if (!answer) return failed;
	const challenge = challengeOf(answer);
	if (!(await takeChallenge(challenge, { kind: 'add', personId: actor.personId }))) return failed;
	const made = await verifyMade(answer, origin, challenge);
	if (!made) return failed;
	const at = now();
	const id = newId();
	try {
		return await unitOfWork<Refusal | { id: string; name: string }>(actor, async (tx) => {
			await sql`select pg_advisory_xact_lock(hashtext(${`passkey ${actor.personId}`}))`.execute(tx);
			const { has } = await tx
				.selectFrom('passkey')
				.select((eb) => eb.fn.countAll<string>().as('has'))
				.where('person_id', '=', actor.personId)
				.executeTakeFirstOrThrow();
			if (Number(has) >= mostPasskeys) return tooMany();
			await tx
				.insertInto('passkey')
				.values({
					id,
					person_id: actor.personId,
					name,
					credential_id: made.credentialId,
					public_key: made.publicKey,
					counter: String(made.counter),
					transports: made.transports.join(' ').slice(0, 200),
					made_at: at,
				})
				.execute();
			const person = await tx
				.selectFrom('person_address as a')
				.innerJoin('person as p', 'p.id', 'a.person_id')
				.select(['a.address', 'p.language'])
				.where('p.id', '=', actor.personId)
				.where('a.retired_at', 'is', null)
				.executeTakeFirst();
			if (person) {
				const t = wordsFor(person.language);
				await writeMail(tx, {
					toPerson: actor.personId,
					toAddress: person.address,
					subject: t('mail.passkey-added.subject'),
					body: t('mail.passkey-added.body', { link: `${origin}/profile/signing-in` }),
					at,
				});
			}
			await tx
				.insertInto('event')
				.values({ id: newId(), at, name: 'passkey.added', actor_id: actor.personId, subject_id: id })
				.execute();
			return { id, name };
		});
	} catch (error) {
		// A device that names a passkey as somebody else's is named is told what any other failure is told.
		if (brokenConstraint(error) === 'passkey_credential_id_key') return failed;
		throw error;
	}
}
