import { readFileSync } from 'node:fs';
import { type HeldAs, holders } from '#server/domain/request/index.ts';

/** A request with its language and where it belongs; null where silence is right. */
export interface Example {
	language: string;
	belongs: HeldAs | null;
	text: string;
}

/** Reads examples as they are written: each under a line with its language and where it belongs. */
export function readExamples(name: 'learnt' | 'measured'): Example[] {
	const examples: Example[] = [];
	let [language, belongs]: [string, HeldAs | null] = ['', null];
	for (const line of readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8').split('\n')) {
		const heading = /^## (\w+) ([\w-]+)$/.exec(line);
		if (heading) {
			language = heading[1] ?? '';
			belongs = holders.find((one) => one === heading[2]) ?? null;
		} else if (line.trim() !== '' && !line.startsWith('#'))
			examples.push({ language, belongs, text: line.trim() });
	}
	return examples;
}
