// Learns whom a request belongs to from bench/requests/learnt.txt, and writes the weights that the product suggests by.
//
//   node tools/learn-requests.ts
//
// A logistic model of words, pairs of words and parts of words, the same at every run. The threshold below which nothing is
// suggested is found on the same examples, each judged by a model that had not seen it.

import { writeFileSync } from 'node:fs';
import { holders } from '#server/domain/request/index.ts';
import { bias, featuresOf, type Weights, weigh } from '#server/domain/request/suggestion.ts';
import { type Example, readExamples } from '../bench/requests/examples.ts';

const rounds = 40;
const rate = 1;
const restraint = 0.006;
const folds = 10;
/** Of what is suggested, so much is to be right. */
const wanted = 0.9;
/** What weighs less than this is left out, so that what is written down stays small. */
const light = 0.35;

/** Where a request belongs, as shares; what belongs nowhere is shared by all. */
const targetOf = ({ belongs }: Example) =>
	holders.map((holder) => (belongs === null ? 1 / holders.length : belongs === holder ? 1 : 0));

function learn(examples: readonly Example[]): Weights {
	const told = examples.map((example) => featuresOf(example.text).features.map(({ name }) => name));
	const names = [bias, ...new Set(told.flat())];
	const numberOf = new Map(names.map((name, number) => [name, number]));
	const rows = told.map((all) => ({
		share: 1 / Math.sqrt(Math.max(all.length, 1)),
		known: all.flatMap((name) => numberOf.get(name) ?? []),
	}));
	const targets = examples.map(targetOf);
	const kinds = holders.length;
	const weights = new Float64Array(names.length * kinds);
	for (let round = 0; round < rounds; round += 1)
		for (const [at, { share, known }] of rows.entries()) {
			const sums = holders.map((_, kind) => {
				let sum = weights[kind] ?? 0;
				for (const number of known) sum += (weights[number * kinds + kind] ?? 0) * share;
				return sum;
			});
			const most = Math.max(...sums);
			const powers = sums.map((sum) => Math.exp(sum - most));
			const total = powers.reduce((sum, one) => sum + one, 0);
			const step = rate / (1 + round / 10);
			for (let kind = 0; kind < kinds; kind += 1) {
				const slope = (targets[at]?.[kind] ?? 0) - (powers[kind] ?? 0) / total;
				weights[kind] = (weights[kind] ?? 0) + slope * step * 0.1;
				for (const number of known) {
					const place = number * kinds + kind;
					const weight = weights[place] ?? 0;
					weights[place] = weight + step * (slope * share - restraint * weight);
				}
			}
		}
	return new Map(
		names
			.map((name, number) => [name, [...weights.subarray(number * kinds, (number + 1) * kinds)]] as const)
			.filter(([name, weight]) => name === bias || weight.some((one) => Math.abs(one) >= light)),
	);
}

/** How sure a model that had not seen it is of each example, and whether it is right. */
function judgeUnseen(examples: readonly Example[]): { sure: number; right: boolean }[] {
	return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
		const weights = learn(examples.filter((_, at) => at % folds !== fold));
		return examples
			.filter((_, at) => at % folds === fold)
			.map((example) => {
				const { likely } = weigh(example.text, weights);
				const sure = Math.max(...likely);
				return { sure, right: holders[likely.indexOf(sure)] === example.belongs };
			});
	});
}

function findThreshold(judged: readonly { sure: number; right: boolean }[]): number {
	for (let percent = 40; percent < 99; percent += 1) {
		const said = judged.filter(({ sure }) => sure >= percent / 100);
		if (said.length > 0 && said.filter(({ right }) => right).length / said.length >= wanted)
			return percent / 100;
	}
	return 0.99;
}

const examples = readExamples('learnt');
const judged = judgeUnseen(examples);
const threshold = findThreshold(judged);

const said = judged.filter(({ sure }) => sure >= threshold);
console.error(
	`Threshold ${threshold}: of ${examples.length} unseen ones ${said.length} said, ${said.filter(({ right }) => right).length} right.`,
);
const lines = [...learn(examples)]
	.map(([name, weight]) => [name, ...weight.map((one) => Math.round(one * 100))] as const)
	.sort(([a], [b]) => (a < b ? -1 : 1))
	.map((line) => line.join('\t'));
const file = new URL('../src/server/domain/request/suggestion-weights.ts', import.meta.url);
writeFileSync(
	file,
	`// Made by tools/learn-requests.ts from bench/requests/learnt.txt, and not by hand.

/** How sure a suggestion is at least, from 0 to 1. */
export const threshold = ${threshold};

/** A line for each feature: ^ and $ are the ends of a word, ~ a part of one; hundredths for facilitator, mentor and help desk. */
export const weights = \`${lines.join('\n')}\`;
`,
);
console.error(`${lines.length} weights.`);
