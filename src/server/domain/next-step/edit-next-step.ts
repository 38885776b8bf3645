import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { type ChangedNextStep, changeNextStep } from './change-next-step.ts';

/** Puts a promise in other words or on another day (`YYYY-MM-DD`), on top of the version that was read. */
export function editNextStep(
	actor: Member,
	id: string,
	version: number,
	words: { words: string; dueOn: string | null },
): Promise<ChangedNextStep | Refusal> {
	return changeNextStep(
		actor,
		id,
		version,
		{ at: now(), name: 'next-step.edited' },
		{ words: words.words, due_on: words.dueOn },
	);
}
