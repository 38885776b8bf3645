import { z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { makeToken, revokeToken } from '#server/domain/token/index.ts';
import { visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf, newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
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
import { answerApi, apiDocument } from './index.ts';

withDatabase(rehearse);

interface Document {
	paths: Record<
		string,
		Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>
	>;
	components: { schemas: Record<string, object> };
}
const document = apiDocument() as Document;

const tokens = new Map<CastName, string>();
async function tokenOf(name: CastName): Promise<string> {
	const made = tokens.get(name) ?? (await newToken(name)).secret;
	tokens.set(name, made);
	return made;
}
async function newToken(name: CastName): Promise<{ id: string; secret: string }> {
	const made = await makeToken(actorOf(name), { entry: newId(), name: 'Test' });
	if (isRefusal(made) || made.secret === undefined) throw new Error('no token');
	return { id: made.id, secret: made.secret };
}

interface Answer {
	status: number;
	text: string;
	headers: Headers;
	// biome-ignore lint/suspicious/noExplicitAny: whatever came
	body: any;
}

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
	const response = await answerApi(new Request(`http://localhost/api/v1${path}`, init));
	const text = await response.text();
	return {
		status: response.status,
		text,
		headers: response.headers,
		body: text === '' ? undefined : JSON.parse(text),
	};
}

async function ask(name: CastName, path: string, body?: unknown): Promise<Answer> {
	const headers = { authorization: `Bearer ${await tokenOf(name)}`, 'content-type': 'application/json' };
	if (body === undefined) return send(path, { headers });
	return send(path, {
		method: 'POST',
		headers,
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}

/** Whether an answer is as the document says that this operation answers with this status. */
function expectAsDocumented(path: string, method: string, answer: Answer): void {
	const described = document.paths[`/api/v1${path}`]?.[method]?.responses[answer.status];
	expect(described, `${method} ${path} answers ${answer.status}`).toBeDefined();
	const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
	const schema = described?.content[type]?.schema;
	expect(schema, `${method} ${path} ${answer.status} as ${type}`).toBeDefined();
	const whole = JSON.stringify({ ...schema, $defs: document.components.schemas });
	z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/'))).parse(answer.body);
}

const visitOf = (entry: string) => ({
	entry,
	schoolId: schools.harbour.id,
	collaborationId: scene.clara,
	with: [cast.clara.id],
	kind: 'modelling',
	startsAt: new Date(now().getTime() - 3_600_000).toISOString(),
	minutes: 45,
	privateNote: `${planted.privateNote} 🪶 مرحبا`,
});

const proposalOf = (entry: string) => ({
	entry,
	schoolId: schools.harbour.id,
	as: 'facilitator',
	aim: 'Emre’s class argues from evidence',
	title: 'Evidence',
	stage: 'coaching',
	sides: [{ personId: cast.emre.id, side: 'teacher' }],
	tools: ['Map'],
});

describe('without a token that works', () => {
	it('every operation answers 401 with the same bytes', async () => {
		const revoked = await newToken('ada');
		await revokeToken(actorOf('ada'), revoked.id);
		const first = await send('/me');
		for (const authorization of [
			'',
			'Bearer',
			'Bearer tandem_x',
			`Bearer ${revoked.secret}`,
			`Basic ${await tokenOf('ada')}`,
		])
			for (const [path, operations] of Object.entries(document.paths))
				for (const method of Object.keys(operations)) {
					const asked = path.replace('/api/v1', '').replace(/\{.*\}/, cast.clara.id);
					const answer = await send(asked, {
						method,
						headers: { authorization, cookie: 'tandem.session_token=x' },
					});
					expect(answer.status).toBe(401);
					expect(answer.text).toBe(first.text);
				}
		expect(first.headers.get('www-authenticate')).toContain('Bearer');
		expect(first.headers.get('cache-control')).toBe('no-store');
		expect((await send('/nowhere')).text).toBe(first.text);
	});

	it('the document is readable, and is the one that is committed', async () => {
		expect((await send('/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)));
	});
});

describe('what is one’s own', () => {
	it.each([
		['/me', '/me'],
		['/people', '/people'],
		['/people/{id}', `/people/${cast.clara.id}`],
		['/collaborations', '/collaborations'],
		['/collaborations/{id}', `/collaborations/${scene.clara}`],
		['/visits', '/visits'],
		['/visits/{id}', `/visits/${record.visit}`],
		['/notebooks', '/notebooks'],
		['/notebooks/{personId}', `/notebooks/${cast.clara.id}`],
	])('is answered as the document says: %s', async (operation, path) => {
		for (const name of ['ada', 'clara'] as const) {
			const answer = await ask(name, path);
			expect(answer.status, `${name} ${answer.text}`).toBe(200);
			expectAsDocumented(operation, 'get', answer);
			expect(answer.headers.get('cache-control')).toBe('no-store');
		}
	});

	it('holds what its author wrote, and for the teacher what is shared and about them', async () => {
		const author = await ask('ada', `/visits/${record.visit}`);
		for (const text of [
			planted.privateNote,
			planted.heldBack,
			planted.sharedNote,
			planted.checkRemark,
			planted.nextStep,
		])
			expect(author.text).toContain(text);
		const teacher = await ask('clara', `/visits/${record.visit}`);
		expect(teacher.text).toContain(planted.sharedNote);
		expect(teacher.text).not.toContain(planted.privateNote);
		expect(teacher.text).not.toContain(planted.heldBack);
	});

	it('is found by name in any script', async () => {
		expect((await ask('ada', '/people?search=celik')).body.people).toMatchObject([{ id: cast.emre.id }]);
		expect((await ask('ada', `/people?search=${encodeURIComponent('فاطمة')}`)).body.people).toMatchObject([
			{ id: cast.fatima.id },
		]);
		expect((await ask('ada', '/people?role=librarian')).body.people).toMatchObject([{ id: cast.hana.id }]);
		expect((await ask('lena', '/people?search=celik')).body.people).toEqual([]);
	});
});

describe('what may not be seen', () => {
	const nowhere = '01900000-0000-7000-8000-00000000ffff';
	it.each([
		['/collaborations/', scene.clara],
		['/visits/', record.visit],
		['/notebooks/', cast.clara.id],
	])('is not there, with the same bytes as what never was: %s', async (path, id) => {
		for (const name of ['ben', 'daniel', 'emre', 'fatima', 'goran', 'ivo', 'mara', 'lena'] as const) {
			const hidden = await ask(name, path + id);
			const never = await ask(name, path + nowhere);
			const nonsense = await ask(name, `${path}1%27%20or%20true`);
			expect(never.status).toBe(404);
			expect(nonsense.text).toBe(never.text);
			if (path === '/notebooks/' && name === 'ben') {
				// A facilitator of the school may begin a notebook of anyone's: it is empty.
				for (const text of Object.values(planted)) expect(hidden.text).not.toContain(text);
				continue;
			}
			expect(hidden.text, name).toBe(never.text);
			expect(hidden.status, name).toBe(404);
			expectAsDocumented(`${path}{${path === '/notebooks/' ? 'personId' : 'id'}}`, 'get', hidden);
		}
	});

	it('is not in any list either', async () => {
		for (const name of [
			'ben',
			'daniel',
			'emre',
			'fatima',
			'goran',
			'hana',
			'ivo',
			'joy',
			'mara',
			'lena',
			'noah',
		] as const)
			for (const path of ['/me', '/people', '/collaborations', '/visits', '/notebooks']) {
				const answer = await ask(name, path);
				expect(answer.status, `${name} ${path}`).toBe(200);
				for (const text of Object.values(planted)) expect(answer.text, `${name} ${path}`).not.toContain(text);
			}
	});

	it('stays in its school', async () => {
		expect((await ask('ada', `/people/${cast.noah.id}`)).status).toBe(404);
		expect((await ask('lena', `/people/${cast.noah.id}`)).status).toBe(200);
		expect((await ask('lena', '/people')).body.people.map((one: { id: string }) => one.id)).not.toContain(
			cast.ada.id,
		);
	});
});

describe('writing', () => {
	it('captures a visit once, however often it is sent', async () => {
		const entry = newId();
		const first = await ask('ada', '/visits', visitOf(entry));
		expect(first.status, first.text).toBe(201);
		expectAsDocumented('/visits', 'post', first);
		expect(first.headers.get('location')).toBe(`/api/v1/visits/${first.body.id}`);
		const again = await ask('ada', '/visits', visitOf(entry));
		expect(again.status).toBe(200);
		expect(again.body).toEqual(first.body);
		expect((await ask('ada', `/visits/${first.body.id}`)).text).toContain('🪶 مرحبا');
		expect((await ask('clara', `/visits/${first.body.id}`)).text).not.toContain(planted.privateNote);
		expect((await ask('ben', `/visits/${first.body.id}`)).status).toBe(404);
	});

	it('lets nobody write into a collaboration that is not theirs, as if it were not there', async () => {
		const never = await ask('ben', '/visits', { ...visitOf(newId()), collaborationId: newId() });
		const hidden = await ask('ben', '/visits', visitOf(newId()));
		expect(hidden.status).toBe(never.status);
		expect(hidden.text).toBe(never.text);
		for (const name of ['fatima', 'goran', 'ivo', 'lena'] as const) {
			const answer = await ask(name, '/visits', visitOf(newId()));
			expect(answer.status, name).toBeGreaterThanOrEqual(403);
			expectAsDocumented('/visits', 'post', answer);
		}
	});

	it('proposes a collaboration once, and not for who may not', async () => {
		const entry = newId();
		const first = await ask('ada', '/collaborations', proposalOf(entry));
		expect(first.status, first.text).toBe(201);
		expectAsDocumented('/collaborations', 'post', first);
		expect((await ask('ada', '/collaborations', proposalOf(entry))).body).toEqual(first.body);
		expect((await ask('emre', `/collaborations/${first.body.id}`)).body).toMatchObject({
			title: 'Evidence',
			next: 'answer',
		});
		for (const name of ['fatima', 'goran', 'ivo', 'lena'] as const) {
			const answer = await ask(name, '/collaborations', proposalOf(newId()));
			expect(answer.status, name).toBeGreaterThanOrEqual(403);
			expectAsDocumented('/collaborations', 'post', answer);
		}
		const alone = await ask('ada', '/collaborations', { ...proposalOf(newId()), sides: [] });
		expect(alone.body).toMatchObject({ status: 422, code: 'needs-teacher', field: 'sides' });
	});

	it('says which field is wrong, and takes none it does not know', async () => {
		const cases: [object, string, string][] = [
			[{ minutes: 0 }, 'unusable-field', 'minutes'],
			[{ colour: 'blue' }, 'unknown-field', 'colour'],
			[{ privateNote: 'x'.repeat(8001) }, 'too-long', 'privateNote'],
			[{ with: [] }, 'unusable-field', 'with'],
			[{ checks: [{ how: 'seen', lookForId: newId(), grade: 5 }] }, 'unknown-field', 'checks.0.grade'],
			[{ startsAt: '2001-01-01T08:00:00Z' }, 'visit-too-far', 'startsAt'],
		];
		for (const [wrong, code, field] of cases) {
			const answer = await ask('ada', '/visits', { ...visitOf(newId()), ...wrong });
			expect(answer.body).toMatchObject({ status: 422, code, field });
			expect(answer.headers.get('content-type')).toBe('application/problem+json');
			expectAsDocumented('/visits', 'post', answer);
		}
		expect((await ask('ada', '/people?serach=clara')).body).toMatchObject({
			status: 422,
			code: 'unknown-field',
			field: 'serach',
		});
		expect((await ask('ada', '/people?after=x')).body).toMatchObject({ status: 422, field: 'after' });
	});

	it('stops a body that is no JSON, too deep, too large or not storable, before anything reads it', async () => {
		const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		const cases: [string, number, string][] = [
			['', 400, 'not-json'],
			['{"entry":', 400, 'not-json'],
			['[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]', 400, 'body-too-deep'],
			[JSON.stringify({ ...visitOf(newId()), place: 'a\u0000b' }), 400, 'unusable-character'],
			[deep.slice(0, 500_000), 400, 'body-too-deep'],
			[JSON.stringify({ privateNote: 'x'.repeat(600_000) }), 413, 'body-too-large'],
		];
		for (const [body, status, code] of cases) {
			const answer = await ask('ada', '/visits', body);
			expect(answer.body).toMatchObject({ status, code });
			expectAsDocumented('/visits', 'post', answer);
		}
		expect((await ask('ada', '/people?search=%00')).body).toMatchObject({
			status: 400,
			code: 'unusable-character',
		});
		expect((await ask('ada', '/people/%00')).body).toMatchObject({ status: 400 });
		expect((await ask('ada', '/people?search=%E0%A4')).status).toBeLessThan(500);
	});
});

describe('a token’s share', () => {
	it('is six hundred requests in ten minutes, each token its own', async () => {
		const busy = await newToken('daniel');
		await unitOfWork(visitor, (tx) =>
			tx
				.insertInto('rate_limit')
				.values({ key: hashOf(`api ${hashOf(busy.secret)}`), window_starts: now(), tries: 599 })
				.execute(),
		);
		const headers = { authorization: `Bearer ${busy.secret}` };
		expect((await send('/me', { headers })).status).toBe(200);
		const refused = await send('/me', { headers });
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('600');
		expectAsDocumented('/me', 'get', refused);
		expect((await ask('daniel', '/me')).status).toBe(200);
	});
});
