// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources of pages stand here as text.
import { describe, expect, it } from 'vitest';
import { keysNamedIn } from '../../tools/named-messages.ts';

const keys = ['a.one', 'a.two', 'b.kind.x', 'b.kind.y', 'refusal.no', 'refusal.never'];
const named = (code: string) => keysNamedIn(code, keys, 'Page.svelte');

describe('the messages a page brings', () => {
	it.each([
		["t('a.one')", ['a.one']],
		["t(far ? 'a.one' : 'a.two')", ['a.one', 'a.two']],
		['const names = { x: "a.two" }; t(names[x])', ['a.two']],
		['t(`a.one`)', ['a.one']],
		['t(`b.kind.${kind}`)', ['b.kind.x', 'b.kind.y']],
		['t.said({ key: `b.kind.${kind}` })', ['b.kind.x', 'b.kind.y']],
		["t.said<'refusal.'>(problem)", ['refusal.no', 'refusal.never']],
		["t.said<'refusal.' | 'a.t'>(problem)", ['a.two', 'refusal.no', 'refusal.never']],
		["page.said; fetch('/a.one.json')", []],
	])('%s', (code, found) => {
		expect(named(code)).toEqual(found);
	});

	it('must be known when it is built: what is said of a value says how its key begins', () => {
		expect(() => named('t.said(problem)')).toThrow('Page.svelte');
		expect(() => named('list.map((one) => t.said( one.said ))')).toThrow("t.said<'area.'>");
	});
});
