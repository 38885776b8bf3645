import { sql } from 'kysely';
import type { Translator } from '#messages/index.ts';
import { asOperator, type Member, visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { endSessionsOf, linkMinutes, signInLibrary } from './auth.ts';
import { countTry } from './rate.ts';

export { forgetSignInLibrary, tidySignIn } from './auth.ts';
export { countTry } from './rate.ts';

async function newLink(address: string, deliver: (token: string) => Promise<void>): Promise<void> {
	const { auth } = await signInLibrary();
	await auth.api.signInMagicLink({ body: { email: address, metadata: { deliver } }, headers: new Headers() });
}

function personOf(address: string): Promise<string | undefined> {
	return unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{ id: string | null }>`select person_of_address(${address}) as id`.execute(tx);
		return rows[0]?.id ?? undefined;
	});
}

/**
 * Mails a sign-in link to an address, if somebody may sign in with it. Says the same whether or not.
 * @param origin where the link leads: the configured address, or the one in use while mail stays in the outbox
 */
export async function askForLink(
	address: string,
	options: { origin: string; from: string; t: Translator },
): Promise<Refusal | { sent: true }> {
	const wanted = address.trim().toLowerCase();
	for (const [what, most] of [
		[`link to ${wanted}`, 5],
		[`link from ${options.from}`, 40],
	] as const) {
		const refusal = await countTry(what, most, 15);
		if (refusal) return refusal;
	}
	const person = await personOf(wanted);
	// For an address that nobody has all is done alike and then rolled back: what it takes would tell who is here.
	await newLink(wanted, async (token) => {
		await unitOfWork<Refusal | undefined>(visitor, async (tx) => {
			await writeMail(tx, {
				...(person === undefined ? {} : { toPerson: person }),
				toAddress: wanted,
				subject: options.t('mail.sign-in.subject'),
				body: options.t('mail.sign-in.body', {
					link: `${options.origin}/sign-in/link?token=${token}`,
					minutes: linkMinutes,
				}),
				at: now(),
			});
			return person === undefined ? missing : undefined;
		});
	});
	return { sent: true };
}

/** A started session: the cookies that carry it. */
export interface Started {
	personId: string;
	cookies: string[];
}

/**
 * Uses a link's token, once, and starts a session. A link that was used, has run out, or whose address no longer belongs to
 * anybody is refused, all with the same sentence.
 */
export async function useLink(token: string): Promise<Refusal | Started> {
	const { auth } = await signInLibrary();
	const worn = refuse('link-worn', { kind: 'invalid' });
	let answer: { headers: Headers; response: { user: { id: string; email: string } } | undefined };
	try {
		answer = (await auth.api.magicLinkVerify({
			query: { token },
			headers: new Headers(),
			returnHeaders: true,
		})) as never;
	} catch {
		return worn;
	}
	const user = answer.response?.user;
	if (!user) return worn;
	const person = await personOf(user.email);
	if (!person) {
		await endSessionsOf([user.id]);
		return worn;
	}
	await unitOfWork({ kind: 'visitor', provenAddress: user.email }, (tx) =>
		sql`insert into account (id, person_id, sign_in_user) values (${newId()}, ${person}, ${user.id})
			on conflict do nothing`.execute(tx),
	);
	const owner = await personOfUser(user.id);
	if (owner !== person) {
		await endSessionsOf([user.id]);
		return worn;
	}
	return { personId: person, cookies: answer.headers.getSetCookie() };
}

/**
 * Starts a session without a mail: for the first operator, who typed the terminal's code, and in a demonstration, whose
 * visitors choose whom to be. No other door calls it.
 */
export async function startSession(address: string): Promise<Refusal | Started> {
	let token: string | undefined;
	await newLink(address.toLowerCase(), async (made) => {
		token = made;
	});
	return token === undefined ? refuse('link-worn') : useLink(token);
}

function personOfUser(user: string): Promise<string | undefined> {
	return unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{ id: string | null }>`select person_of_sign_in(${user}) as id`.execute(tx);
		return rows[0]?.id ?? undefined;
	});
}

/** Who a request's session belongs to, with the cookies that keep it; undefined when nobody is signed in. */
export async function findSession(
	headers: Headers,
): Promise<{ actor: Member; cookies: string[] } | undefined> {
	if (!headers.get('cookie')?.includes('tandem.session_token')) return undefined;
	const { auth } = await signInLibrary();
	const answer = await auth.api.getSession({ headers, returnHeaders: true });
	const user = answer.response?.user;
	if (!user) return undefined;
	const personId = await personOfUser(user.id);
	if (!personId) return undefined;
	return { actor: { kind: 'member', personId }, cookies: answer.headers.getSetCookie() };
}

/** Ends the session of a request; gives the cookies that clear it. */
export async function endSession(headers: Headers): Promise<string[]> {
	const { auth } = await signInLibrary();
	const answer = await auth.api.signOut({ headers, returnHeaders: true });
	return answer.headers.getSetCookie();
}

/** Ends every session and every token of a person: after deactivating them, or when their address changes. */
export async function endSessions(
	operator: Parameters<typeof asOperator>[0],
	personId: string,
): Promise<void> {
	const at = now();
	const users = await unitOfWork(asOperator(operator), async (tx) => {
		await tx
			.updateTable('api_token')
			.set({ revoked_at: at })
			.where('person_id', '=', personId)
			.where('revoked_at', 'is', null)
			.execute();
		return tx.selectFrom('account').select('sign_in_user').where('person_id', '=', personId).execute();
	});
	await endSessionsOf(users.map((user) => user.sign_in_user));
}

/** Whether `then`, given in an address, is a path of ours to go on to after signing in. */
export function safePath(then: string | null): string {
	return then?.startsWith('/') && !then.startsWith('//') && !then.includes('\\') ? then : '/today';
}
