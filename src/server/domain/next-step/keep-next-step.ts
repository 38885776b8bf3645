import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { type ChangedNextStep, changeNextStep } from './change-next-step.ts';

/** Says that a promise was kept. Its writer and who promised it may; kept twice, it is kept once. */
export function keepNextStep(actor: Member, id: string, version: number): Promise<ChangedNextStep | Refusal> {
	const at = now();
	return changeNextStep(actor, id, version, { at, name: 'next-step.kept' }, { done_at: at });
}
