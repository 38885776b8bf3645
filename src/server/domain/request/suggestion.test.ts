import { describe, expect, it } from 'vitest';
import { readExamples } from '../../../../bench/requests/examples.ts';
import { byKeywords, byMajority, score } from '../../../../bench/requests.ts';
import { suggestHolder } from './suggestion.ts';

const [learnt, measured] = [readExamples('learnt'), readExamples('measured')];

/** Runs of three letters, in which copies with small changes are alike. */
function runsOf(text: string): Set<string> {
	const letters = text
		.toLocaleLowerCase('und')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	return new Set(
		Array.from({ length: Math.max(letters.length - 2, 1) }, (_, at) => letters.slice(at, at + 3)),
	);
}

function likeness(one: Set<string>, other: Set<string>): number {
	const shared = [...one].filter((run) => other.has(run)).length;
	return shared / (one.size + other.size - shared);
}

describe('the suggestion of whom a request is for', () => {
	it('is measured on 400 requests in four languages, none of which it learnt from, nor a near copy', () => {
		expect(measured).toHaveLength(400);
		for (const language of ['en', 'es', 'fr', 'ar'])
			expect(measured.filter((one) => one.language === language)).toHaveLength(100);
		const known = learnt.map(({ text }) => ({ text, runs: runsOf(text) }));
		const copies = measured.flatMap(({ text }) => {
			const runs = runsOf(text);
			return known.filter((one) => likeness(runs, one.runs) >= 0.5).map((one) => `${text} ~ ${one.text}`);
		});
		expect(copies).toEqual([]);
	});

	it('is right more often than the most usual answer and than keywords, and speaks of no fewer than these', () => {
		const own = score((text) => suggestHolder(text)?.heldAs, measured);
		const keywords = score(byKeywords, measured);
		expect(own.right).toBeGreaterThan(score(byMajority(), measured).right);
		expect(own.right).toBeGreaterThan(keywords.right);
		expect(own.coverage).toBeGreaterThanOrEqual(keywords.coverage);
		expect(own.silent).toBeGreaterThanOrEqual(keywords.silent);
	});

	it('shows the words that made it think so, as they were written, and is silent where it is unsure', () => {
		const text = 'The PRINTER has no toner and shows an Error';
		const { heldAs, because } = suggestHolder(text) ?? {};
		expect(heldAs).toBe('desk');
		expect(because).toContain('Error');
		for (const word of because ?? []) expect(text.split(' ')).toContain(word);
		for (const silent of ['', '?!', '12 12', 'x'.repeat(4000), 'Hello', 'qwertz uiop'])
			expect(suggestHolder(silent), silent.slice(0, 20)).toBeUndefined();
	});
});
