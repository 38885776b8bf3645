import { describe, expect, it } from 'vitest';
import { faultOf } from './index.ts';
import { lineOf } from './line.ts';
import { newRequestId, requestUnderWay, withRequest } from './request.ts';

const at = new Date('2026-09-14T08:05:06Z');

describe('a line of the log', () => {
	it('is one object for programs', () => {
		const line = lineOf(
			{ at, level: 'info', event: 'request', fields: { route: '/visits/[id]', status: 200 } },
			'json',
		);
		expect(JSON.parse(line)).toEqual({
			at: '2026-09-14T08:05:06.000Z',
			level: 'info',
			event: 'request',
			route: '/visits/[id]',
			status: 200,
		});
	});

	it('is one readable line for people', () => {
		const fields = { route: '/visits/[id]', status: 200, code: undefined };
		expect(lineOf({ at, level: 'info', event: 'request', fields }, 'text')).toBe(
			'2026-09-14 08:05:06 info    request route=/visits/[id] status=200\n',
		);
	});

	it.each(['json', 'text'] as const)('cannot be made into two, or into other fields, as %s', (format) => {
		const line = lineOf(
			{ at, level: 'error', event: 'x', fields: { kind: 'a" b=1\nforged\u001b[31m' } },
			format,
		);
		expect(line.split('\n')).toHaveLength(2);
		expect(line).not.toContain('\u001b');
		if (format === 'text') expect(line).toContain('kind="a\\" b=1\\nforged');
	});
});

describe('the number of a request', () => {
	it('is short, without letters that are taken for others, and its own', () => {
		const all = new Set(Array.from({ length: 500 }, newRequestId));
		expect(all.size).toBe(500);
		for (const one of all) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
	});

	it('is known to whatever answers that request, and to nothing else', async () => {
		const one = { id: '7K2M-QX9D', route: '/today' };
		await withRequest(one, async () => {
			await Promise.resolve();
			expect(requestUnderWay()).toBe(one);
		});
		expect(requestUnderWay()).toBeUndefined();
	});
});

describe('what is logged of an error', () => {
	it('is where it happened, and nothing that its message quotes, whatever that looks like', () => {
		const places = faultOf(
			new TypeError('no "PLANTED\n    at PLANTED-note (desk:1:1)\n\tat PLANTED"'),
		).places;
		expect(places).toContain('log.test.ts');
		expect(places).not.toContain('PLANTED');
		expect(faultOf('PLANTED')).toMatchObject({ kind: 'string', places: '' });
		expect(faultOf(undefined)).toMatchObject({ kind: 'undefined', places: '' });
		expect(faultOf({ message: 5, stack: 7 })).toMatchObject({ kind: 'object' });
	});
});
