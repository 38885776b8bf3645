import type { Translator } from '#messages/index.ts';
import type { PeriodOfDay } from '#server/domain/calendar/index.ts';
import type { OwnMeeting } from '#server/domain/planning/index.ts';
import { dayAfter, momentOf, schoolClock, schoolDay, weekOf } from '#server/domain/school/index.ts';
import type { Engagement, Timetable } from '#server/domain/timetable/index.ts';
import { atStart, type Standpoint, sayTime } from '#ui/when.ts';
import { listOf } from '../../visits/names.ts';
import { writer } from '../shown.ts';

/** One thing in a day, said. */
export interface EntryShown {
	/** Unlike that of any other entry. */
	key: string;
	/** Empty for a time that is only taken. */
	href: string;
	begins: string;
	times: string;
	people: string;
	/** Said on the screen and never printed: paper lies about. */
	kind: string;
	place: string;
	over: boolean;
	/** A time that a colleague offers, free or taken, and no visit. */
	offered: boolean;
	/** How the reader may move it. */
	move: MoveShown | null;
}

/** What a move is asked for with, and the form that asks it without script. */
export interface MoveShown {
	as: 'visit' | 'booking';
	id: string;
	version: number;
	/** Its time by the school's clocks, `HH:MM`: kept where it is moved to a day and no period. */
	clock: string;
	href: string;
}

/** A period with what begins in it, or what begins outside of any. */
export interface SlotShown {
	/** Null: outside of any period. */
	period: { name: string; times: string; startsAt: string; endsAt: string } | null;
	entries: EntryShown[];
}

export interface DayShown {
	day: string;
	/** Of the month, from 1. */
	date: number;
	title: string;
	href: string;
	today: boolean;
	cycleDay: number | null;
	/** What it is called and whether there is school, without its day of the cycle. */
	told: string[];
	/** Its day of the cycle, what it is called, when school ends early, that there is none, that one is away. */
	notes: string[];
	school: boolean;
	slots: SlotShown[];
}

/** From where the days are looked at, and by whom. */
export interface Seen extends Standpoint {
	today: string;
	me: string;
	/** Whether what may be moved is moved from here. */
	moves: boolean;
	/** Whether times that a colleague offers are told. */
	offers: boolean;
	/** The address of one day. */
	toward: (day: string) => string;
}

/**
 * The days from `from` up to, not including, `to`, as they are shown. Without `whole` a day of the weekend is only there where
 * something stands in it.
 */
export function layDays(
	{ days, engagements, meetings, offered, of }: Timetable,
	{ from, to, whole }: { from: string; to: string; whole: boolean },
	t: Translator,
	seen: Seen,
): DayShown[] {
	const title = writer(t, { weekday: 'short', day: 'numeric', month: 'short' });
	const entries = [
		...engagements.map((one) => entryOf(one, t, seen)),
		...meetings.map((one) => entryOfMeeting(one, t, seen)),
		...(seen.offers
			? withoutKnown(offered, engagements).map((one) => entryOfOffer(one, of.id, t, seen))
			: []),
	].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
	const byDay = Map.groupBy(entries, ({ day }) => day);
	return days
		.filter(({ day }) => day >= from && day < to)
		.flatMap((day) => {
			const ofDay = byDay.get(day.day) ?? [];
			const weekend = day.kind === 'weekend' || (day.kind === 'outside' && isWeekend(day.day));
			if (weekend && !whole && ofDay.length === 0) return [];
			const told = [
				...day.names,
				day.endsAt ? t('today.school-until', { time: day.endsAt }) : '',
				day.kind === 'school' || weekend ? '' : t('calendar.no-school'),
				day.away ? t('week.away') : '',
			].filter(Boolean);
			return [
				{
					day: day.day,
					date: Number(day.day.slice(8)),
					title: atStart(title(day.day), t.locale),
					href: seen.toward(day.day),
					today: day.day === seen.today,
					cycleDay: day.cycleDay,
					told,
					notes: [
						...(day.cycleDay === null ? [] : [t('today.cycle-day', { number: day.cycleDay })]),
						...told,
					],
					school: day.kind === 'school',
					slots: slotsOf(day.periods, ofDay),
				},
			];
		});
}

const isWeekend = (day: string) => dayAfter(weekOf(day), 5) <= day;

function slotsOf(periods: PeriodOfDay[], ofDay: Entry[]): SlotShown[] {
	const slots = periods.map((period) => ({
		at: period.startsAt,
		until: period.endsAt,
		period: {
			name: period.name,
			times: `${period.startsAt}–${period.endsAt}`,
			startsAt: period.startsAt,
			endsAt: period.endsAt,
		},
		entries: [] as EntryShown[],
	}));
	const outside: { at: string; until: string; period: null; entries: EntryShown[] }[] = [];
	for (const { at, shown } of ofDay) {
		const slot = slots.find((period) => period.at <= at && at < period.until);
		if (slot) slot.entries.push(shown);
		else outside.push({ at, until: at, period: null, entries: [shown] });
	}
	return [...slots, ...outside]
		.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
		.map(({ period, entries }) => ({ period, entries }));
}

/** An entry with its day, and its hour by the school's clocks: `HH:MM`, or nothing where nobody said one. */
interface Entry {
	day: string;
	at: string;
	shown: EntryShown;
}

function timesOf(startsAt: Date, minutes: number, from: Standpoint) {
	const end = new Date(startsAt.getTime() + minutes * 60_000);
	const begins = sayTime(startsAt.toISOString(), from);
	return {
		begins,
		times: `${begins}–${sayTime(end.toISOString(), from)}`,
		over: end.toISOString() <= from.now,
	};
}

function entryOf(one: Engagement, t: Translator, from: Seen): Entry {
	const at = schoolClock(from.zone, one.startsAt);
	const others = one.with.filter(({ personId }) => personId !== from.me);
	const people = [...(others.length < one.with.length ? [{ name: t('week.you') }] : []), ...others];
	return {
		day: schoolDay(from.zone, one.startsAt),
		at,
		shown: {
			...timesOf(one.startsAt, one.minutes, from),
			key: one.visitId,
			href: `/visits/${one.visitId}`,
			people: people.length > 0 ? atStart(listOf(people, t), t.locale) : t('week.alone'),
			kind: t(`visit.kind.${one.kind}`),
			place: [one.place, one.remote ? t('visit.remote') : ''].filter(Boolean).join(' · '),
			offered: false,
			move: from.moves ? moveOf(one, at, from) : null,
		},
	};
}

/** A booking is moved until it begins; a visit that was to be, on to a day when it will. */
function moveOf({ move, startsAt }: Engagement, clock: string, from: Seen): MoveShown | null {
	if (!move || (move.as === 'booking' && startsAt.toISOString() <= from.now)) return null;
	const { as, id, version } = move;
	const href =
		move.as === 'booking'
			? `/bookings/with/${move.bookedId}?move=${id}&week=${schoolDay(from.zone, startsAt)}`
			: `/visits/${id}/edit`;
	return { as, id, version, clock, href };
}

/** Times in which the reader sees what stands are not told as taken besides. */
function withoutKnown(offered: Timetable['offered'], known: readonly Engagement[]): Timetable['offered'] {
	return offered.filter(
		(one) =>
			one.free ||
			!known.some(
				({ startsAt, minutes }) =>
					startsAt < one.endsAt && one.startsAt.getTime() < startsAt.getTime() + minutes * 60_000,
			),
	);
}

function entryOfOffer(
	{ startsAt, endsAt, free }: Timetable['offered'][number],
	personId: string,
	t: Translator,
	from: Seen,
): Entry {
	const moment = startsAt.toISOString();
	return {
		day: schoolDay(from.zone, startsAt),
		at: schoolClock(from.zone, startsAt),
		shown: {
			...timesOf(startsAt, (endsAt.getTime() - startsAt.getTime()) / 60_000, from),
			key: `offer ${moment}`,
			href: free ? `/bookings/with/${personId}/book?at=${moment}` : '',
			people: t(free ? 'week.free' : 'week.busy'),
			kind: '',
			place: '',
			offered: true,
			move: null,
		},
	};
}

function entryOfMeeting(
	{ id, day, startsAt, minutes, place, kind, team }: OwnMeeting,
	t: Translator,
	from: Seen,
): Entry {
	const moment = startsAt === null ? undefined : momentOf(day, startsAt, from.zone);
	return {
		day,
		at: startsAt ?? '',
		shown: {
			...(moment ? timesOf(moment, minutes, from) : { begins: '', times: '', over: day < from.today }),
			key: id,
			href: `/teams/${team.id}/meetings/${id}`,
			people: t('hours.meeting', { team: team.name }),
			kind: t(`meeting.kind.${kind}`),
			place,
			offered: false,
			move: null,
		},
	};
}

/** How closely a week is set on paper: by the day that has most in it, so that every week is one sheet. */
export function closenessOf(days: readonly DayShown[]): 'roomy' | 'close' | 'closest' {
	const most = Math.max(
		0,
		...days.map(({ slots }) => slots.reduce((sum, { entries }) => sum + entries.length, 0)),
	);
	return most <= 6 ? 'roomy' : most <= 10 ? 'close' : 'closest';
}
