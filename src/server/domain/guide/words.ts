import type { Translator } from '#messages/index.ts';
import { isFirstPrompt, type Prompt } from './guide.ts';
import type { Question } from './questions.ts';

/** A prompt and its hint in words: the school's own, or the sentences of the reader's language. */
export function promptSaid(prompt: Prompt, t: Translator): { words: string; hint: string } {
	const { key, words, hint } = prompt;
	return {
		words: words ?? (isFirstPrompt(key) ? t(`guide.prompt.${key}`) : ''),
		hint: hint ?? (isFirstPrompt(key) ? t(`guide.hint.${key}`) : ''),
	};
}

/** A question of the bank in words. */
export function questionSaid(question: Question, t: Translator): string {
	return question.words ?? (question.key === null ? '' : t(`guide.question.${question.key}`));
}
