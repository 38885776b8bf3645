import { describe, expect, it } from 'vitest';
import { isFetchedAhead } from './fetched-ahead.ts';

describe('a page that a browser fetches ahead', () => {
	it.each([
		{ 'sec-purpose': 'prefetch' },
		{ 'sec-purpose': 'prefetch;prerender' },
		{ purpose: 'prefetch' },
		{ 'x-purpose': 'preview' },
		{ 'x-moz': 'prefetch' },
	])('is told from %o', (headers) => {
		expect(isFetchedAhead(new Headers(headers as unknown as Record<string, string>))).toBe(true);
	});

	it.each([{}, { 'sec-purpose': '' }, { 'sec-fetch-mode': 'navigate' }])('is none with %o', (headers) => {
		expect(isFetchedAhead(new Headers(headers as Record<string, string>))).toBe(false);
	});
});
