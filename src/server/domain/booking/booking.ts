import type { TimeKind, VisitKind } from '#server/domain/visit/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What somebody is booked for. */
export const purposes = ['class', 'small-group', 'training'] as const;
export type Purpose = (typeof purposes)[number];

/** The visit that a booking is. An assistants' training shows how something is done, outside the classroom. */
export const becomes: Record<
	Purpose,
	{ kind: VisitKind; timeKind: TimeKind; grouping: 'one-to-one' | 'group' }
> = {
	class: { kind: 'co-teaching', timeKind: 'in-classroom', grouping: 'one-to-one' },
	'small-group': { kind: 'co-teaching', timeKind: 'in-classroom', grouping: 'one-to-one' },
	training: { kind: 'modelling', timeKind: 'outside-classroom', grouping: 'group' },
};

/** Within which limits somebody takes bookings. */
export interface Limits {
	perDay: number | null;
	/** Monday to Sunday. */
	perWeek: number | null;
	/** So many hours ahead at the latest. */
	noticeHours: number;
	/** So many days ahead at the earliest. */
	aheadDays: number;
	/** Between one thing and the next. */
	bufferMinutes: number;
	purposes: Purpose[];
}

/** What somebody who says nothing about it has. */
export const usualLimits: Limits = {
	perDay: null,
	perWeek: null,
	noticeHours: 24,
	aheadDays: 28,
	bufferMinutes: 0,
	purposes: [...purposes],
};

/** An hour that is offered again and again, on a day of the cycle or of the week, by the school's own clocks. */
export interface OfferedHour {
	id: string;
	periodId: string | null;
	/** `HH:MM`, where it is no period. */
	startsAt: string | null;
	endsAt: string | null;
	/** Clock hours may be booked in pieces of so many minutes. */
	pieceMinutes: number | null;
	cycleDay: number | null;
	/** ISO: Monday is 1. */
	weekday: number | null;
	place: string;
	remote: boolean;
}

/** The most of everything: characters, students, hours that are offered, days that are away at once or waited for. */
export const most = {
	about: 200,
	word: 500,
	students: 2000,
	place: 200,
	hours: 200,
	away: 400,
	wait: 62,
} as const;

/** Refuses what was typed of a booking, before anybody is reached. */
export function checkBooking(given: { about: string; students: number | null }): Refusal | undefined {
	if (given.about.length > most.about)
		return refuse('too-long', { field: 'about', args: { most: most.about } });
	const { students } = given;
	if (students !== null && !(Number.isInteger(students) && students >= 0 && students <= most.students))
		return refuse('booking-students', { field: 'students', args: { most: most.students } });
	return undefined;
}

export function checkWord(word: string): Refusal | undefined {
	return word.length > most.word
		? refuse('too-long', { field: 'word', args: { most: most.word } })
		: undefined;
}
