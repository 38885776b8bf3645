import { expect, it } from 'vitest';
import { readHtml } from './index.ts';

it('tells what stands in a document, decoded, however it was written', () => {
	const told: string[] = [];
	readHtml('<P CLASS=a>It&#39;s &eacute;t&eacute; &amp; <b>done', {
		opens: (name) => told.push(`<${name}>`),
		text: (text) => told.push(text),
		closes: (name) => told.push(`</${name}>`),
	});
	expect(told.join('')).toBe("<p>It's été & <b>done</b></p>");
});

it('goes no further into one that was made to be deep, and stops where nothing more is wanted', () => {
	const count = (html: string, most = Number.POSITIVE_INFINITY) => {
		let opened = 0;
		const read = readHtml(html, { opens: () => (opened += 1), isDone: () => opened >= most });
		return { opened, read };
	};
	// Every element that stays open costs as much as there are around it.
	expect(count('<dl>'.repeat(300_000)).opened).toBeLessThan(20_000);
	expect(count('<b>'.repeat(5000) + '</i>'.repeat(300_000)).read).toBeLessThan(150_000);
	expect(count('<b>'.repeat(5000) + '<i></i>'.repeat(300_000)).opened).toBeLessThan(25_000);
	expect(count('<dl></dl>'.repeat(100_000)).opened).toBe(100_000);
	expect(count('<dl></dl>'.repeat(100_000), 10).read).toBeLessThan(10_000);
});
