import type { First, Phase, PromptSent } from '#server/domain/guide/index.ts';

const firsts: readonly First[] = ['facilitator', 'teacher', 'either'];
const phases: readonly Phase[] = ['before', 'class', 'after'];

/**
 * Reads a guide from its form: each prompt names itself in `prompt[]`, in the order in which it was shown, and says its
 * place in its phase. One that was moved stands before or after what it met there, as it came from below or from above.
 * @param known the sentences that the form showed for a prompt; left as they were, they stay the messages' own
 */
export function promptsFrom(
	values: Record<string, string | string[]>,
	known: (key: string) => { words: string; hint: string } | undefined,
): PromptSent[] {
	const keys = Array.isArray(values['prompt[]']) ? values['prompt[]'] : [];
	const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
	const counted = new Map<Phase, number>();
	const placed = keys.slice(0, 200).map((key) => {
		const phase = phases.find((one) => one === text(`phase-${key}`)) ?? 'after';
		const shown = (counted.get(phase) ?? 0) + 1;
		counted.set(phase, shown);
		const place = Number.parseInt(text(`place-${key}`), 10) || shown;
		const said = known(key);
		const own = (typed: string, sentence: string | undefined) => (typed === sentence ? null : typed);
		const prompt: PromptSent = {
			key,
			phase,
			first: firsts.find((one) => one === text(`first-${key}`)) ?? 'either',
			words: own(text(`words-${key}`), said?.words),
			hint: own(text(`hint-${key}`), said?.hint),
		};
		return { prompt, place, met: Math.sign(place - shown) };
	});
	return placed.toSorted((a, b) => a.place - b.place || a.met - b.met).map(({ prompt }) => prompt);
}
