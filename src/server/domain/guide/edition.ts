import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type First, type GuidedKind, isFirstPrompt, type Phase, type Prompt, phases } from './guide.ts';

/** How much a guide may ask: prompts in a phase, and characters of each part. */
export const most = { prompts: 12, words: 300, hint: 500, remark: 500 } as const;

/** A guide as it was asked from some moment on. */
export interface Edition {
	kind: GuidedKind;
	number: number;
	prompts: Prompt[];
	/** What changed and why. */
	remark: string;
	/** Null for the first, which is Tandem's own. */
	writtenBy: string | null;
	writtenAt: Date | null;
}

/** A prompt as it is sent: without words of its own it is gone, unless the messages have its sentence. */
export interface PromptSent {
	key: string;
	phase: Phase;
	first: First;
	words: string | null;
	hint: string | null;
}

const ownKey = /^own-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The prompts of a new edition, trimmed. Takes them in the order in which they are to be asked.
 * Refuses `too-long`, `guide-phase-empty`, `guide-too-many` and, for a key that is nobody's, `choose-one`.
 */
export function checkPrompts(sent: readonly PromptSent[]): Prompt[] | Refusal {
	const prompts: Prompt[] = [];
	for (const one of sent) {
		const known = isFirstPrompt(one.key);
		if (!known && !ownKey.test(one.key)) return refuse('choose-one');
		const words = one.words?.trim() ?? null;
		if (words === '' || (words === null && !known)) continue;
		const hint = one.hint?.trim() ?? (known ? null : '');
		if ((words?.length ?? 0) > most.words)
			return refuse('too-long', { field: `words-${one.key}`, args: { most: most.words } });
		if ((hint?.length ?? 0) > most.hint)
			return refuse('too-long', { field: `hint-${one.key}`, args: { most: most.hint } });
		if (!prompts.some((other) => other.key === one.key))
			prompts.push({ key: one.key, phase: one.phase, first: one.first, words, hint });
	}
	for (const phase of phases) {
		const many = prompts.filter((one) => one.phase === phase).length;
		if (many === 0) return refuse('guide-phase-empty');
		if (many > most.prompts) return refuse('guide-too-many', { args: { most: most.prompts } });
	}
	return inOrder(prompts);
}

/** By phase, each in the order it came in. */
export function inOrder(prompts: readonly Prompt[]): Prompt[] {
	return phases.flatMap((phase) => prompts.filter((one) => one.phase === phase));
}

/** Whether two editions ask the same, in the same words and order. */
export function asksTheSame(a: readonly Prompt[], b: readonly Prompt[]): boolean {
	const told = (prompts: readonly Prompt[]) =>
		JSON.stringify(
			inOrder(prompts).map(({ key, phase, first, words, hint }) => [key, phase, first, words, hint]),
		);
	return told(a) === told(b);
}
