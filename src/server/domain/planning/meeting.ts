import type { CalendarDay } from '#server/domain/calendar/index.ts';
import { weekOf } from '#server/domain/school/index.ts';
import { keyOf } from '#server/platform/entry.ts';

/** What a meeting is for: unit design, technology's part in it, students' work, looking back. */
export const meetingKinds = ['unit', 'technology', 'student-work', 'looking-back'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** How long what is written may be, in characters, and how much of it there may be. */
export const most = { place: 200, words: 2000, rhythms: 10, guests: 12, daysAfter: 10 } as const;

/** One meeting of each turn: in a period, whenever its bells ring, or at a time of the school's clocks. */
export interface Slot {
	kind: MeetingKind;
	/** School days after the first meeting of the turn; 0 for that one itself. */
	daysAfter: number;
	periodId: string | null;
	/** `HH:MM`; null where the period says it, or nobody does. */
	startsAt: string | null;
	minutes: number;
	place: string;
}

/** When a team meets: on a day of the cycle, or of the week (ISO: Monday is 1), once or twice a turn. */
export interface Rhythm {
	id: string;
	cycleDay: number | null;
	weekday: number | null;
	holdsFrom: string;
	/** Up to, not including. */
	holdsUntil: string | null;
	slots: [Slot] | [Slot, Slot];
}

/** A meeting as the calendar says. */
export interface LaidMeeting {
	id: string;
	rhythmId: string;
	turn: string;
	part: 1 | 2;
	kind: MeetingKind;
	day: string;
	startsAt: string | null;
	minutes: number;
	place: string;
}

/** The key of a meeting: the same turn of the same rhythm has the same, on whatever day it falls. */
export function meetingKey(rhythmId: string, turn: string, part: 1 | 2): string {
	return keyOf(rhythmId, rhythmId, `meeting ${turn} ${part}`);
}

/**
 * The meetings of a rhythm on days of a calendar. A turn of the cycle or a week has one day for the first meeting, and none where
 * it falls on a day off that is left out; the second is so many school days later, as far as the days go.
 */
export function layMeetings(rhythm: Rhythm, days: readonly CalendarDay[]): LaidMeeting[] {
	const school = days.filter((day) => day.kind === 'school');
	return school.flatMap((first, at) => {
		const turn = turnOf(rhythm, first);
		if (turn === null || first.day < rhythm.holdsFrom) return [];
		if (rhythm.holdsUntil !== null && first.day >= rhythm.holdsUntil) return [];
		return rhythm.slots.flatMap((slot, index) => {
			const day = school[at + slot.daysAfter];
			const part = index === 0 ? 1 : 2;
			if (!day) return [];
			return [
				{
					id: meetingKey(rhythm.id, turn, part),
					rhythmId: rhythm.id,
					turn,
					part,
					kind: slot.kind,
					day: day.day,
					place: slot.place,
					...timeOf(slot, day),
				},
			];
		});
	});
}

function turnOf({ cycleDay, weekday }: Rhythm, day: CalendarDay): string | null {
	if (cycleDay !== null) return day.cycleDay === cycleDay ? day.turn : null;
	return new Date(day.day).getUTCDay() === (weekday ?? 0) % 7 ? weekOf(day.day) : null;
}

function timeOf(slot: Slot, day: CalendarDay): { startsAt: string | null; minutes: number } {
	const period = day.periods.find((one) => one.id === slot.periodId);
	if (!period) return { startsAt: slot.startsAt, minutes: slot.minutes };
	const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
	return { startsAt: period.startsAt, minutes: minutesOf(period.endsAt) - minutesOf(period.startsAt) };
}
