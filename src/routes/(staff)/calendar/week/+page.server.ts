import { dayAfter, schoolDay, weekOf } from '#server/domain/school/index.ts';
import { findTimetable } from '#server/domain/timetable/index.ts';
import { now } from '#server/platform/clock.ts';
import { datesIn } from '#ui/formats.ts';
import { field, found, signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';
import { closenessOf, firstOf, layWeek } from './lay-week.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const at = now();
	const school = standing.school ?? null;
	const zone = school?.zone ?? 'UTC';
	const today = schoolDay(zone, at);
	const asked = field.optionalDay().safeParse(url.searchParams.get('from') ?? '').data ?? today;
	const monday = weekOf(asked);
	// With the Sundays on both sides: where school is on Sundays, a week begins with one.
	const timetable = found(
		await findTimetable(actor, school, { from: dayAfter(monday, -1), to: dayAfter(monday, 14) }),
	);
	const sunday = firstOf(dayAfter(monday, 7), timetable.days);
	const first = asked >= sunday ? sunday : firstOf(monday, timetable.days);
	const days = layWeek(timetable, first, t, { zone, now: at.toISOString(), locale: t.locale, today });
	const says = datesIn(t.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	const [begins = first, ends = dayAfter(first, 4)] = [days[0]?.day, days.at(-1)?.day];
	return {
		days,
		close: closenessOf(days),
		name: standing.name,
		title: says.formatRange(new Date(begins), new Date(ends)),
		before: dayAfter(first, -7),
		after: dayAfter(first, 7),
		isNow: first <= today && today < dayAfter(first, 7),
		count: days.reduce(
			(sum, { slots }) => sum + slots.reduce((all, { entries }) => all + entries.length, 0),
			0,
		),
	};
};
