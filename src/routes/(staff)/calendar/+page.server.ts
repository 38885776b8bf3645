import { findCalendar } from '#server/domain/calendar/index.ts';
import { findOwnMeetings } from '#server/domain/planning/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { found, signedIn } from '../../answer.ts';
import { whenIn } from '../teams/[team]/meetings/words.ts';
import type { PageServerLoad } from './$types';
import { addressOf, asked, divisionLinks } from './asked.ts';
import { beginsOnSunday, monthAfter, monthShown, writer } from './shown.ts';

/** A cycle that is long has its next day within so many days, holidays included. */
const ahead = 75;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const what = await asked(actor, standing, url);
	const { school, today, divisionId, about } = what;
	const wanted = url.searchParams.get('month') ?? '';
	const month = /^(19[5-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : today.slice(0, 7);
	const [monthFrom, monthTo] = [`${month}-01`, `${monthAfter(month, 1)}-01`];
	const [from = today] = [monthFrom, today].sort();
	const to = [monthTo, dayAfter(today, ahead)].sort().at(-1) ?? monthTo;
	const page = found(await findCalendar(actor, school.id, divisionId, from, to));
	const meetings = await findOwnMeetings(actor, school.id, 8);
	const said = whenIn(t);
	const byDay = new Map(page.days.map((day) => [day.day, day]));
	const told = byDay.get(today);
	const coming = page.days.filter((day) => day.day >= today && day.kind === 'school');
	const short = writer(t, { weekday: 'short', day: 'numeric', month: 'short' });
	const length = told?.cycleLength ?? coming[0]?.cycleLength ?? 0;
	return {
		school: school.name,
		divisions: divisionLinks('/calendar', what, page.divisions, t('calendar.whole-school')),
		day: writer(t, { weekday: 'long', day: 'numeric', month: 'long' })(today),
		today: told
			? {
					kind: told.kind,
					cycleDay: told.cycleDay,
					names: told.names,
					endsAt: told.endsAt,
					term: told.term,
					periods: told.periods,
				}
			: undefined,
		next:
			coming[0] && coming[0].day !== today
				? { day: short(coming[0].day), cycleDay: coming[0].cycleDay }
				: undefined,
		// The days of the cycle, each with when it is next.
		cycle: Array.from({ length }, (_, at) => {
			const day = coming.find((one) => one.cycleDay === at + 1);
			return { number: at + 1, day: day ? short(day.day) : '', now: day?.day === today };
		}),
		month: monthShown(month, byDay, { t, today, sundayFirst: beginsOnSunday(page.calendar) }),
		before: addressOf('/calendar', about, { month: monthAfter(month, -1) }),
		after: addressOf('/calendar', about, { month: monthAfter(month, 1) }),
		year: addressOf('/calendar/year', about),
		change: page.mayKeep ? addressOf('/calendar/change', about) : undefined,
		closure: page.mayKeep ? addressOf('/calendar/closure', about) : undefined,
		teams: `/teams?school=${school.id}`,
		days: `/calendar/of?school=${school.id}`,
		meetings: meetings.map((one) => ({
			href: `/teams/${one.team.id}/meetings/${one.id}`,
			title: `${one.team.name}: ${t(`meeting.kind.${one.kind}`)}`,
			meta: [said(one), one.place].filter(Boolean).join(' · '),
		})),
		isTold: page.calendar.cycles.length + page.calendar.terms.length + page.calendar.daysOff.length > 0,
	};
};
