import type { Translator } from '#messages/index.ts';
import { dayAfter, schoolClock, schoolDay, weekOf } from '#server/domain/school/index.ts';
import type { Engagement, Timetable } from '#server/domain/timetable/index.ts';
import { atStart, type Standpoint, sayTime } from '#ui/when.ts';
import { listOf } from '../../visits/names.ts';
import { writer } from '../shown.ts';

/** One thing in a day, said. */
export interface EntryShown {
	href: string;
	begins: string;
	times: string;
	people: string;
	/** Said on the screen and never printed: paper lies about. */
	kind: string;
	place: string;
	over: boolean;
}

/** A period with what begins in it, or what begins outside of any. */
export interface SlotShown {
	/** Null: outside of any period. */
	period: { name: string; times: string } | null;
	entries: EntryShown[];
}

export interface DayShown {
	day: string;
	/** Of the month, from 1. */
	date: number;
	title: string;
	today: boolean;
	cycleDay: number | null;
	/** What it is called and whether there is school, without its day of the cycle. */
	told: string[];
	/** Its day of the cycle, what it is called, when school ends early, that there is none, that one is away. */
	notes: string[];
	school: boolean;
	slots: SlotShown[];
}

/**
 * The days from `from` up to, not including, `to`, as they are shown. Without `whole` a day of the weekend is only there where
 * something stands in it.
 */
export function layDays(
	{ days, engagements }: Timetable,
	{ from, to, whole }: { from: string; to: string; whole: boolean },
	t: Translator,
	seen: Standpoint & { today: string },
): DayShown[] {
	const title = writer(t, { weekday: 'short', day: 'numeric', month: 'short' });
	const byDay = Map.groupBy(engagements, ({ startsAt }) => schoolDay(seen.zone, startsAt));
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
					today: day.day === seen.today,
					cycleDay: day.cycleDay,
					told,
					notes: [
						...(day.cycleDay === null ? [] : [t('today.cycle-day', { number: day.cycleDay })]),
						...told,
					],
					school: day.kind === 'school',
					slots: slotsOf(day, ofDay, t, seen),
				},
			];
		});
}

const isWeekend = (day: string) => dayAfter(weekOf(day), 5) <= day;

function slotsOf(
	day: Timetable['days'][number],
	ofDay: Engagement[],
	t: Translator,
	from: Standpoint,
): SlotShown[] {
	const slots = day.periods.map((period) => ({
		at: period.startsAt,
		until: period.endsAt,
		period: { name: period.name, times: `${period.startsAt}–${period.endsAt}` },
		entries: [] as EntryShown[],
	}));
	const outside: { at: string; until: string; period: null; entries: EntryShown[] }[] = [];
	for (const one of ofDay) {
		const at = schoolClock(from.zone, one.startsAt);
		const slot = slots.find((period) => period.at <= at && at < period.until);
		if (slot) slot.entries.push(shown(one, t, from));
		else outside.push({ at, until: at, period: null, entries: [shown(one, t, from)] });
	}
	return [...slots, ...outside]
		.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
		.map(({ period, entries }) => ({ period, entries }));
}

function shown(one: Engagement, t: Translator, from: Standpoint): EntryShown {
	const end = new Date(one.startsAt.getTime() + one.minutes * 60_000);
	const kind = t(`visit.kind.${one.kind}`);
	return {
		href: `/visits/${one.visitId}`,
		begins: sayTime(one.startsAt.toISOString(), from),
		times: `${sayTime(one.startsAt.toISOString(), from)}–${sayTime(end.toISOString(), from)}`,
		people: one.with.length > 0 ? listOf(one.with, t) : t('week.alone'),
		kind,
		place: [one.place, one.remote ? t('visit.remote') : ''].filter(Boolean).join(' · '),
		over: end.toISOString() <= from.now,
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
