import { describe, expect, it } from 'vitest';
import { formsStay } from './forms-stay.ts';

const form = '<form method="post" action="?/add" class="x"><button formaction="?/find">a</button></form>';
const stay = (search: string, words = form) =>
	formsStay(new URL(`https://tandem.test/sequence/new${search}`), words);

describe('the forms of a page', () => {
	it('carry what its address says of where one is, and of no earlier action', () => {
		const there = '&amp;school=a1&amp;grade=2';
		const sent = `<form method="post" action="?/add${there}" class="x"><button formaction="?/find${there}">a</button></form>`;
		expect(stay('?school=a1&grade=2')).toBe(sent);
		expect(stay('?/add&school=a1&grade=2')).toBe(sent);
		expect(stay('?school=a1&now=saved&grade=2&brought=3')).toBe(sent);
	});

	it('are as they were where nothing is said, or more than a link says', () => {
		for (const search of ['', '?', '?now=saved', '?/add', `?words=${'a'.repeat(2000)}`])
			expect(stay(search)).toBe(form);
		const own =
			'<form method="post" action="?/answer&amp;phase=before"></form><form action="/search"></form>';
		expect(stay('?school=a1', own)).toBe(own);
	});

	it('carry a hostile address as text', () => {
		expect(stay(`?x="><script>&$1=$%26`, '<form action="?/add">')).toBe(
			'<form action="?/add&amp;x=%22%3E%3Cscript%3E&amp;%241=%24%26">',
		);
		expect(stay('?x=1', '<p>action=&quot;?/add&quot;</p>')).toBe('<p>action=&quot;?/add&quot;</p>');
	});
});
