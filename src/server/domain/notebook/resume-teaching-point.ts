import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { changeTeachingPoint } from './change-teaching-point.ts';

/** Takes up again a teaching point of one's own that was settled. */
export function resumeTeachingPoint(
	actor: Member,
	id: string,
	version: number,
): Promise<{ id: string; version: number } | Refusal> {
	return changeTeachingPoint(
		actor,
		id,
		version,
		{ at: now(), name: 'teaching-point.resumed' },
		{ settled_at: null },
	);
}
