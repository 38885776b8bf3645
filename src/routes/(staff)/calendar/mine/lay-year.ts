import type { Translator } from '#messages/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { YearOf } from '#server/domain/timetable/index.ts';
import { atStart } from '#ui/when.ts';
import { writer } from '../shown.ts';

/** A day of a year, and how much stands in it. */
export interface DayOfYear {
	day: string;
	/** Of the month, from 1. */
	date: number;
	/** Said in full, with how much stands in it. */
	said: string;
	href: string;
	count: number;
	/** How deeply it is coloured: 0 for nothing, 3 for the fullest days of the year. */
	depth: 0 | 1 | 2 | 3;
	school: boolean;
	today: boolean;
}

export interface MonthOfYear {
	month: string;
	title: string;
	count: number;
	/** Blank days before the first. */
	blanks: number;
	days: DayOfYear[];
}

export interface TermOfYear {
	name: string;
	from: string;
	until: string;
	days: number;
	count: number;
}

const sum = (days: readonly { count: number }[]) => days.reduce((all, { count }) => all + count, 0);

/** A year month by month, its days coloured by how much stands in them, and its terms with the same in numbers. */
export function layYear(
	{ year, days, terms }: YearOf,
	t: Translator,
	{ today, toward }: { today: string; toward: (day: string) => string },
): { months: MonthOfYear[]; terms: TermOfYear[] } {
	const most = Math.max(1, ...days.map(({ count }) => count));
	const long = writer(t, { weekday: 'long', day: 'numeric', month: 'long' });
	const name = writer(t, { month: 'long', year: 'numeric' });
	const date = writer(t, { day: 'numeric', month: 'long' });
	const sundayFirst = days.some(({ day, kind }) => kind === 'school' && new Date(day).getUTCDay() === 0);
	const byMonth = Map.groupBy(days, ({ day }) => day.slice(0, 7));
	return {
		months: [...byMonth].map(([month, ofMonth]) => {
			const weekday = new Date(ofMonth[0]?.day ?? `${month}-01`).getUTCDay();
			return {
				month,
				title: name(`${month}-01`),
				count: sum(ofMonth),
				blanks: sundayFirst ? weekday : (weekday + 6) % 7,
				days: ofMonth.map(({ day, kind, count }) => ({
					day,
					date: Number(day.slice(8)),
					said: `${atStart(long(day), t.locale)}: ${t('week.count', { count })}`,
					href: toward(day),
					count,
					depth: Math.ceil((count / most) * 3) as DayOfYear['depth'],
					school: kind === 'school',
					today: day === today,
				})),
			};
		}),
		// Where no terms were told, the year is one.
		terms: (terms.length > 0 ? terms : [year]).map((term) => {
			const inTerm = days.filter(({ day }) => day >= term.startsOn && day < term.endsOn);
			return {
				name: term.name,
				from: date(term.startsOn),
				until: date(dayAfter(term.endsOn, -1)),
				days: inTerm.filter(({ kind }) => kind === 'school').length,
				count: sum(inTerm),
			};
		}),
	};
}
