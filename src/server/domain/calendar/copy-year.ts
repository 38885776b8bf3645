import { dayAfter, daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { keyOf } from '#server/platform/entry.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type CalendarEntries, findEntries } from './find-calendar.ts';
import { keepCalendar } from './keep.ts';

/** Something of a year, and where it would be a year later. */
export interface Carried {
	id: string;
	kind: 'term' | 'day_off' | 'special_day' | 'cycle';
	name: string;
	startsOn: string;
	endsOn: string;
	/** On the same day of the week, fifty-two weeks or so later. */
	sameWeekday: { startsOn: string; endsOn: string };
	/** On the same date; only of single days. */
	sameDate: { startsOn: string; endsOn: string } | null;
	/** Stays on its date, as far as can be told: a holiday that the world has on a date. */
	isDated: boolean;
}

/** Dates that holidays have wherever they have one. */
const dated = new Set([
	'01-01', '01-06', '03-08', '05-01', '06-19', '07-04', '07-14', '10-03', '10-12', '11-01', '11-11', '12-08', '12-24', '12-25', '12-26', '12-31',
]); // biome-ignore format: a list reads better in rows

/**
 * What of a school year is carried to the next: weeks stay whole, so that a Monday stays a Monday, and a holiday that has a date
 * may stay on it. A closure that nobody planned is not carried. Nothing is changed. Refuses `missing` to whoever does not keep the
 * calendar.
 * @param next the first day of the year that it is carried to
 */
export async function previewNextYear(
	actor: Member,
	schoolId: string,
	year: { startsOn: string; endsOn: string },
	next: string,
): Promise<Carried[] | Refusal> {
	const entries = await findEntries(actor, schoolId, year.startsOn, year.endsOn);
	return isRefusal(entries) ? entries : carriedOf(entries, year, next);
}

function carriedOf(
	entries: CalendarEntries,
	year: { startsOn: string; endsOn: string },
	next: string,
): Carried[] {
	const shift = Math.round(daysBetween(year.startsOn, next) / 7) * 7;
	const years = Number(next.slice(0, 4)) - Number(year.startsOn.slice(0, 4));
	const carry = (
		kind: Carried['kind'],
		one: { id: string; name: string; startsOn: string; endsOn: string },
	): Carried => {
		const single = dayAfter(one.startsOn) === one.endsOn;
		const onDate = sameDate(one.startsOn, years);
		return {
			...one,
			kind,
			sameWeekday: { startsOn: dayAfter(one.startsOn, shift), endsOn: dayAfter(one.endsOn, shift) },
			sameDate: single && kind !== 'cycle' ? { startsOn: onDate, endsOn: dayAfter(onDate) } : null,
			isDated: single && kind === 'day_off' && dated.has(one.startsOn.slice(5)),
		};
	};
	// Of each division, the cycle that holds when the year ends; it begins anew with the year.
	const last = new Map<string | null, CalendarEntries['cycles'][number]>();
	for (const cycle of entries.cycles)
		if (cycle.startsOn < year.endsOn && (last.get(cycle.divisionId)?.startsOn ?? '') < cycle.startsOn)
			last.set(cycle.divisionId, cycle);
	const begins = entries.terms[0]?.startsOn ?? year.startsOn;
	return [
		...entries.terms.map(({ id, name, startsOn, endsOn }) => carry('term', { id, name, startsOn, endsOn })),
		...entries.daysOff
			.filter((one) => one.kind === 'holiday')
			.map(({ id, name, startsOn, endsOn }) => carry('day_off', { id, name, startsOn, endsOn })),
		...entries.specialDays.map(({ id, name, day }) =>
			carry('special_day', { id, name, startsOn: day, endsOn: dayAfter(day) }),
		),
		...[...last.values()].map(({ id }) =>
			carry('cycle', { id, name: '', startsOn: begins, endsOn: dayAfter(begins) }),
		),
	];
}

/** The same date so many years later; the leap day is the last of February. */
function sameDate(day: string, years: number): string {
	const date = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
	return Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date
		? `${date.slice(0, 5)}02-28`
		: date;
}

/**
 * Carries what was chosen of a school year to the next. The same again adds nothing, and changes nothing that was changed since.
 * Terms that others leave no room for stay behind, and are named. Refuses `missing` to whoever does not keep the calendar.
 * @param chosen ids of what is carried, and of it what stays on its date
 */
export async function copyYear(
	actor: Member,
	schoolId: string,
	year: { startsOn: string; endsOn: string },
	next: string,
	chosen: { take: string[]; dated: string[] },
): Promise<{ carried: number; noRoom: string[] } | Refusal> {
	if (next <= year.startsOn) return refuse('ends-before-start', { field: 'next' });
	const entries = await findEntries(actor, schoolId, year.startsOn, year.endsOn);
	if (isRefusal(entries)) return entries;
	const result = { carried: 0, noRoom: [] as string[] };
	const list = carriedOf(entries, year, next).filter((one) => chosen.take.includes(one.id));
	const done = await keepCalendar(actor, schoolId, { name: 'calendar.year-copied' }, async (tx) => {
		result.carried = 0;
		result.noRoom = [];
		for (const one of list) {
			const days = (chosen.dated.includes(one.id) && one.sameDate) || one.sameWeekday;
			const id = keyOf(schoolId, one.id, `copied to ${next.slice(0, 4)}`);
			const of = { id, school_id: schoolId };
			const span = { starts_on: days.startsOn, ends_on: days.endsOn };
			if (one.kind === 'term') {
				const inTheWay = await tx
					.selectFrom('term')
					.select('id')
					.where('school_id', '=', schoolId)
					.where('starts_on', '<', span.ends_on)
					.where('ends_on', '>', span.starts_on)
					.execute();
				if (inTheWay.some((row) => row.id !== id)) result.noRoom.push(one.name);
				if (inTheWay.length > 0) continue;
				await tx
					.insertInto('term')
					.values({ ...of, name: one.name, ...span })
					.execute();
			} else if (one.kind === 'day_off') {
				const row = entries.daysOff.find((entry) => entry.id === one.id);
				await tx
					.insertInto('day_off')
					.values({
						...of, name: one.name, ...span, kind: 'holiday', division_id: row?.divisionId ?? null, effect: row?.effect ?? null,
					}) // biome-ignore format: a row reads better whole
					.onConflict((conflict) => conflict.column('id').doNothing())
					.execute();
			} else if (one.kind === 'special_day') {
				const row = entries.specialDays.find((entry) => entry.id === one.id);
				await tx
					.insertInto('special_day')
					.values({
						...of, name: one.name, on_day: days.startsOn, division_id: row?.divisionId ?? null, ends_at: row?.endsAt ?? null,
						bell_schedule_id: row?.bellScheduleId ?? null,
					}) // biome-ignore format: a row reads better whole
					.onConflict((conflict) => conflict.doNothing())
					.execute();
			} else {
				const row = entries.cycles.find((entry) => entry.id === one.id);
				if (!row) continue;
				await tx
					.insertInto('cycle')
					.values({
						...of, starts_on: days.startsOn, division_id: row.divisionId, length: row.length, through_days_off: row.throughDaysOff,
						weekdays: row.weekdays,
					}) // biome-ignore format: a row reads better whole
					.onConflict((conflict) => conflict.doNothing())
					.execute();
			}
			result.carried++;
		}
		return { id: schoolId };
	});
	return isRefusal(done) ? done : result;
}
