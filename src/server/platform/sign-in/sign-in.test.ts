import type { PoolClient } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { translator } from '#messages/index.ts';
import { machine } from '#server/platform/actor.ts';
import { holdClock } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { runAs } from '#server/platform/database/role-pool.ts';
import { hashOf } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, cast } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { signInLibrary } from './auth.ts';
import {
	askForLink,
	endOtherSessions,
	endOwnSession,
	endSession,
	endSessions,
	findSession,
	findSessions,
	forgetSignInLibrary,
	safePath,
	startSession,
	tidySignIn,
	useLink,
} from './index.ts';

const database = withDatabase(assemble);
const t = translator('en');
const from = { origin: 'http://tandem.test', from: '203.0.113.7', t };

function letters(): Promise<{ to_address: string; subject: string; body: string }[]> {
	return unitOfWork({ kind: 'mailer' }, (tx) =>
		tx.selectFrom('mail').select(['to_address', 'subject', 'body']).orderBy('id').execute(),
	);
}

/** The statements that reach the database meanwhile; how a transaction ends is one step, either way. */
async function stepsOf(work: () => Promise<unknown>): Promise<string[]> {
	const { pool } = database();
	const steps: string[] = [];
	const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
	const listening = vi.spyOn(pool, 'connect').mockImplementation(async () => {
		const client = await connect();
		const query = client.query.bind(client) as (...given: unknown[]) => unknown;
		const heard = Object.create(client) as PoolClient;
		heard.query = ((text: string, ...rest: unknown[]) => {
			steps.push(text.replace(/^(commit|rollback)$/, 'end'));
			return query(text, ...rest);
		}) as PoolClient['query'];
		heard.release = client.release.bind(client);
		return heard;
	});
	await work();
	listening.mockRestore();
	return steps;
}

const tokenIn = (body: string) => /token=(\S+)/.exec(body)?.[1] ?? '';

beforeEach(() => forgetSignInLibrary());
afterEach(async () => {
	await unitOfWork({ kind: 'visitor' }, (tx) => tx.deleteFrom('rate_limit').execute());
});

describe('a link by mail', () => {
	it('goes to somebody of the school, and signs in once', async () => {
		expect(await askForLink(' Ada@Example.org ', from)).toEqual({ sent: true });
		const [letter] = await letters();
		expect(letter?.to_address).toBe('ada@example.org');
		const token = tokenIn(letter?.body ?? '');
		const started = await useLink(token);
		if (isRefusal(started)) throw new Error('refused');
		expect(started.personId).toBe(cast.ada.id);
		expect(isRefusal(await useLink(token))).toBe(true);
	});

	it('is not written for an address that nobody has, and the answer is the same', async () => {
		const before = (await letters()).length;
		expect(await askForLink('stranger@example.org', from)).toEqual({ sent: true });
		expect((await letters()).length).toBe(before);
	});

	it('takes the same steps for an address that nobody has: the time it takes tells nothing', async () => {
		await askForLink('ada@example.org', from);
		const ofNobody = await stepsOf(() => askForLink('nobody@example.org', from));
		expect(ofNobody.length).toBeGreaterThan(5);
		expect(ofNobody).toEqual(await stepsOf(() => askForLink('ada@example.org', from)));
	});

	it('is refused with one sentence when it was never given', async () => {
		const refusal = await useLink('never-given');
		expect(isRefusal(refusal) && refusal.code).toBe('link-worn');
	});

	it('is refused when the person was deactivated meanwhile', async () => {
		await askForLink('emre@example.org', from);
		const token = tokenIn((await letters()).at(-1)?.body ?? '');
		await unitOfWork(machine, (tx) =>
			tx.updateTable('person').set({ deactivated_at: new Date() }).where('id', '=', cast.emre.id).execute(),
		);
		expect(isRefusal(await useLink(token))).toBe(true);
		await unitOfWork(machine, (tx) =>
			tx.updateTable('person').set({ deactivated_at: null }).where('id', '=', cast.emre.id).execute(),
		);
	});

	it('is stored as a hash, never as it was sent', async () => {
		await askForLink('clara@example.org', from);
		const token = tokenIn((await letters()).at(-1)?.body ?? '');
		const { rows } = await runAs('tandem_sign_in', 'select identifier, value from sign_in.verification');
		expect(token.length).toBeGreaterThan(20);
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it('may be asked for five times in a quarter of an hour, and no more', async () => {
		for (let time = 0; time < 5; time += 1)
			expect(isRefusal(await askForLink('clara@example.org', from))).toBe(false);
		const refusal = await askForLink('clara@example.org', from);
		expect(isRefusal(refusal) && refusal.code).toBe('too-many-tries');
	});
});

describe('a session', () => {
	const headersOf = (cookies: string[]) =>
		new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

	it('belongs to its person, and to nobody after signing out', async () => {
		const started = await startSession('clara@example.org');
		if (isRefusal(started)) throw new Error('refused');
		const headers = headersOf(started.cookies);
		expect((await findSession(headers))?.actor).toEqual({ kind: 'member', personId: cast.clara.id });
		await endSession(headers);
		expect(await findSession(headers)).toBeUndefined();
	});

	it('is a new one at each sign-in, and carries a cookie that no script reads', async () => {
		const [first, second] = [
			await startSession('clara@example.org'),
			await startSession('clara@example.org'),
		];
		if (isRefusal(first) || isRefusal(second)) throw new Error('refused');
		expect(first.cookies[0]).not.toBe(second.cookies[0]);
		expect(first.cookies[0]).toMatch(/HttpOnly/i);
		expect(first.cookies[0]).toMatch(/SameSite=Lax/i);
	});

	it('ends at once when an operator ends it, and for nobody else', async () => {
		const [clara, daniel] = [
			await startSession('clara@example.org'),
			await startSession('daniel@example.org'),
		];
		if (isRefusal(clara) || isRefusal(daniel)) throw new Error('refused');
		await endSessions(machine, cast.clara.id);
		expect(await findSession(headersOf(clara.cookies))).toBeUndefined();
		expect((await findSession(headersOf(daniel.cookies)))?.actor.personId).toBe(cast.daniel.id);
	});

	it('is not found in a cookie that was tampered with', async () => {
		const started = await startSession('clara@example.org');
		if (isRefusal(started)) throw new Error('refused');
		const cookie = headersOf(started.cookies).get('cookie') ?? '';
		expect(
			await findSession(
				new Headers({ cookie: cookie.replace(/=(.)/, (_, letter) => `=${letter === 'a' ? 'b' : 'a'}`) }),
			),
		).toBeUndefined();
	});

	it('is kept as a hash of its token: what the table holds signs nobody in', async () => {
		const started = await startSession('hana@example.org');
		if (isRefusal(started)) throw new Error('refused');
		const cookie = decodeURIComponent(headersOf(started.cookies).get('cookie') ?? '');
		const token = /session_token=([^.]+)\./.exec(cookie)?.[1] ?? '';
		expect(token.length).toBeGreaterThan(20);
		const { rows } = await runAs('tandem_sign_in', 'select token from sign_in.session');
		const kept = (rows as { token: string }[]).map((row) => row.token);
		expect(kept).not.toContain(token);
		expect(kept).toContain(hashOf(token));
		const { auth } = await signInLibrary();
		const { internalAdapter } = await auth.$context;
		expect((await internalAdapter.findSession(token))?.user.email).toBe('hana@example.org');
		expect(await internalAdapter.findSession(hashOf(token))).toBeNull();
	});

	it('lasts while it is used: the library renews it by the same token', async () => {
		const started = await startSession('joy@example.org');
		if (isRefusal(started)) throw new Error('refused');
		await runAs(
			'tandem_sign_in',
			`update sign_in.session set "expiresAt" = now() + interval '1 day', "lastUsedAt" = now() - interval '3 days'
			where "userId" = (select id from sign_in."user" where email = 'joy@example.org')`,
		);
		const found = await findSession(headersOf(started.cookies));
		expect(found?.cookies.length).toBeGreaterThan(0);
		expect((await findSession(headersOf(started.cookies)))?.id).toBe(found?.id);
		const { rows } = await runAs(
			'tandem_sign_in',
			`select 1 from sign_in.session where "userId" = (select id from sign_in."user" where email = 'joy@example.org')
			and "expiresAt" > now() + interval '10 days' and "lastUsedAt" > now() - interval '1 hour'`,
		);
		expect(rows).toHaveLength(1);
	});

	it('is told to its owner with its device, and ended by its owner alone, one or all others', async () => {
		const on = (userAgent: string) => startSession('goran@example.org', { userAgent, how: 'here' });
		const all = [
			await on(
				'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
			),
			await on('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1'),
			await on('x'.repeat(5000)),
		];
		const [first] = all;
		if (first === undefined || isRefusal(first)) throw new Error('refused');
		const goran = actorOf('goran');
		const sessions = await findSessions(goran);
		expect(sessions.map((one) => one.device)).toEqual(
			expect.arrayContaining([
				{ browser: 'Edge', system: 'Windows' },
				{ browser: 'Safari', system: 'iPhone' },
				{ browser: undefined, system: undefined },
			]),
		);
		const kept = await findSession(headersOf(first.cookies));
		const phone = sessions.find((one) => one.device.system === 'iPhone')?.id ?? '';
		expect(await endOwnSession(actorOf('clara'), phone)).toMatchObject({ code: 'missing' });
		expect(await endOwnSession(goran, phone)).toEqual({ ended: 1 });
		expect(await endOwnSession(goran, phone)).toMatchObject({ code: 'missing' });
		expect(await endOtherSessions(actorOf('clara'), kept?.id ?? '')).toBeDefined();
		expect(await findSessions(goran)).toHaveLength(2);
		expect(await endOtherSessions(goran, kept?.id ?? '')).toEqual({ ended: 1 });
		expect((await findSession(headersOf(first.cookies)))?.id).toBe(kept?.id);
	});

	it('that has run out is tidied away', async () => {
		await startSession('daniel@example.org');
		await runAs('tandem_sign_in', `update sign_in.session set "expiresAt" = now() - interval '1 day'`);
		await tidySignIn();
		const { rows } = await runAs('tandem_sign_in', 'select count(*)::int as n from sign_in.session');
		expect(rows).toEqual([{ n: 0 }]);
	});
});

describe('what was tried', () => {
	it('is forgotten when it is long over, and counted until then', async () => {
		for (let tries = 0; tries < 5; tries += 1) await askForLink('nobody@example.org', from);
		await tidySignIn();
		expect(await askForLink('nobody@example.org', from)).toMatchObject({ code: 'too-many-tries' });
		const letGo = holdClock(() => new Date(Date.now() + 25 * 3_600_000));
		await tidySignIn();
		letGo();
		const left = await unitOfWork({ kind: 'visitor' }, (tx) =>
			tx.selectFrom('rate_limit').selectAll().execute(),
		);
		expect(left).toEqual([]);
	});
});

describe('where one goes on to', () => {
	it.each([
		['/notebook?x=1', '/notebook?x=1'],
		['//evil.example', '/today'],
		['https://evil.example', '/today'],
		['/\\evil.example', '/today'],
		[null, '/today'],
	])('%s leads to %s', (then, path) => {
		expect(safePath(then)).toBe(path);
	});
});

describe('the resting session', () => {
	it('reaches nothing: no table, no function, no schema of a library', async () => {
		for (const statement of [
			'select * from note',
			'select * from person',
			'select me()',
			'select my_schools()',
			'select person_of_address($$a$$)',
			'select * from sign_in.session',
			'select * from sign_in.secret',
			'select * from public.migration',
		])
			await expect(database().pool.query(statement), statement).rejects.toMatchObject({
				code: expect.stringMatching(/42501|42P01|42883|3F000/),
			});
	});
});
