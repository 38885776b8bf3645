import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf, newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, rehearse } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	actorOfToken,
	findTokens,
	type MadeToken,
	makeToken,
	mostTokens,
	reachIn,
	revokeToken,
	scopes,
	scopesOf,
	tokenDays,
} from './index.ts';

withDatabase(rehearse);

let letGo = () => {};
afterEach(() => letGo());

async function made(
	by: 'ada' | 'ben' | 'clara' | 'daniel' | 'fatima',
	name = 'Timetable script',
): Promise<MadeToken & { secret: string }> {
	const token = await makeToken(actorOf(by), { entry: newId(), name });
	if (isRefusal(token) || token.secret === undefined) throw new Error('The token was not made');
	return { ...token, secret: token.secret };
}

describe('a personal token', () => {
	it('acts as its owner, and a made-up one as nobody', async () => {
		const token = await made('ada');
		expect(await actorOfToken(token.secret)).toMatchObject({ actor: actorOf('ada') });
		for (const other of [
			'',
			'tandem_',
			`${token.secret}x`,
			token.secret.slice(0, -1),
			'\u0000',
			hashOf(token.secret),
		])
			expect(await actorOfToken(other)).toBeUndefined();
	});

	it('is shown once: only its hash is kept, and the same form sent again shows nothing', async () => {
		const entry = newId();
		const first = await makeToken(actorOf('ada'), { entry, name: 'Twice' });
		const second = await makeToken(actorOf('ada'), { entry, name: 'Twice' });
		expect(first).toMatchObject({ secret: expect.stringMatching(/^tandem_[\w-]{43}$/) });
		expect(second).toEqual({ ...first, secret: undefined });
		expect((await findTokens(actorOf('ada'))).filter((token) => token.name === 'Twice')).toHaveLength(1);
		const { rows } = await unitOfWork(actorOf('ada'), (tx) =>
			sql<{ row: string }>`select api_token::text as row from api_token`.execute(tx),
		);
		const secret = isRefusal(first) ? '' : (first.secret ?? '');
		for (const { row } of rows) expect(row).not.toContain(secret.slice('tandem_'.length));
	});

	it('stops working when it is revoked, by its owner and nobody else', async () => {
		const token = await made('ada');
		for (const name of ['ben', 'clara', 'fatima', 'ivo'] as const)
			expect(await revokeToken(actorOf(name), token.id), name).toEqual(missing);
		expect(await actorOfToken(token.secret)).toMatchObject({ actor: actorOf('ada') });
		expect(await revokeToken(actorOf('ada'), token.id)).toEqual({ revoked: 'Timetable script' });
		expect(await revokeToken(actorOf('ada'), token.id)).toEqual({ revoked: 'Timetable script' });
		expect(await actorOfToken(token.secret)).toBeUndefined();
		expect((await findTokens(actorOf('ada'))).map((one) => one.id)).not.toContain(token.id);
		expect(await revokeToken(actorOf('ada'), 'nothing')).toEqual(missing);
	});

	it('stops working after ninety days', async () => {
		const made89 = new Date(now().getTime() - (tokenDays - 1) * 86_400_000);
		const made91 = new Date(now().getTime() - (tokenDays + 1) * 86_400_000);
		letGo = holdClock(() => made89);
		const young = await made('daniel');
		letGo();
		letGo = holdClock(() => made91);
		const old = await made('daniel');
		letGo();
		expect(await actorOfToken(young.secret)).toMatchObject({ actor: actorOf('daniel') });
		expect(await actorOfToken(old.secret)).toBeUndefined();
		expect((await findTokens(actorOf('daniel'))).map((one) => one.id)).toEqual([young.id]);
	});

	it('says on which day it was last used', async () => {
		const token = await made('ben');
		const before = (await findTokens(actorOf('ben'))).find((one) => one.id === token.id);
		expect(before?.lastUsedOn).toBeNull();
		await actorOfToken(token.secret);
		const after = (await findTokens(actorOf('ben'))).find((one) => one.id === token.id);
		expect(after?.lastUsedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
	});

	it('is one of ten at most, two forms at once included', async () => {
		for (let count = 0; count < mostTokens - 1; count += 1) await made('clara', `Script ${count}`);
		const both = await Promise.all(
			['one', 'two'].map((name) => makeToken(actorOf('clara'), { entry: newId(), name })),
		);
		expect(both.filter((token) => isRefusal(token) && token.code === 'too-many-tokens')).toHaveLength(1);
		const [first] = await findTokens(actorOf('clara'));
		await revokeToken(actorOf('clara'), first?.id ?? '');
		expect(isRefusal(await makeToken(actorOf('clara'), { entry: newId(), name: 'after' }))).toBe(false);
	});

	it('needs a name that fits, in any script', async () => {
		const refused = async (name: string) => makeToken(actorOf('ben'), { entry: newId(), name });
		expect(await refused('   ')).toMatchObject({ code: 'required', field: 'name' });
		expect(await refused('x'.repeat(101))).toMatchObject({ code: 'too-long', field: 'name' });
		expect(await refused('جدول 📅 l’école')).toMatchObject({ name: 'جدول 📅 l’école' });
		expect(await makeToken(actorOf('ben'), { entry: 'no', name: 'x' })).toEqual(missing);
	});

	it('reaches what it was made for: all there is when nothing was chosen, and never nothing', async () => {
		const whole = await made('fatima');
		expect((await actorOfToken(whole.secret))?.scopes).toEqual([...scopes]);
		const chosen = ['visits:read', 'people:read', 'people:write', 'everything'];
		const narrow = await makeToken(actorOf('fatima'), { entry: newId(), name: 'Narrow', scopes: chosen });
		if (isRefusal(narrow) || narrow.secret === undefined) throw new Error('The token was not made');
		expect((await actorOfToken(narrow.secret))?.scopes).toEqual(['visits:read', 'people:read']);
		expect((await findTokens(actorOf('fatima'))).find((one) => one.id === narrow.id)?.scopes).toEqual([
			'visits:read',
			'people:read',
		]);
		for (const none of [[], ['everything']])
			expect(
				await makeToken(actorOf('fatima'), { entry: newId(), name: 'None', scopes: none }),
			).toMatchObject({ code: 'token-without-scope', field: 'scopes' });
	});

	it('is chosen area by area: who writes also reads', () => {
		expect(scopesOf({ visits: 'write', people: 'read', notebooks: 'none' })).toEqual([
			'people:read',
			'visits:read',
			'visits:write',
		]);
		expect(reachIn('visits', ['visits:read'])).toBe('read');
		expect(reachIn('visits', ['visits:read', 'visits:write'])).toBe('write');
		expect(reachIn('people', ['visits:read'])).toBe('none');
	});

	it('is made by each for themself, whatever entry a form of another carried', async () => {
		const entry = newId();
		const mine = await makeToken(actorOf('ada'), { entry, name: 'mine' });
		const theirs = await makeToken(actorOf('ben'), { entry, name: 'theirs' });
		expect([mine, theirs]).toMatchObject([{ name: 'mine' }, { name: 'theirs' }]);
	});

	it('stops working with its owner’s deactivation', async () => {
		const token = await made('ben');
		await unitOfWork(machine, (tx) =>
			tx.updateTable('person').set({ deactivated_at: now() }).where('id', '=', cast.ben.id).execute(),
		);
		expect(await actorOfToken(token.secret)).toBeUndefined();
	});
});
