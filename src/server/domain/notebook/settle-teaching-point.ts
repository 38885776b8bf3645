import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { changeTeachingPoint } from './change-teaching-point.ts';

/** Says that a teaching point of one's own is no longer being worked on. Its checks stay. */
export function settleTeachingPoint(
	actor: Member,
	id: string,
	version: number,
): Promise<{ id: string; version: number } | Refusal> {
	const at = now();
	return changeTeachingPoint(actor, id, version, { at, name: 'teaching-point.settled' }, { settled_at: at });
}
