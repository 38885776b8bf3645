import { searchable } from '#server/domain/people/index.ts';

/** What is longer is no word; scripts without blanks write whole phrases in one. */
const longest = 400;
const mostWords = 400;

/** Scripts that put no blanks between words: a word of theirs may begin anywhere in what is written. */
export const withoutBlanks =
	/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Khmr}\p{scx=Laoo}\p{scx=Mymr}]/u;

/**
 * The words of a text as they are compared, each once: without accents, case and width, and without the signs around
 * them. What has signs within, as a code does, is there whole and in its parts: `3.NF.A` gives `3.nf.a`, `3`, `nf`, `a`.
 */
export function wordsOf(text: string): string[] {
	const words = new Set<string>();
	for (const whole of wholeWords(text)) {
		words.add(whole);
		for (const part of whole.match(/[\p{L}\p{N}]+/gu) ?? []) words.add(part);
	}
	return [...words].slice(0, mostWords);
}

/** The words of a text between its blanks, each once. */
export function wholeWords(text: string): string[] {
	const words = searchable(text.toWellFormed().replace(/\p{Cc}/gu, ' '))
		.split(' ')
		.map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').slice(0, longest))
		.map((word) => word.toWellFormed());
	return [...new Set(words.filter((word) => word !== ''))];
}
