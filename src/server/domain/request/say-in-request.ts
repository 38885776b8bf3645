import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Changed, changeRequest, type Said } from './change-request.ts';

/** Says something in a request, to who asked and who holds it. What was waited for is answered with that. Refuses `required`. */
export function sayInRequest(actor: Member, id: string, said: Said): Promise<Changed | Refusal> {
	if (said.words.trim() === '') return Promise.resolve(refuse('required', { field: 'words' }));
	return changeRequest(actor, id, 'say', said, now());
}
