/**
 * What partners ask themselves, the aim before the tool. Asked and never scored: there is no order from worse to better in the
 * choices, and nothing is added up. The ideas are SAMR (Ruben Puentedura) and TPACK (Punya Mishra and Matthew Koehler), in our
 * own words.
 */
export const questions = [
	{ key: 'without', group: 'aim' },
	{ key: 'shown', group: 'aim' },
	{ key: 'aimed', group: 'task', choices: 'task' },
	{ key: 'reached', group: 'task', choices: 'task' },
	{ key: 'teacher-brings', group: 'knowledge' },
	{ key: 'facilitator-brings', group: 'knowledge' },
	{ key: 'missing', group: 'knowledge' },
	{ key: 'left-out', group: 'everyone' },
	{ key: 'at-home', group: 'everyone' },
	{ key: 'novelty', group: 'novelty', choices: 'novelty' },
] as const satisfies readonly { key: string; group: string; choices?: keyof typeof choices }[];

/** The answers to choose from; words may stand beside them. */
export const choices = {
	/** Substitution, augmentation, modification, redefinition. */
	task: ['same', 'better', 'changed', 'new'],
	/** Whether the content is as new as the method. */
	novelty: ['content', 'method', 'both', 'neither'],
} as const;

export type Question = (typeof questions)[number]['key'];
export type QuestionGroup = (typeof questions)[number]['group'];

/** The groups, in the order in which they are asked. */
export const questionGroups: readonly QuestionGroup[] = ['aim', 'task', 'knowledge', 'everyone', 'novelty'];

export const mostOfAnswer = 4000;

/** The choices that a question has; none for one that is answered in words. */
export function choicesOf(question: Question): readonly string[] {
	const found = questions.find(({ key }) => key === question);
	return found && 'choices' in found ? choices[found.choices] : [];
}

export function isQuestion(key: string): key is Question {
	return questions.some((question) => question.key === key);
}
