import type { Translator } from '#messages/index.ts';
import { dayAfter, daysBetween, weekOf } from '#server/domain/school/index.ts';
import { rowsOf, type TeamYear, type UnitLine } from '#server/domain/unit/index.ts';
import { writer } from '../../../calendar/shown.ts';

/** Some weeks in a row: empty, or with what takes them. */
export interface Stretch<Of> {
	weeks: number;
	of?: Of | undefined;
}

/** A team's year as it is drawn: a column a week. */
export interface YearShown {
	months: Stretch<string>[];
	terms: Stretch<string>[];
	/** Which week is this one; -1 where the year is another. */
	now: number;
	weeks: number;
	rows: Stretch<{ id: string; title: string; over: boolean }>[][];
}

/** The days of a unit as people say them. */
export function spanIn(t: Translator): (span: { startsOn: string; endsOn: string }) => string {
	const day = writer(t, { weekday: 'short', day: 'numeric', month: 'short' });
	return ({ startsOn, endsOn }) => t('unit.from-to', { from: day(startsOn), to: day(dayAfter(endsOn, -1)) });
}

/** Lays a team's units out as bars over the weeks of the year; those that share a week lie beneath each other. */
export function yearShown({ year, terms, units, team }: TeamYear, t: Translator): YearShown {
	const first = weekOf(year.startsOn);
	const weeks = Math.round(daysBetween(first, weekOf(dayAfter(year.endsOn, -1))) / 7) + 1;
	const weekAt = (day: string) =>
		Math.min(Math.max(Math.round(daysBetween(first, weekOf(day)) / 7), 0), weeks - 1);
	const spans = <Of extends { startsOn: string; endsOn: string }>(list: readonly Of[]) =>
		list.map((of) => ({ of, from: weekAt(of.startsOn), to: weekAt(dayAfter(of.endsOn, -1)) + 1 }));
	const bars = spans(units);
	const monday = (week: number) => dayAfter(first, week * 7);
	const row = rowsOf(bars.map((bar) => ({ startsOn: monday(bar.from), endsOn: monday(bar.to) })));
	const unitOf = (unit: UnitLine) => ({
		id: unit.id,
		title: unit.title,
		over: unit.endsOn <= team.today,
	});
	return {
		months: monthsOf(first, weeks, writer(t, { month: 'short' })),
		terms: stretched(
			spans(terms).map((one) => ({ ...one, of: one.of.name })),
			weeks,
		),
		now: year.startsOn <= team.today && team.today < year.endsOn ? weekAt(team.today) : -1,
		weeks,
		rows: Array.from({ length: Math.max(-1, ...row) + 1 }, (_, number) =>
			stretched(
				bars.filter((__, at) => row[at] === number).map((bar) => ({ ...bar, of: unitOf(bar.of) })),
				weeks,
			),
		),
	};
}

function stretched<Of>(spans: readonly { from: number; to: number; of: Of }[], weeks: number): Stretch<Of>[] {
	const all: Stretch<Of>[] = [];
	let reached = 0;
	for (const { from, to, of } of [...spans].sort((one, other) => one.from - other.from)) {
		const begins = Math.max(from, reached);
		if (to <= begins) continue;
		if (begins > reached) all.push({ weeks: begins - reached });
		all.push({ weeks: to - begins, of });
		reached = to;
	}
	if (reached < weeks) all.push({ weeks: weeks - reached });
	return all;
}

/** A month has the weeks that begin in it. */
function monthsOf(first: string, weeks: number, month: (day: string) => string): Stretch<string>[] {
	const all: Stretch<string>[] = [];
	for (let week = 0; week < weeks; week++) {
		const name = month(dayAfter(first, week * 7));
		const last = all.at(-1);
		if (last?.of === name) last.weeks++;
		else all.push({ weeks: 1, of: name });
	}
	return all;
}
