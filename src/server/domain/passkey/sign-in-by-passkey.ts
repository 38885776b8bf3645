import { sql } from 'kysely';
import { wordsFor } from '#server/domain/people/index.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import {
	askToUse,
	challengeOf,
	countTry,
	endSessionsByPasskey,
	handleOf,
	newChallenge,
	readUsed,
	type Started,
	startSession,
	takeChallenge,
	verifyUsed,
} from '#server/platform/sign-in/index.ts';
import { hasCountedOn } from './passkey.ts';

const minutes = 15;

/**
 * What a browser is asked in order to sign somebody in: the same for everybody, since nobody has said yet who they are.
 * @param where the address that people type, and where the request comes from, by which tries are counted
 */
export async function askForPasskey(where: {
	origin: string;
	from: string;
}): Promise<Refusal | Awaited<ReturnType<typeof askToUse>>> {
	const tried = await countTry(`passkey asked from ${where.from}`, 600, minutes);
	if (tried) return tried;
	return askToUse(where.origin, await newChallenge({ kind: 'sign-in' }));
}

/**
 * Signs in whoever's passkey has signed the challenge. One that is unknown, removed, somebody else's, of who is deactivated,
 * or signed for another place or time is refused, all with the same sentence; so is one whose counter went back, which is
 * then trusted no more, and its owner told.
 * @param text the browser's answer as JSON
 */
export async function signInByPasskey(
	text: string,
	where: { origin: string; from: string; userAgent: string | null },
): Promise<Refusal | Started> {
	const tried = await countTry(`passkey from ${where.from}`, 200, minutes);
	if (tried) return tried;
	const refused = refuse('passkey-refused');
	const answer = readUsed(text);
	if (!answer) return refused;
	const challenge = challengeOf(answer);
	if (!(await takeChallenge(challenge, { kind: 'sign-in' }))) return refused;
	const passkey = await findPresented(answer.id);
	if (!passkey) return refused;
	const used = await verifyUsed(answer, where.origin, challenge, passkey);
	if (!used || !isHandleOf(passkey.personId, answer.response.userHandle)) return refused;
	if (!(await countOn(passkey, used.counter))) {
		await endSessionsByPasskey(passkey.id);
		return refused;
	}
	const started = await startSession(passkey.address, {
		how: 'passkey',
		passkeyId: passkey.id,
		userAgent: where.userAgent,
	});
	if (isRefusal(started) || started.personId !== passkey.personId) return refused;
	return started;
}

interface Presented {
	id: string;
	credentialId: string;
	publicKey: string;
	personId: string;
	address: string;
}

/** The passkey that a device names, if somebody may sign in by it. */
function findPresented(credentialId: string): Promise<Presented | undefined> {
	return unitOfWork<Presented | undefined>(
		{ kind: 'visitor', presentedPasskey: credentialId },
		async (tx) => {
			const row = await tx
				.selectFrom('passkey')
				.select(['id', 'public_key', 'person_id'])
				.select(sql<string | null>`address_of_passkey(credential_id)`.as('address'))
				.where('credential_id', '=', credentialId)
				.executeTakeFirst();
			if (!row || row.address === null) return undefined;
			const { id, public_key: publicKey, person_id: personId, address } = row;
			return { id, credentialId, publicKey, personId, address };
		},
	);
}

function isHandleOf(personId: string, given: string | undefined): boolean {
	return given === Buffer.from(handleOf(personId)).toString('base64url');
}

/** Keeps that a passkey was used. False when its counter went back: then it is doubted, and its owner told. */
function countOn(passkey: Presented, counter: number): Promise<boolean> {
	const at = now();
	return unitOfWork({ kind: 'visitor', provenPasskey: passkey.credentialId }, async (tx) => {
		const before = await tx
			.selectFrom('passkey')
			.select('counter')
			.where('id', '=', passkey.id)
			.forUpdate()
			.executeTakeFirst();
		if (!before) return false;
		if (hasCountedOn(Number(before.counter), counter)) {
			await tx
				.updateTable('passkey')
				.set({ counter: String(counter), last_used_at: at })
				.where('id', '=', passkey.id)
				.execute();
			return true;
		}
		await tx.updateTable('passkey').set({ doubted_at: at }).where('id', '=', passkey.id).execute();
		const t = wordsFor(undefined);
		await writeMail(tx, {
			toPerson: passkey.personId,
			toAddress: passkey.address,
			subject: t('mail.passkey-doubted.subject'),
			body: t('mail.passkey-doubted.body'),
			at,
		});
		return false;
	});
}
