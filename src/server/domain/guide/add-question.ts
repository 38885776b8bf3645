import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { Purpose } from './questions.ts';
import { mayKeepGuides } from './read-edition.ts';

/**
 * Adds a question to a school's bank. `words`: 1 to 300 characters. The same words again are the same question.
 * Refuses `missing` to whoever is no facilitator of the school.
 */
export function addQuestion(
	actor: Member,
	schoolId: string,
	{ purpose, words }: { purpose: Purpose; words: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	const at = now();
	const id = newId();
	return unitOfWork(actor, async (tx) => {
		if (!(await mayKeepGuides(tx, schoolId))) return missing;
		const written = await tx
			.insertInto('open_question')
			.values({ id, school_id: schoolId, author_id: actor.personId, purpose, words, written_at: at })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows === 0n) {
			const first = await tx
				.selectFrom('open_question')
				.select('id')
				.where('school_id', '=', schoolId)
				.where('purpose', '=', purpose)
				.where('retired_at', 'is', null)
				.where((eb) => eb(eb.fn('lower', ['words']), '=', eb.fn('lower', [eb.val(words)])))
				.executeTakeFirst();
			return first ?? missing;
		}
		await recordEvent(tx, { name: 'question.added', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	});
}
