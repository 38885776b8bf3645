import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { changeTeachingPoint } from './change-teaching-point.ts';
import type { Progress } from './teaching-point.ts';

/** Moves a teaching point of one's own to where it stands now, forwards or back. */
export function moveTeachingPoint(
	actor: Member,
	id: string,
	version: number,
	to: Progress,
): Promise<{ id: string; version: number } | Refusal> {
	return changeTeachingPoint(
		actor,
		id,
		version,
		{ at: now(), name: 'teaching-point.moved' },
		{ progress: to },
	);
}
