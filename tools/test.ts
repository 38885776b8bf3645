// Proves everything, part by part; a part that fails does not stop the others.
//
//   npm test                                  all parts
//   npm test -- lint types                    only these
//   npm test -- journeys tests/journeys/x     one part, with arguments for its own program

import { type Outcome, type Part, parts } from './parts.ts';
import { add, type Counts } from './reports.ts';

const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

const chosen = choose(process.argv.slice(2));
if (typeof chosen === 'string') {
	console.error(chosen);
	process.exit(2);
}

let total = nothing;
const started = performance.now();
for (const part of chosen.parts) total = add(total, await prove(part));
console.log('');
if (chosen.parts.length > 1) console.log(`In ${seconds(started)}.`);
if (total.skipped > 0) console.log(`${total.skipped} left out.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function prove(part: Part): Promise<Counts> {
	const began = performance.now();
	const live = typeof chosen !== 'string' && chosen.parts.length === 1;
	const more = typeof chosen === 'string' ? [] : chosen.more;
	const outcome = await part.run(live, more).catch(
		(error: unknown): Outcome => ({
			...nothing,
			failed: 1,
			output: error instanceof Error ? `${error.stack ?? error.message}\n` : String(error),
		}),
	);
	if (outcome.failed > 0 && !live) console.log(`\n──── ${part.name} ────\n${outcome.output.trimEnd()}\n────`);
	const mark = outcome.failed > 0 ? '✗' : '✓';
	const counts = `${outcome.passed} passed, ${outcome.failed} failed;`;
	console.log(`${mark} ${part.name.padEnd(12)} ${seconds(began).padStart(8)}   ${counts} ${part.proves}`);
	return outcome;
}

/** The parts that the arguments name, all of them when none; or a sentence that says what is wrong. */
function choose(args: readonly string[]): { parts: readonly Part[]; more: readonly string[] } | string {
	const named = args.filter((arg) => parts.some(({ name }) => name === arg));
	const more = args.filter((arg) => !named.includes(arg));
	if (args.length === 0) return { parts, more };
	if (named.length === 0 || (more.length > 0 && named.length > 1)) {
		return `Name one of these parts: ${parts.map(({ name }) => name).join(', ')}.`;
	}
	return { parts: parts.filter(({ name }) => named.includes(name)), more };
}

function seconds(since: number): string {
	return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
