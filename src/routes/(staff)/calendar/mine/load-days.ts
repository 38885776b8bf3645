import type { Translator } from '#messages/index.ts';
import type { Standing } from '#server/domain/people/index.ts';
import { dayAfter, daysBetween, schoolDay } from '#server/domain/school/index.ts';
import {
	findTimetable,
	findYearOf,
	reach,
	type SchoolOfDays,
	spanOf,
	type View,
	views,
	type Whose,
	type YearOf,
} from '#server/domain/timetable/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { datesIn } from '#ui/formats.ts';
import { field, found, signedIn } from '../../../answer.ts';
import { closenessOf, type DayShown, layDays } from './lay-days.ts';
import { layYear, type MonthOfYear, type TermOfYear } from './lay-year.ts';

/** What every view of somebody's days has around it. */
interface Frame {
	view: View;
	kind: Whose['kind'];
	name: string;
	title: string;
	/** Where the days belong to: the person, the team, the calendar. */
	back: string;
	views: { href: string; label: string; current: boolean }[];
	others: { href: string; label: string; current: boolean }[];
	before: string;
	after: string;
	/** Where today is, unless it is shown already. */
	here: string | undefined;
	count: number;
	/** Where a move is asked for, so that the same days are shown again. */
	act: string;
}

export interface DaysShown extends Frame {
	days: DayShown[];
	columns: number;
	/** Blank days before the first of a month. */
	blanks: number;
	close: 'roomy' | 'close' | 'closest';
	/** Of a year, and then no days. */
	months: MonthOfYear[];
	terms: TermOfYear[];
}

const countOf = ({ slots }: DayShown) =>
	slots.reduce((sum, { entries }) => sum + entries.filter(({ offered }) => !offered).length, 0);

/** The address of somebody's days. */
function addressOf(whose: Whose, given: { view: View; from: string } | undefined): string {
	const query = new URLSearchParams(whose.kind === 'self' ? {} : { [whose.kind]: whose.id });
	if (given && given.view !== 'week') query.set('view', given.view);
	if (given) query.set('from', given.from);
	return `/calendar/${whose.kind === 'self' ? 'mine' : 'of'}${query.size > 0 ? `?${query}` : ''}`;
}

interface Asking {
	actor: Member;
	standing: Standing;
	t: Translator;
	whose: Whose;
	asked: string;
	today: string;
	at: Date;
}

/** Reads and lays out the days that an address asks for: `view`, `from`, and whose. */
export async function loadDays(
	{ locals, url }: { locals: App.Locals; url: URL },
	whose: Whose,
): Promise<DaysShown> {
	const { actor, standing } = signedIn(locals);
	const at = now();
	const today = schoolDay(standing.school?.zone ?? 'UTC', at);
	const asked = field.optionalDay().safeParse(url.searchParams.get('from') ?? '').data ?? today;
	const view = views.find((one) => one === url.searchParams.get('view')) ?? 'week';
	const asking = { actor, standing, t: locals.t, whose, asked, today, at };
	return view === 'year' ? loadYear(asking) : loadSpan(asking, view);
}

async function loadYear(asking: Asking): Promise<DaysShown> {
	const { actor, standing, t, whose, asked, today } = asking;
	const whole = found(await findYearOf(actor, standing.schools, asked, whose));
	const { year, days } = whole;
	const toward = (from: string, view: View = 'year') => addressOf(whose, { view, from });
	return {
		...frameOf(asking, whole.of, 'year', true),
		...layYear(whole, t, { today, toward: (day) => toward(day, 'day') }),
		title: year.name,
		before: toward(dayAfter(year.startsOn, -1)),
		after: toward(year.endsOn),
		here: year.startsOn <= today && today < year.endsOn ? undefined : toward(today),
		count: days.reduce((sum, day) => sum + day.count, 0),
		days: [],
		columns: 0,
		blanks: 0,
		close: 'roomy',
	};
}

async function loadSpan(asking: Asking, view: Exclude<View, 'year'>): Promise<DaysShown> {
	const { actor, standing, t, whose, asked, today, at } = asking;
	const around = { from: dayAfter(asked, -reach), to: dayAfter(asked, reach) };
	const timetable = found(await findTimetable(actor, standing.schools, around, whose));
	const { from, to, before, after } = spanOf(view, asked, timetable.days);
	const zone = timetable.of.school?.zone ?? 'UTC';
	const laid = layDays(timetable, { from, to, whole: view === 'month' || view === 'day' }, t, {
		zone,
		now: at.toISOString(),
		locale: t.locale,
		today,
		me: actor.personId,
		// Elsewhere the move would be read by other clocks.
		moves: view !== 'month' && zone === (standing.school?.zone ?? 'UTC'),
		offers: view !== 'month',
		toward: (day) => addressOf(whose, { view: 'day', from: day }),
	});
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
	const toward = (day: string) => addressOf(whose, { view, from: day });
	const hasCycle = timetable.days.some(({ cycleDay }) => cycleDay !== null);
	return {
		...frameOf(asking, timetable.of, view, hasCycle),
		title: says.formatRange(new Date(begins), new Date(ends)),
		before: toward(before),
		after: toward(after),
		here: from <= today && today < to ? undefined : toward(today),
		count: days.reduce((sum, day) => sum + countOf(day), 0),
		days,
		columns: view === 'day' ? 1 : view === 'cycle' && days.length > 7 ? 0 : Math.max(5, days.length),
		// In weeks that begin where this one's does.
		blanks: view === 'month' ? daysBetween(spanOf('week', from, timetable.days).from, from) : 0,
		close: closenessOf(days),
		months: [],
		terms: [],
	};
}

type Of = YearOf['of'];

function frameOf({ standing, t, whose, asked }: Asking, of: Of, view: View, hasCycle: boolean) {
	return {
		view,
		act: `${addressOf(whose, { view, from: asked })}&/move`,
		kind: of.kind,
		name: of.kind === 'self' ? standing.name : of.name,
		back: of.kind === 'person' ? `/people/${of.id}` : of.kind === 'team' ? `/teams/${of.id}` : '/calendar',
		views: views
			.filter((one) => one !== 'cycle' || hasCycle)
			.map((one) => ({
				href: addressOf(whose, { view: one, from: asked }),
				label: t(`week.view.${one}`),
				current: one === view,
			})),
		others: othersOf(of, of.school, t).map(({ whose: other, label, current }) => ({
			href: addressOf(other, { view, from: asked }),
			label,
			current,
		})),
	};
}

/** Whose days one would look at next: one's own, the school's, those of the teams of who is looked at. */
function othersOf(of: Of, school: SchoolOfDays | null, t: Translator) {
	const line = (whose: Whose, label: string) => ({
		whose,
		label,
		current: whose.kind === of.kind && (whose.kind === 'self' || whose.id === of.id),
	});
	return [
		line({ kind: 'self' }, t('week.mine')),
		...(of.kind === 'person' || of.kind === 'team' ? [line({ kind: of.kind, id: of.id }, of.name)] : []),
		...of.teams.map((team) => line({ kind: 'team', id: team.id }, team.name)),
		...(school ? [line({ kind: 'school', id: school.id }, school.name)] : []),
	];
}
