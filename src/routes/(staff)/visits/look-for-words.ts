import { en } from '#messages/en/index.ts';
import type { MessageKey, Translator } from '#messages/index.ts';

/** What was looked for, in words: those it was given, or the sentence of a look-for of the starting set. */
export function lookForWords(one: { key: string | null; words: string | null }, t: Translator): string {
	const key = `notebook.look-for.${one.key}`;
	return one.words ?? (key in en ? t.said({ key: key as MessageKey }) : '');
}
