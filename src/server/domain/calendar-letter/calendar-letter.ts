import type { Seen } from '#server/domain/feed/index.ts';
import { hashOf } from '#server/platform/ids.ts';

/** Which visits somebody wants to be written letters about: those that others plan, all, or none. */
export const letterChoices = ['others', 'all', 'none'] as const;
export type LetterChoice = (typeof letterChoices)[number];

/** Whether somebody comes, as calendars say it. */
export const answers = ['accepted', 'tentative', 'declined'] as const;
export type Answer = (typeof answers)[number];

/** How a visit stands in somebody's calendar by the last letter to them. */
export interface Told {
	sequence: number;
	cancelled: boolean;
	startsAt: Date;
	minutes: number;
	hash: string;
}

/** What a letter says, as a hash: two that say the same are one letter. */
export function hashOfTold(seen: Seen): string {
	const people = seen.with.map((one) => one.personId).sort();
	return hashOf(JSON.stringify([seen.startsAt, seen.minutes, seen.place, seen.remote, people]));
}

const endOf = (one: { startsAt: Date; minutes: number }) => one.startsAt.getTime() + one.minutes * 60_000;

/**
 * Which letter somebody is owed: an invitation, also when what they were told has changed; that it is off, when it is cancelled or
 * they are no longer in it; or none. What is over is not written about. Who wants no letters gets no first one, and still every
 * change of what is in their calendar already.
 */
export function owed(
	seen: Seen | undefined,
	told: Told | undefined,
	choice: LetterChoice,
	now: Date,
): 'invitation' | 'cancellation' | undefined {
	const stands = told !== undefined && !told.cancelled;
	if (seen === undefined || seen.state !== 'planned')
		return stands && seen?.state !== 'done' && endOf(told) > now.getTime() ? 'cancellation' : undefined;
	if (endOf(seen) <= now.getTime()) return undefined;
	const wanted = choice === 'all' || (choice === 'others' && !seen.isMine);
	if (!told) return wanted ? 'invitation' : undefined;
	if (told.cancelled) return wanted ? 'invitation' : undefined;
	return told.hash === hashOfTold(seen) ? undefined : 'invitation';
}
