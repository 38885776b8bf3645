import { type HeldAs, holders } from './request.ts';
import { threshold, weights as written } from './suggestion-weights.ts';

/** Whom Tandem suggests for a request, how sure it is, and the words that made it think so. */
export interface Suggestion {
	heldAs: HeldAs;
	/** From 0 to 1: above the threshold, or nothing is suggested. */
	sure: number;
	/** As they were written, those that weighed most first, small words left out; at most three. */
	because: string[];
}

/** What a text is told by: each feature, with the word it stands in. */
interface Feature {
	name: string;
	word: number;
}

/** A weight for each holder, in the order of `holders`. */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** The mark of what is added for every text. */
export const bias = '*';
/** The longest text that is looked at, in words: what is asked for is said before that. */
const mostWords = 120;

/** Without case, accents and vowel marks: `Élève` and `eleve` are one word. */
const plain = (word: string) =>
	word
		.normalize('NFKD')
		.replace(/[\p{M}ـ]/gu, '')
		.toLocaleLowerCase('und')
		.replace(/[أإآ]/g, 'ا')
		.replace(/ى/g, 'ي')
		.replace(/ة/g, 'ه');

/** The words of a text as they were written, and what it is told by: its words, pairs of them, and parts of words, which forgive a slip. */
export function featuresOf(text: string): { words: string[]; features: Feature[] } {
	const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).slice(0, mostWords);
	const features: Feature[] = [];
	const told = new Set<string>();
	const tell = (name: string, word: number) => {
		if (!told.has(name)) features.push({ name, word });
		told.add(name);
	};
	const all = words.map(plain);
	for (const [at, word] of all.entries()) {
		tell(word, at);
		const before = all[at - 1];
		if (before !== undefined) tell(`${before} ${word}`, at);
		const whole = `^${word}$`;
		for (const length of [3, 4, 5])
			for (let from = 0; from + length <= whole.length; from += 1)
				tell(`~${whole.slice(from, from + length)}`, at);
	}
	return { words, features };
}

/** How likely each holder is, in the order of `holders`, and what each word had a part in it. */
export function weigh(
	text: string,
	weights: Weights,
): { likely: number[]; words: string[]; parts: number[][] } {
	const { words, features } = featuresOf(text);
	// Long texts have more features and are not surer for it.
	const share = 1 / Math.sqrt(Math.max(features.length, 1));
	const sums = [...(weights.get(bias) ?? [0, 0, 0])];
	const parts = words.map(() => holders.map(() => 0));
	for (const { name, word } of features) {
		const weight = weights.get(name);
		if (!weight) continue;
		for (const [holder, one] of weight.entries()) {
			sums[holder] = (sums[holder] ?? 0) + one * share;
			const part = parts[word];
			if (part) part[holder] = (part[holder] ?? 0) + one * share;
		}
	}
	const most = Math.max(...sums);
	const powers = sums.map((sum) => Math.exp(sum - most));
	const total = powers.reduce((sum, one) => sum + one, 0);
	return { likely: powers.map((power) => power / total), words, parts };
}

/** Reads weights as they are written: a line for each feature, with a number for each holder. */
export function readWeights(text: string): Weights {
	return new Map(
		text
			.split('\n')
			.filter(Boolean)
			.map((line) => {
				const [name = '', ...numbers] = line.split('\t');
				return [name, numbers.map((number) => Number(number) / 100)];
			}),
	);
}

/** Articles and the like: they weigh something, and tell a reader nothing. */
const isSmall = (word: string) => /^(\p{Script=Latin}{1,3}|.{1,2})$/u.test(word);

let known: Weights | undefined;

/**
 * Suggests who might take a request up, by its words alone; undefined where that is too unsure to say. Nothing is kept of the text,
 * and nothing learnt from it.
 */
export function suggestHolder(text: string): Suggestion | undefined {
	known ??= readWeights(written);
	const { likely, words, parts } = weigh(text, known);
	const sure = Math.max(...likely);
	const holder = likely.indexOf(sure);
	const heldAs = holders[holder];
	if (heldAs === undefined || sure < threshold) return undefined;
	const speaks = parts.map((part) => {
		const own = part[holder] ?? 0;
		const others = part.reduce((sum, one) => sum + one, 0) - own;
		return own - others / (holders.length - 1);
	});
	const loudest = Math.max(...speaks);
	const because = words
		.map((word, at) => ({ word, speaks: speaks[at] ?? 0 }))
		.filter((one) => !isSmall(one.word) && one.speaks > 0 && one.speaks >= loudest / 4)
		.sort((a, b) => b.speaks - a.speaks)
		.map(({ word }) => word);
	const once = because.filter((word, at) => because.findIndex((one) => plain(one) === plain(word)) === at);
	return { heldAs, sure, because: once.slice(0, 3) };
}
