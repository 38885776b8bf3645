import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { twice } from './edit-question.ts';
import { isQuestionKey, startingQuestions } from './questions.ts';
import { mayKeepGuides } from './read-edition.ts';

/**
 * Takes a question out of a school's bank, or brings it back with `retired` false. `question` is the key of one of Tandem's
 * own or the id of one of the school's. Refuses `missing` to whoever is no facilitator of the school, and `question-twice`
 * for one brought back that was written again meanwhile.
 */
export function retireQuestion(
	actor: Member,
	schoolId: string,
	question: string,
	retired = true,
): Promise<{ id: string } | Refusal> {
	const starting = isQuestionKey(question) ? question : undefined;
	if (!isId(schoolId) || (starting === undefined && !isId(question))) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!(await mayKeepGuides(tx, schoolId))) return missing;
		const before = await tx
			.selectFrom('open_question')
			.select(['id', 'retired_at'])
			.where('school_id', '=', schoolId)
			.where(starting === undefined ? 'id' : 'key', '=', question)
			.executeTakeFirst();
		if (!before && starting === undefined) return missing;
		const id = before?.id ?? newId();
		if (((before?.retired_at ?? null) !== null) === retired) return { id };
		const retired_at = retired ? at : null;
		if (before) await tx.updateTable('open_question').set({ retired_at }).where('id', '=', id).execute();
		else if (starting !== undefined)
			await tx
				.insertInto('open_question')
				.values({
					id,
					school_id: schoolId,
					author_id: actor.personId,
					purpose: startingQuestions[starting],
					key: starting,
					written_at: at,
					retired_at,
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await recordEvent(tx, {
			name: retired ? 'question.retired' : 'question.brought-back',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id };
	}).catch(twice);
}
