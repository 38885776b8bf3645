import type { Translator } from '#messages/index.ts';

/** What was looked for, in words: those it was given, or the sentence of a look-for of the starting set. */
export function lookForWords(one: { key: string | null; words: string | null }, t: Translator): string {
	const key = `notebook.look-for.${one.key}`;
	return one.words ?? (t.knows(key) ? t.said({ key }) : '');
}
