import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type LetterChoice, letterChoices } from './calendar-letter.ts';

/** Finds about which visits the actor is written to. */
export function findLetterChoice(actor: Member): Promise<LetterChoice> {
	return unitOfWork(actor, async (tx) => {
		const row = await tx
			.selectFrom('calendar_choice')
			.select('letters')
			.where('person_id', '=', actor.personId)
			.executeTakeFirst();
		return (row?.letters as LetterChoice | undefined) ?? 'others';
	});
}

/** Chooses about which visits the actor is written to from now on. Refuses `choose-one`. */
export function chooseLetters(actor: Member, letters: string): Promise<{ letters: LetterChoice } | Refusal> {
	const at = now();
	const choice = letterChoices.find((one) => one === letters);
	return unitOfWork(actor, async (tx): Promise<{ letters: LetterChoice } | Refusal> => {
		if (!choice) return refuse('choose-one', { field: 'letters' });
		await tx
			.insertInto('calendar_choice')
			.values({ person_id: actor.personId, letters: choice })
			.onConflict((conflict) =>
				conflict
					.column('person_id')
					.doUpdateSet((eb) => ({ letters: choice, version: eb('calendar_choice.version', '+', 1) })),
			)
			.execute();
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'letters.chosen',
				actor_id: actor.personId,
				subject_id: actor.personId,
			})
			.execute();
		return { letters: choice };
	});
}
