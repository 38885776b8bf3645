import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { type ChangedNextStep, changeNextStep } from './change-next-step.ts';

/** Takes back that a promise was kept. */
export function reopenNextStep(
	actor: Member,
	id: string,
	version: number,
): Promise<ChangedNextStep | Refusal> {
	return changeNextStep(actor, id, version, { at: now(), name: 'next-step.reopened' }, { done_at: null });
}
