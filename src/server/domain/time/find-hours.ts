import type { Named } from '#server/domain/company/index.ts';
import { dayAfter, schoolDay, weekOf, type YearDays } from '#server/domain/school/index.ts';
import { findCompany } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { findTerms, findYears, placeIn, type SchoolOfHours } from './find-years.ts';
import { type Hours, layHours, sumHours, type WeekOfHours, weeksOf } from './hours.ts';
import { readNotTold, readSpent, type SpentOn } from './read-spent.ts';

/** One thing that somebody's time went into. */
export interface HoursEntry extends SpentOn {
	/** The minutes of it that count: fewer than its own where it overlaps what counts first. */
	counted: number;
	/** Those a visit was with. */
	with: Named[];
	/** False: a visit that was planned and is over, and of which nobody said that it took place. It does not count. */
	tookPlace: boolean;
}

/** Somebody's own hours, of one school year and one week of it. */
export interface HoursPage {
	today: string;
	/** From its first day up to the next one's. */
	year: YearDays;
	/** Days in the years before and after it, where there are such. */
	before: string | undefined;
	after: string | undefined;
	whole: Hours;
	terms: (YearDays & { hours: Hours })[];
	weeks: WeekOfHours[];
	week: WeekOfHours & {
		/** By day and time. */
		entries: HoursEntry[];
		/** How many there are besides. */
		more: number;
	};
	/** The latest of the year first. */
	overlaps: { first: HoursEntry; second: HoursEntry; minutes: number }[];
	/** How many there are in all. */
	overlapping: number;
}

/** How many entries of a week and overlaps of a year are shown. */
const most = { entries: 200, overlaps: 8 } as const;

/**
 * Reads the actor's own hours in the school year that a day is in, today's when left out, and of the week of that day. Years
 * and terms are those of the school; time is all of the actor's, in whichever school. Nobody else reads it.
 */
export function findHours(actor: Member, school: SchoolOfHours | null, wanted?: string): Promise<HoursPage> {
	const at = now();
	const zone = school?.zone ?? 'UTC';
	const today = schoolDay(zone, at);
	return unitOfWork(actor, async (tx) => {
		const years = await findYears(tx, school, today);
		const place = placeIn(years, wanted ?? today);
		const year = years[place] as YearDays;
		const stretch = { from: weekOf(year.startsOn), to: dayAfter(weekOf(dayAfter(year.endsOn, -1)), 7) };
		const week = within(weekOf(wanted ?? today), stretch);
		const terms = school ? await findTerms(tx, school.id, year) : [];

		const spent = await readSpent(tx, actor, stretch, zone);
		const laid = layHours(spent);
		const sum = (from: string, to: string) => sumHours(spent, laid, from, to);
		const notTold = await readNotTold(tx, actor, week, zone, at, most.entries);
		const ofWeek = [...spent.filter(({ day }) => day >= week.from && day < week.to), ...notTold];
		const entries = ofWeek.slice(0, most.entries);
		const overlaps = laid.overlaps.slice(-most.overlaps).reverse();

		const visits = [...entries, ...overlaps.flatMap(({ first, second }) => [first, second])].filter(
			({ visitKind }) => visitKind !== null,
		);
		const company = await findCompany(tx, actor, [...new Set(visits.map(({ id }) => id))]);
		const counted = new Map(spent.map((one, index) => [one, laid.counted[index]]));
		const told = (one: SpentOn): HoursEntry => ({
			...one,
			counted: counted.get(one) ?? 0,
			with: company.get(one.id) ?? [],
			tookPlace: counted.has(one),
		});
		return {
			today,
			year,
			before: place > 0 ? dayAfter(stretch.from, -1) : undefined,
			after: place < years.length - 1 ? year.endsOn : undefined,
			whole: sum(year.startsOn, year.endsOn),
			terms: terms.map((term) => ({ ...term, hours: sum(term.startsOn, term.endsOn) })),
			weeks: weeksOf(spent, laid, stretch.from, stretch.to),
			week: {
				startsOn: week.from,
				hours: sum(week.from, week.to),
				entries: entries.map(told).sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day))),
				more: ofWeek.length - entries.length,
			},
			overlaps: overlaps.map(({ first, second, minutes }) => ({
				first: told(first),
				second: told(second),
				minutes,
			})),
			overlapping: laid.overlaps.length,
		};
	});
}

/** A week, by its Monday, and where it is outside of a stretch of weeks the nearest one that is not. */
function within(monday: string, stretch: { from: string; to: string }): { from: string; to: string } {
	const last = dayAfter(stretch.to, -7);
	const from = monday < stretch.from ? stretch.from : monday > last ? last : monday;
	return { from, to: dayAfter(from, 7) };
}
