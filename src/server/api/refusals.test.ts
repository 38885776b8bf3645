import { describe, expect, it } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { ask, visit } from '../../../tests/api-asking.ts';
import { expectAsDocumented } from '../../../tests/api-document.ts';
import { record, rehearse } from '../../../tests/cast/index.ts';
import { withDatabase } from '../../../tests/database.ts';

withDatabase(rehearse);

describe('a refusal', () => {
	it('names every field that is wrong, and takes none it does not know', async () => {
		const cases: [object, string, string][] = [
			[{ minutes: 0 }, 'below-least', '#/minutes'],
			[{ minutes: '45' }, 'unusable-field', '#/minutes'],
			[{ colour: 'blue' }, 'unknown-field', '#/colour'],
			[{ privateNote: 'x'.repeat(8001) }, 'too-long', '#/privateNote'],
			[{ with: [] }, 'below-least', '#/with'],
			[{ kind: 'juggling' }, 'one-of', '#/kind'],
			[{ checks: [{ how: 'seen', lookForId: newId(), grade: 5 }] }, 'unknown-field', '#/checks/0/grade'],
			[{ startsAt: '2001-01-01T08:00:00Z' }, 'visit-too-far', '#/startsAt'],
			[{ startsAt: '2300-01-01T08:00:00Z' }, 'not-a-date', '#/startsAt'],
			[{ heldBack: { words: 'x', comesUpOn: '1949-12-31' } }, 'not-a-date', '#/heldBack/comesUpOn'],
			[{ heldBack: { words: 'x', comesUpOn: '2026-02-30' } }, 'not-a-date', '#/heldBack/comesUpOn'],
		];
		for (const [wrong, code, pointer] of cases) {
			const answer = await ask('ada', '/visits', { ...visit(), ...wrong });
			expect(answer.body, code).toMatchObject({ status: 422, code, errors: [{ code, pointer }] });
			expect(answer.contentType).toBe('application/problem+json');
			expectAsDocumented('POST /api/v1/visits', answer);
		}
		const both = await ask('ada', '/visits', { ...visit(), minutes: 0, kind: 'juggling' });
		expect(both.body.errors.map((one: { pointer: string }) => one.pointer).sort()).toEqual([
			'#/kind',
			'#/minutes',
		]);
		expect((await ask('ada', '/people?serach=clara')).body).toMatchObject({
			code: 'unknown-field',
			errors: [{ parameter: 'serach' }],
		});
		expect((await ask('ada', '/me?x=1')).body).toMatchObject({ code: 'unknown-field' });
	});

	it('stops a body that is no JSON, too deep, too large or not storable, before anything reads it', async () => {
		const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		const cases: [string, number, string][] = [
			['', 400, 'not-json'],
			['{"entry":', 400, 'not-json'],
			['[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]', 400, 'body-too-deep'],
			[JSON.stringify({ ...visit(), place: 'a\u0000b' }), 400, 'unusable-character'],
			['{"place":"\\ud800"}', 400, 'unusable-character'],
			[deep.slice(0, 500_000), 400, 'body-too-deep'],
			[JSON.stringify({ privateNote: 'x'.repeat(600_000) }), 413, 'body-too-large'],
		];
		for (const [body, status, code] of cases) {
			const answer = await ask('ada', '/visits', body);
			expect(answer.body).toMatchObject({ status, code });
			expectAsDocumented('POST /api/v1/visits', answer);
		}
		expect((await ask('ada', '/people?search=%00')).body).toMatchObject({ code: 'unusable-character' });
		expect((await ask('ada', '/people/%00')).body).toMatchObject({ status: 400 });
		expect((await ask('ada', '/people?search=%E0%A4')).body).toMatchObject({ status: 400 });
		const wanted = await ask('ada', `/visits/${record.visit}/cancellation`, { a: 1 }, { method: 'PUT' });
		expect(wanted.body).toMatchObject({ status: 422, code: 'no-body-wanted' });
	});

	it('says what an address takes, what a body has to be, and what an answer is', async () => {
		const method = await ask('ada', '/me', undefined, { method: 'PATCH' });
		expect(method.body).toMatchObject({ status: 405, code: 'method-not-allowed' });
		expect(method.headers.get('allow')).toBe('GET');
		const two = await ask('ada', `/visits/${record.visit}`, undefined, { method: 'DELETE' });
		expect(two.headers.get('allow')).toBe('GET, PUT');
		const type = await ask('ada', '/visits', 'a=1', { headers: { 'content-type': 'text/plain' } });
		expect(type.body).toMatchObject({ status: 415, code: 'not-json-type' });
		expectAsDocumented('POST /api/v1/visits', type);
		const html = await ask('ada', '/me', undefined, { headers: { accept: 'text/html' } });
		expect(html.body).toMatchObject({ status: 406, code: 'not-acceptable' });
		expectAsDocumented('GET /api/v1/me', html);
		for (const accept of ['*/*', 'application/*', 'text/html, application/json;q=0.5'])
			expect((await ask('ada', '/me', undefined, { headers: { accept } })).status, accept).toBe(200);
		expect((await ask('ada', '/nowhere')).body).toMatchObject({ status: 404, code: 'missing' });
		expect((await ask('ada', '/me', undefined, { method: 'HEAD' })).text).toBe('');
	});

	it('is in a language that the caller reads, and each answer has a number', async () => {
		const headers = { 'accept-language': 'fr;q=0.9, en-US;q=0.5' };
		const answer = await ask('ada', `/visits/${newId()}`, undefined, { headers });
		expect(answer.headers.get('content-language')).toBe('en-US');
		expect(answer.headers.get('x-request-id')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	});
});
