const marks =
	/[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u3099\u309a]/gu;
/** Runs of scripts that put no blanks between words, and words of all others, in what is folded. */
const runs =
	/([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3031-\u9fff\u{20000}-\u{323af}]+)|((?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\u{20000}-\u{323af}])[\p{L}\p{N}\u0900-\u0dff])+)/gu;
const isPlain = /^[\x20-\x7e]*$/u;
const mostTyped = 6;
/** How many letters of a word are compared when slips are forgiven, and how many a word needs for it. */
const [compared, fewest] = [12, 4];

/** Something that is searched for. */
export interface Term {
	text: string;
	/** Written without blanks around it: found anywhere. */
	unspaced: boolean;
	/** What it shares with words that are a slip away; nothing, where none is forgiven. */
	near: ReadonlySet<string>;
}

interface Word {
	text: string;
	unspaced: boolean;
}

/** A text without accents, case and width. The database's `search_tokens` (0024) does the same. */
function fold(text: string): string {
	const small = text.toLowerCase();
	return isPlain.test(small) ? small : small.normalize('NFKD').replaceAll('ß', 'ss').replace(marks, '');
}

function* wordsIn(folded: string): Generator<Word> {
	for (const [text, unspaced] of folded.matchAll(runs)) yield { text, unspaced: unspaced !== undefined };
}

/** What somebody typed, as terms, each once: six at most, of the first 200 characters. */
export function termsOf(typed: string): Term[] {
	const found = new Map<string, Term>();
	for (const term of wordsIn(fold(typed.slice(0, 200).toWellFormed())))
		found.set(term.text, { ...term, near: mayBeSlip(term) ? nearly(term.text) : new Set() });
	return [...found.values()].slice(0, mostTyped);
}

/** A word as it is, and without any one of its letters: two words that share one of these are a slip apart. */
function nearly(word: string): Set<string> {
	const letters = [...word].slice(0, compared);
	return new Set([letters, ...letters.map((_, at) => letters.toSpliced(at, 1))].map((all) => all.join('')));
}

/** A number is not nearly another one, and short words are near to too many. */
const mayBeSlip = ({ text, unspaced }: Word) =>
	!unspaced && [...text].length >= fewest && !/\p{N}/u.test(text);

/**
 * The tokens to look up in the index, three lists of them, of each of which a record has one: those of the longest terms.
 * What they find has to be compared with all terms.
 */
export function tokensOf(terms: readonly Term[], forgiving: boolean): [string[], string[], string[]] {
	const lists = terms.flatMap((term) => {
		const letters = [...term.text];
		if (forgiving && term.near.size > 0) return [[...term.near].map((one) => `d${one}`)];
		if (!term.unspaced) return [[`p${letters.slice(0, compared).join('')}`]];
		if (letters.length === 1) return [[`p${term.text}`]];
		return letters.slice(1).map((letter, at) => [`p${letters[at]}${letter}`]);
	});
	const weight = (list: readonly string[]) => Math.max(...list.map((token) => token.length));
	const [one = [], two = one, three = two] = lists.toSorted((a, b) => weight(b) - weight(a));
	return [one, two, three];
}

/** What words that are a slip apart have at least; told without taking them apart. */
function mayBeNear(one: string, two: string): boolean {
	if (Math.abs(Math.min(one.length, compared) - Math.min(two.length, compared)) > 1) return false;
	return one[0] === two[0] || one[0] === two[1] || one[1] === two[0] || one[1] === two[1];
}

/** Whether a word of a text is what was typed, begins with it or, when `forgiving`, is a slip away from it. */
function means(term: Term, word: Word, forgiving: boolean): boolean {
	if (term.unspaced) return word.unspaced && word.text.includes(term.text);
	if (word.unspaced) return false;
	if (word.text.startsWith(term.text)) return true;
	if (!forgiving || term.near.size === 0 || word.text.length < fewest) return false;
	if (!mayBeNear(term.text, word.text)) return false;
	return !nearly(word.text).isDisjointFrom(term.near);
}

/** Where in a text the first of the terms is, if all are in it. */
export function placeOf(text: string, terms: readonly Term[], forgiving: boolean): number | undefined {
	const open = new Set(terms);
	let first: number | undefined;
	for (const found of text.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu))
		for (const word of wordsIn(fold(found[0])))
			for (const term of open)
				if (means(term, word, forgiving)) {
					open.delete(term);
					const within = term.unspaced ? Math.max(0, fold(found[0]).indexOf(term.text)) : 0;
					first ??= found.index + within;
				}
	return open.size === 0 ? first : undefined;
}

const [before, after] = [60, 160];

/** The words around a place in a text, on one line. */
export function wordsAround(text: string, at: number): string {
	const from = Math.max(0, at - before);
	const to = Math.min(at + after, text.length);
	let piece = text.slice(from, to);
	// Whole words, where there are blanks to tell them by.
	if (from > 0) piece = piece.replace(/^\S{0,30}\s+/u, '');
	if (to < text.length) piece = piece.replace(/\s+\S{0,30}$/u, '');
	const line = piece
		.toWellFormed()
		.replace(/\uFFFD/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
	return `${from > 0 ? '… ' : ''}${line}${to < text.length ? ' …' : ''}`;
}
