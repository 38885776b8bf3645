import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { brokenConstraint, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Purpose } from './questions.ts';
import { mayKeepGuides } from './read-edition.ts';

/**
 * Puts one of the school's own questions in other words, or to another purpose. Refuses `missing` to whoever is no
 * facilitator of the school, `changed-meanwhile`, and `question-twice` for words that the bank has already.
 */
export function editQuestion(
	actor: Member,
	id: string,
	change: { purpose: Purpose; words: string; version: number },
): Promise<{ id: string; version: number } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string; version: number } | Refusal>(actor, async (tx) => {
		const before = await tx
			.selectFrom('open_question')
			.select(['school_id', 'purpose', 'words', 'version'])
			.where('id', '=', id)
			.where('key', 'is', null)
			.executeTakeFirst();
		if (!before || !(await mayKeepGuides(tx, before.school_id))) return missing;
		if (before.words === change.words && before.purpose === change.purpose)
			return { id, version: before.version };
		const saved = await tx
			.updateTable('open_question')
			.set({ words: change.words, purpose: change.purpose, version: change.version + 1 })
			.where('id', '=', id)
			.where('version', '=', change.version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(before.version);
		await recordEvent(tx, {
			name: 'question.edited',
			at,
			schoolId: before.school_id,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id, version: change.version + 1 };
	}).catch(twice);
}

/** The bank's own no to the same question twice. */
export function twice(error: unknown): Refusal {
	if (brokenConstraint(error) === 'open_question_of_words')
		return refuse('question-twice', { field: 'words' });
	throw error;
}
