import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Changed, changeRequest, type Said } from './change-request.ts';

/** Gives what was set up to who tests it, who is told; by the help desk. Refuses `request-not-now` for what is none. */
export function giveToTest(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	return changeRequest(actor, id, 'give-to-test', said, now());
}

/** Says that what was set up works: with that it is done. By who asked it or tests it. */
export function sayItWorks(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	return changeRequest(actor, id, 'works', said, now());
}

/** Says that what was set up does not work yet, and how that shows: it is with the help desk again. Refuses `required` without words. */
export function sayNotYet(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	return said.words.trim() === ''
		? Promise.resolve(refuse('required', { field: 'words' }))
		: changeRequest(actor, id, 'not-yet', said, now());
}
