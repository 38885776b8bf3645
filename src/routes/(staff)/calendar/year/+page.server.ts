import { findCalendar } from '#server/domain/calendar/index.ts';
import { dayAfter, usualSchoolYear } from '#server/domain/school/index.ts';
import { found, signedIn } from '../../../answer.ts';
import { addressOf, asked, divisionLinks } from '../asked.ts';
import { beginsOnSunday, monthAfter, monthShown, writer } from '../shown.ts';
import type { PageServerLoad } from './$types';

const mostMonths = 13;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const what = await asked(actor, standing, url);
	const { school, today, divisionId, about } = what;
	const usual = usualSchoolYear(today, school.zone);
	const { years } = found(await findCalendar(actor, school.id, divisionId, today, dayAfter(today)));
	const year = years.find((one) => one.id === url.searchParams.get('year')) ??
		years.find((one) => one.startsOn <= today && today < one.endsOn) ??
		years.find((one) => one.startsOn > today) ?? { id: '', ...usual };
	const first = year.startsOn.slice(0, 7);
	const last = dayAfter(year.endsOn, -1).slice(0, 7);
	const months = Array.from({ length: mostMonths }, (_, at) => monthAfter(first, at)).filter(
		(one) => one <= last,
	);
	const to = `${monthAfter(months.at(-1) ?? first, 1)}-01`;
	const page = found(await findCalendar(actor, school.id, divisionId, `${first}-01`, to));
	// What is before the year and after it stands there without a word.
	const byDay = new Map(
		page.days.filter((day) => day.day >= year.startsOn && day.day < year.endsOn).map((day) => [day.day, day]),
	);
	const sundayFirst = beginsOnSunday(page.calendar);
	const date = writer(t, { day: 'numeric', month: 'long', year: 'numeric' });
	const inYear = [...byDay.values()];
	const terms = page.calendar.terms.filter((one) => one.startsOn < year.endsOn && one.endsOn > year.startsOn);
	return {
		school: school.name,
		name: year.name,
		divisions: divisionLinks('/calendar/year', what, page.divisions, t('calendar.whole-school')),
		years: [...page.years].reverse().map((one) => ({
			href: addressOf('/calendar/year', about, { year: one.id }),
			label: one.name,
			current: one.id === year.id,
		})),
		months: months.map((month) => monthShown(month, byDay, { t, today, sundayFirst })),
		terms: terms.map((one) => ({
			name: one.name,
			from: date(one.startsOn),
			until: date(dayAfter(one.endsOn, -1)),
			days: inYear.filter((day) => day.kind === 'school' && day.day >= one.startsOn && day.day < one.endsOn)
				.length,
		})),
		days: inYear.filter((day) => day.kind === 'school').length,
		back: addressOf('/calendar', about),
		change: page.mayKeep ? addressOf('/calendar/change', about, { year: year.id }) : undefined,
	};
};
