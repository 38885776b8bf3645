import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Changed, changeRequest, type Said } from './change-request.ts';
import type { SupportKind } from './set-up.ts';

const needsWords = refuse('required', { field: 'words' });
const lacksWords = (said: Said) => said.words.trim() === '';

/** Takes a request up that was asked of oneself, of all facilitators, or of the help desk. */
export function takeUpRequest(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	return changeRequest(actor, id, 'take-up', said, now());
}

/** Asks back, and waits for who asked to answer. Refuses `required` without a question. */
export function askBack(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	return lacksWords(said) ? Promise.resolve(needsWords) : changeRequest(actor, id, 'ask-back', said, now());
}

/** Promises it for a school day, `YYYY-MM-DD`; on that day one is reminded. Refuses `request-past` for a day that is over. */
export function promiseRequest(
	actor: Member,
	id: string,
	said: Said & { promisedOn: string },
): Promise<Changed | Refusal> {
	return changeRequest(actor, id, 'promise', said, now(), { promisedOn: said.promisedOn });
}

/**
 * Says that it is done: what came of it, or, for who asked, that it is no longer needed. With how long it took, in minutes, it
 * stands in the hours of the facilitator who held it, and with its kind among the help desk’s work they did; nobody else reads that.
 */
export function finishRequest(
	actor: Member,
	id: string,
	said: Said & { minutes?: number | undefined; supportKind?: SupportKind | undefined },
): Promise<Changed | Refusal> {
	const { minutes, supportKind = null } = said;
	const time = minutes === undefined ? undefined : { minutes, supportKind };
	return changeRequest(actor, id, 'finish', said, now(), { time });
}

/** Opens it again, with the reason. Refuses `required` without one. */
export function reopenRequest(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	return lacksWords(said) ? Promise.resolve(needsWords) : changeRequest(actor, id, 'reopen', said, now());
}
