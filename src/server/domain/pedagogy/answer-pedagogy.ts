import { holdPartnership } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { changedMeanwhile, isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { newestAnswers } from './find-pedagogy.ts';
import { choicesOf, isQuestion, mostOfAnswer, type Question } from './questions.ts';

/** What is said to a question now. An empty answer takes nothing back: what was said stays in the history. */
export interface AnswerGiven {
	question: string;
	choice: string;
	words: string;
}

function isPossible({ question, choice, words }: AnswerGiven): boolean {
	return (
		isQuestion(question) &&
		(choice === '' || choicesOf(question as Question).includes(choice)) &&
		words.length <= mostOfAnswer
	);
}

/**
 * Answers some of the questions; each answer that says something else than before is kept beside the earlier ones.
 * @param basedOn the number that the writer had before them, 0 before the first; refuses `changed-meanwhile` when somebody
 *   answered since, `choose-one` for a question or a choice that there is not
 */
export function answerPedagogy(
	actor: Member,
	collaborationId: string,
	basedOn: number,
	given: readonly AnswerGiven[],
): Promise<{ number: number } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, collaborationId);
		if (isRefusal(reached)) return reached;
		if (!given.every(isPossible)) return refuse('choose-one');
		const newest = await newestAnswers(tx, collaborationId);
		const number = Math.max(0, ...newest.map((answer) => answer.number));
		const changed = given.filter(({ question, choice, words }) => {
			const before = newest.find((answer) => answer.question === question);
			return (before?.words ?? '') !== words.trim() || (before?.choice ?? '') !== choice;
		});
		if (changed.length === 0) return { number };
		if (number !== basedOn) return changedMeanwhile(number);
		await tx
			.insertInto('pedagogy_answer')
			.values(
				changed.map(({ question, choice, words }) => ({
					collaboration_id: collaborationId,
					question,
					number: number + 1,
					choice,
					words: words.trim(),
					author_id: actor.personId,
					at,
				})),
			)
			.execute();
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: collaborationId };
		await recordEvent(tx, { ...event, name: 'pedagogy.answered' });
		return { number: number + 1 };
	});
}
