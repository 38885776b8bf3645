import { dayAfter, daysBetween, schoolDay } from '#server/domain/school/index.ts';
import { findTimetable, reach, spanOf, type View, views } from '#server/domain/timetable/index.ts';
import { now } from '#server/platform/clock.ts';
import { datesIn } from '#ui/formats.ts';
import { field, found, signedIn } from '../../../answer.ts';
import type { PageServerLoad } from './$types';
import { closenessOf, type DayShown, layDays } from './lay-days.ts';

const countOf = ({ slots }: DayShown) => slots.reduce((sum, { entries }) => sum + entries.length, 0);

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const at = now();
	const school = standing.school ?? null;
	const zone = school?.zone ?? 'UTC';
	const today = schoolDay(zone, at);
	const asked = field.optionalDay().safeParse(url.searchParams.get('from') ?? '').data ?? today;
	const view = views.find((one) => one === url.searchParams.get('view')) ?? 'week';
	const around = { from: dayAfter(asked, -reach), to: dayAfter(asked, reach) };
	const timetable = found(await findTimetable(actor, school, around));
	const { from, to, before, after } = spanOf(view, asked, timetable.days);
	const seen = { zone, now: at.toISOString(), locale: t.locale, today };
	const whole = view === 'month' || view === 'day';
	const laid = layDays(timetable, { from, to, whole }, t, seen);
	// A cycle is its own days: those without school are not of it.
	const days = view === 'cycle' ? laid.filter((day) => day.school || countOf(day) > 0) : laid;
	const says = datesIn(t.locale, {
		...(view === 'month' ? {} : { day: 'numeric' }),
		...(view === 'day' ? { weekday: 'long' } : {}),
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
	const [begins = from, ends = from] = [days[0]?.day, days.at(-1)?.day];
	const toward = (day: string, one: View = view) =>
		`/calendar/mine?${new URLSearchParams({ ...(one === 'week' ? {} : { view: one }), from: day })}`;
	const hasCycle = timetable.days.some(({ cycleDay }) => cycleDay !== null);
	return {
		view,
		days,
		columns: view === 'day' ? 1 : view === 'cycle' && days.length > 7 ? 0 : Math.max(5, days.length),
		// Blank days before the first of a month, in weeks that begin where this one's does.
		blanks: view === 'month' ? daysBetween(spanOf('week', from, timetable.days).from, from) : 0,
		close: closenessOf(days),
		name: standing.name,
		title: says.formatRange(new Date(begins), new Date(ends)),
		views: views
			.filter((one) => one !== 'cycle' || hasCycle)
			.map((one) => ({ href: toward(asked, one), label: t(`week.view.${one}`), current: one === view })),
		before: toward(before),
		after: toward(after),
		here: from <= today && today < to ? undefined : toward(today),
		count: days.reduce((sum, day) => sum + countOf(day), 0),
	};
};
