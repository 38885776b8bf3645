import { sql } from 'kysely';
import type { Translator } from '#messages/index.ts';
import { asOperator, type Member, visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { endSessionsOf, forgetSignInsBut, linkMinutes, signInLibrary } from './auth.ts';
import { countTry } from './rate.ts';

export { forgetSignInLibrary, linkMinutes, tidySignIn } from './auth.ts';
export {
	askToMake,
	askToUse,
	challengeOf,
	handleOf,
	readMade,
	readUsed,
	verifyMade,
	verifyUsed,
} from './ceremony.ts';
export { challengeMinutes, newChallenge, takeChallenge } from './challenge.ts';
export { type Device, deviceOf } from './device.ts';
export { countTry } from './rate.ts';
export {
	endOtherSessions,
	endOwnSession,
	endSessionsByPasskey,
	findSessions,
	passkeyOfSession,
	type SessionLine,
} from './sessions.ts';

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
				urgent: true,
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

/** Where and how a session begins: what the browser says of itself, and the passkey that has signed for it. */
export interface Beginning {
	userAgent?: string | null | undefined;
	how?: 'link' | 'passkey' | 'here';
	passkeyId?: string;
}

/**
 * Uses a link's token, once, and starts a session. A link that was used, has run out, or whose address no longer belongs to
 * anybody is refused, all with the same sentence.
 */
export async function useLink(token: string, beginning: Beginning = {}): Promise<Refusal | Started> {
	const { auth, database } = await signInLibrary();
	const worn = refuse('link-worn', { kind: 'invalid' });
	let answer: {
		headers: Headers;
		response: { user: { id: string; email: string }; session: { id: string } } | undefined;
	};
	try {
		answer = (await auth.api.magicLinkVerify({
			query: { token },
			headers: new Headers({ 'user-agent': beginning.userAgent?.slice(0, 300) ?? '' }),
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
	const owner = await personOfUser(user);
	if (owner !== person) {
		await endSessionsOf([user.id]);
		return worn;
	}
	if (beginning.how !== undefined)
		await sql`update sign_in.session set how = ${beginning.how}, "passkeyId" = ${beginning.passkeyId ?? null}
			where id = ${answer.response?.session.id}`.execute(database);
	return { personId: person, cookies: answer.headers.getSetCookie() };
}

/**
 * Starts a session without a mail: for the first operator, who typed the terminal's code, in a demonstration, whose
 * visitors choose whom to be, and for whose passkey has signed. No other door calls it.
 */
export async function startSession(
	address: string,
	beginning: Beginning = { how: 'here' },
): Promise<Refusal | Started> {
	let token: string | undefined;
	await newLink(address.toLowerCase(), async (made) => {
		token = made;
	});
	return token === undefined ? refuse('link-worn') : useLink(token, beginning);
}

/** Whose a sign-in is; nobody's when the person has another address by now. */
function personOfUser(user: { id: string; email: string }): Promise<string | undefined> {
	return unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{
			id: string | null;
		}>`select person_of_session(${user.id}, ${user.email}) as id`.execute(tx);
		return rows[0]?.id ?? undefined;
	});
}

/** How exactly it is kept when a session was last used, in milliseconds. */
const usedWithin = 3_600_000;

/** Who a request's session belongs to, with its key and the cookies that keep it; undefined when nobody is signed in. */
export async function findSession(
	headers: Headers,
): Promise<{ actor: Member; id: string; cookies: string[] } | undefined> {
	if (!headers.get('cookie')?.includes('tandem.session_token')) return undefined;
	const { auth, database } = await signInLibrary();
	const answer = await auth.api.getSession({ headers, returnHeaders: true });
	if (!answer.response) return undefined;
	const { user, session } = answer.response;
	const personId = await personOfUser(user);
	if (!personId) return undefined;
	const at = now();
	if (at.getTime() - (session.lastUsedAt?.getTime() ?? 0) > usedWithin)
		await sql`update sign_in.session set "lastUsedAt" = ${at} where id = ${session.id}`.execute(database);
	return { actor: { kind: 'member', personId }, id: session.id, cookies: answer.headers.getSetCookie() };
}

/** Ends the session of a request; gives the cookies that clear it. */
export async function endSession(headers: Headers): Promise<string[]> {
	const { auth } = await signInLibrary();
	const answer = await auth.api.signOut({ headers, returnHeaders: true });
	return answer.headers.getSetCookie();
}

/**
 * Ends every session, every token and the feed of a person: after deactivating them, or when their address changes, of which nothing
 * that signed in by the old one stays.
 */
export async function endSessions(
	operator: Parameters<typeof asOperator>[0],
	personId: string,
): Promise<void> {
	const at = now();
	const { users, address } = await unitOfWork(asOperator(operator), async (tx) => {
		for (const wayIn of ['api_token', 'calendar_feed'] as const)
			await tx
				.updateTable(wayIn)
				.set({ revoked_at: at })
				.where('person_id', '=', personId)
				.where('revoked_at', 'is', null)
				.execute();
		const accounts = await tx
			.selectFrom('account')
			.select('sign_in_user')
			.where('person_id', '=', personId)
			.execute();
		const current = await tx
			.selectFrom('person_address')
			.select('address')
			.where('person_id', '=', personId)
			.where('retired_at', 'is', null)
			.executeTakeFirst();
		return { users: accounts.map((row) => row.sign_in_user), address: current?.address };
	});
	await endSessionsOf(users);
	await forgetSignInsBut(users, address);
}

/** Whether `then`, given in an address, is a path of ours to go on to after signing in. */
export function safePath(then: string | null): string {
	return then?.startsWith('/') && !then.startsWith('//') && !then.includes('\\') ? then : '/today';
}
