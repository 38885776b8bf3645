import { describe, expect, it } from 'vitest';
import { revokeToken, scopes } from '#server/domain/token/index.ts';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf, newId } from '#server/platform/ids.ts';
import { type Answer, ask, newToken, send, tokenOf, visit } from '../../../tests/api-asking.ts';
import { document, expectAsDocumented, operations } from '../../../tests/api-document.ts';
import {
	actorOf,
	type CastName,
	cast,
	planted,
	record,
	rehearse,
	scene,
	schools,
} from '../../../tests/cast/index.ts';
import { withDatabase } from '../../../tests/database.ts';

withDatabase(rehearse);

const visitsOf = async (name: CastName): Promise<string[]> =>
	(await ask(name, '/visits?limit=100')).body.visits.map((one: { id: string }) => one.id);

describe('without a token that works', () => {
	it('every operation answers 401 with the same bytes, and no cookie helps', async () => {
		const revoked = await newToken('ada');
		await revokeToken(actorOf('ada'), revoked.id);
		const first = await send('/me');
		for (const authorization of ['', 'Bearer', `Bearer ${revoked.secret}`, `Basic ${await tokenOf('ada')}`])
			for (const name of operations) {
				const [method = '', path = ''] = name.split(' ');
				const asked = path.replace('/api/v1', '').replace(/\{\w+\}/g, cast.clara.id);
				const headers = { authorization, cookie: 'tandem.session_token=x' };
				const answer = await send(asked, { method, headers });
				expect(`${answer.status} ${answer.text}`, name).toBe(`401 ${first.text}`);
			}
		expect(first.headers.get('www-authenticate')).toContain('Bearer');
		expect(first.headers.get('cache-control')).toBe('no-store');
		expect((await send('/nowhere')).text).toBe(first.text);
		expect((await send('/me', { method: 'DELETE' })).text).toBe(first.text);
	});

	it('the document is readable, and is the one that is committed', async () => {
		expect((await send('/openapi.json')).body).toEqual(document);
	});
});

describe('a scope', () => {
	it('lets a token reach less than its person, and is asked before anything is looked for', async () => {
		const narrow = await newToken('ada', ['people:read']);
		expect((await ask(narrow, '/people')).status).toBe(200);
		expect((await ask(narrow, '/me')).body).toMatchObject({ personId: cast.ada.id });
		const there = await ask(narrow, `/visits/${record.visit}`);
		const never = await ask(narrow, `/visits/${newId()}`);
		expect(there.status).toBe(403);
		expect(there.text).toBe(never.text);
		expect(there.body).toMatchObject({ code: 'scope-missing', scope: 'visits:read' });
		expect(there.body.detail).toContain('visits:read');
		expectAsDocumented('GET /api/v1/visits/{id}', there);
		const before = await visitsOf('ada');
		for (const body of [visit(), '{', { colour: 1 }])
			expect((await ask(narrow, '/visits', body)).body).toMatchObject({ scope: 'visits:write' });
		expect(await visitsOf('ada')).toEqual(before);
	});

	it('of visits shows no note, and leaves no reading of one: those are of notebooks', async () => {
		const at = `/visits/${record.visit}`;
		for (const name of ['ada', 'clara'] as const) {
			const whole = await ask(name, at);
			expect(whole.body.notes.length).toBeGreaterThan(0);
			const narrow = await ask(await newToken(name, ['visits:read', 'visits:write']), at);
			expect({ ...narrow.body, notes: 0, readings: 0 }).toEqual({ ...whole.body, notes: 0, readings: 0 });
			expect(narrow.body.notes).toBeUndefined();
			expectAsDocumented('GET /api/v1/visits/{id}', narrow);
		}
	});

	it('is needed by every operation but one, as the document says, and never reaches more than the person', async () => {
		const nothing = await newToken('clara', ['programme:write']);
		for (const name of operations) {
			const [method = '', path = ''] = name.split(' ');
			const needed = document.paths[path]?.[method.toLowerCase()]?.security[0]?.token ?? [];
			for (const scope of needed) expect(scopes, name).toContain(scope);
			if (needed.includes('programme:write')) continue;
			const answer = await ask(
				nothing,
				path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, newId()),
				undefined,
				{
					method,
				},
			);
			expect(answer.status, name).toBe(needed.length === 0 ? 200 : 403);
		}
		const running = await newToken('clara', ['installation:read', 'installation:write']);
		expect((await ask(running, '/installation/people')).status).toBe(404);
		expect((await ask(running, '/installation/acts')).status).toBe(404);
	});
});

describe('a list', () => {
	it('goes on page by page to its end, each thing once, by the addresses it gives', async () => {
		const whole = (await ask('ada', '/people?limit=100')).body.people.map((one: { id: string }) => one.id);
		const met: string[] = [];
		let path: string | undefined = `/people?limit=3&schoolId=${schools.harbour.id}`;
		for (let pages = 0; path !== undefined && pages < 20; pages += 1) {
			const page: Answer = await ask('ada', path);
			expectAsDocumented('GET /api/v1/people', page);
			expect(page.body.people.length).toBeLessThanOrEqual(3);
			met.push(...page.body.people.map((one: { id: string }) => one.id));
			const { next } = page.body;
			expect(page.headers.get('link')).toBe(next === undefined ? null : `<${next}>; rel="next"`);
			path = next?.replace('/api/v1', '');
			if (path) expect(path).toContain(`schoolId=${schools.harbour.id}`);
		}
		expect(met).toEqual(whole);
		expect(new Set(met).size).toBe(met.length);
	});

	it('refuses what is no place in it with a sentence, and takes a hundred at most', async () => {
		for (const path of [
			'/people',
			'/visits',
			'/notebooks',
			'/next-steps',
			'/profile/readers',
			'/profile/acts',
		])
			for (const after of ['x', '%27%20or%20true', '-1', '2026-13-77T00:00:00.000Z_x']) {
				const answer = await ask('ada', `${path}?after=${after}`);
				expect(answer.body, path).toMatchObject({
					status: 422,
					code: 'bad-cursor',
					errors: [{ parameter: 'after' }],
				});
			}
		// A day that no calendar has.
		const never = await ask('goran', `/set-ups?after=2026-02-30_${newId()}`);
		expect(never.body).toMatchObject({ status: 422, code: 'bad-cursor' });
		for (const limit of ['0', '101', '1.5', 'many', '-3'])
			expect((await ask('ada', `/people?limit=${limit}`)).body).toMatchObject({
				status: 422,
				errors: [{ parameter: 'limit' }],
			});
		expect((await ask('ada', '/people?limit=2&limit=3')).status).toBe(422);
		// A place that is no longer there is the end, so that nobody reads round and round.
		const gone = (await ask('ada', `/notebooks?after=${newId()}`)).body;
		expect(gone.notebooks).toEqual([]);
		expect(gone.next).toBeUndefined();
	});
});

describe('a key that is sent again', () => {
	it('makes once and answers the same, however often and however many at once', async () => {
		const headers = { 'idempotency-key': newId() };
		const body = visit();
		const before = await visitsOf('ada');
		const all = await Promise.all([1, 2, 3].map(() => ask('ada', '/visits', body, { headers })));
		const [first] = all;
		expect(first?.status, first?.text).toBe(201);
		expect(first?.headers.get('location')).toBe(`/api/v1/visits/${first?.body.id}`);
		for (const again of [...all, await ask('ada', '/visits', body, { headers })]) {
			expect(again.status).toBe(201);
			expect(again.text).toBe(first?.text);
			expect(again.headers.get('location')).toBe(first?.headers.get('location'));
		}
		expect((await visitsOf('ada')).length).toBe(before.length + 1);
		expect((await ask('ada', `/visits/${first?.body.id}`)).text).toContain('🪶 مرحبا');
		expect((await ask('clara', `/visits/${first?.body.id}`)).text).not.toContain(planted.privateNote);
	});

	it('is refused for another request, and is each person’s own', async () => {
		const headers = { 'idempotency-key': newId() };
		const body = visit();
		const first = await ask('ada', '/visits', body, { headers });
		const other = await ask('ada', '/visits', { ...body, minutes: 46 }, { headers });
		expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
		expectAsDocumented('POST /api/v1/visits', other);
		const elsewhere = await ask(
			'ada',
			`/schools/${schools.harbour.id}/look-fors`,
			{ words: 'x' },
			{ headers },
		);
		expect(elsewhere.body).toMatchObject({ code: 'idempotency-key-reused' });
		const bens = await ask('ben', `/schools/${schools.harbour.id}/look-fors`, { words: 'x' }, { headers });
		expect(bens.status).toBe(201);
		expect((await ask('ada', `/visits/${first.body.id}`)).body.minutes).toBe(45);
	});

	it('is asked for, and is free again after a refusal', async () => {
		const none = await ask('ada', '/visits', visit(), { headers: { 'idempotency-key': '' } });
		expect(none.body).toMatchObject({ status: 400, errors: [{ header: 'Idempotency-Key' }] });
		expectAsDocumented('POST /api/v1/visits', none);
		const headers = { 'idempotency-key': newId() };
		const wrong = { ...visit(), startsAt: '1999-12-31T08:00:00Z' };
		expect((await ask('ada', '/visits', wrong, { headers })).body).toMatchObject({ code: 'visit-too-far' });
		expect((await ask('ada', '/visits', visit(), { headers })).status).toBe(201);
	});
});

describe('a record that two people change', () => {
	it('is saved on top of the version that was read; else the present one is told', async () => {
		const path = `/collaborations/${scene.clara}`;
		const { version } = (await ask('ada', path)).body;
		const focus = { version, title: 'Water', aim: planted.aim, tools: [] };
		expect((await ask('ada', `${path}/focus`, focus, { method: 'PUT' })).status).toBe(204);
		const late = await ask('clara', `${path}/focus`, { ...focus, title: 'Rivers' }, { method: 'PUT' });
		expect(late.body).toMatchObject({ status: 409, code: 'changed-meanwhile', version: version + 1 });
		expectAsDocumented('PUT /api/v1/collaborations/{id}/focus', late);
		const again = { ...focus, title: 'Rivers', version: late.body.version };
		expect((await ask('clara', `${path}/focus`, again, { method: 'PUT' })).status).toBe(204);
	});
});

describe('what may not be seen', () => {
	it.each([
		['/collaborations/', scene.clara],
		['/visits/', record.visit],
		['/notebooks/', cast.clara.id],
		['/next-steps/', record.nextStep],
	])('is not there, with the same bytes as what never was: %s', async (path, id) => {
		for (const name of ['ben', 'daniel', 'emre', 'fatima', 'goran', 'ivo', 'mara', 'lena'] as const) {
			// A facilitator of the school may begin a notebook of anyone's: it is empty.
			if (path === '/notebooks/' && name === 'ben') continue;
			const hidden = await ask(name, path + id);
			const never = await ask(name, path + newId());
			const nonsense = await ask(name, `${path}1%27%20or%20true`);
			expect(never.status).toBe(404);
			expect(nonsense.text).toBe(never.text);
			expect(hidden.text, name).toBe(never.text);
			expect(hidden.status, name).toBe(404);
		}
	});

	it('is not written into either, as if it were not there', async () => {
		const never = await ask('ben', '/visits', { ...visit(), collaborationId: newId() });
		const hidden = await ask('ben', '/visits', visit());
		expect(hidden.status).toBe(never.status);
		expect(hidden.text).toBe(never.text);
	});

	it('is found by name in any script by who may, and by nobody else', async () => {
		expect((await ask('ada', '/people?search=celik')).body.people).toMatchObject([{ id: cast.emre.id }]);
		const arabic = encodeURIComponent('فاطمة');
		expect((await ask('ada', `/people?search=${arabic}`)).body.people).toMatchObject([
			{ id: cast.fatima.id },
		]);
		expect((await ask('lena', '/people?search=celik')).body.people).toEqual([]);
	});
});

describe('a token’s share', () => {
	it('is six hundred requests in ten minutes, each token its own, and is told with every answer', async () => {
		const busy = await newToken('daniel');
		await unitOfWork(visitor, (tx) =>
			tx
				.insertInto('rate_limit')
				.values({ key: hashOf(`api ${hashOf(busy.secret)}`), window_starts: now(), tries: 599 })
				.execute(),
		);
		const last = await ask(busy, '/me');
		expect(last.status).toBe(200);
		expect(last.headers.get('ratelimit-policy')).toBe('"token";q=600;w=600');
		expect(last.headers.get('ratelimit')).toMatch(/^"token";r=0;t=\d+$/);
		const refused = await ask(busy, '/me');
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(600);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
		expectAsDocumented('GET /api/v1/me', refused);
		expect((await ask('daniel', '/me')).status).toBe(200);
	});
});
