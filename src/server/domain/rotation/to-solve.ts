import { dayAfter } from '#server/domain/school/index.ts';
import type { RotationSchool } from './accompany.ts';
import { bitOf } from './lay-weeks.ts';
import type { Bar, Liking, Must } from './problem.ts';
import { weeksOf } from './problem.ts';
import type { Away, ReadSchool, RotationWish } from './read-school.ts';
import type { MeetingsOf, TaughtIn } from './read-teaching.ts';

/** A plan as it was written down: what a later one keeps of it. */
export interface EarlierPlan {
	focus: { teamId: string; facilitatorId: string; startsOn: string; endsOn: string }[];
	visits: { teacherId: string; facilitatorId: string; weekOn: string }[];
}

/**
 * Turns a school as it was read into what is solved. `barred`: facilitators and the teams they may not accompany. `from`: the first
 * week that may still change.
 */
export function toSolve(
	school: ReadSchool,
	barred: readonly { facilitatorId: string; teamId: string }[],
	teaching: { meetings?: MeetingsOf; taught?: TaughtIn },
	earlier: EarlierPlan | undefined,
): RotationSchool {
	const { weeks, periods, settings } = school;
	const teams = school.teams.filter(
		(team) => team.takesPart && school.teachers.some(({ teamId }) => teamId === team.id),
	);
	const teamAt = new Map(teams.map((team, at) => [team.id, at]));
	const weekAt = new Map(weeks.map((week, at) => [week.on, at]));
	const facilitatorAt = new Map(school.facilitators.map((one, at) => [one.id, at]));
	const personWishes = (id: string) => school.wishes.filter((wish) => wish.personId === id);
	const teamWishes = (id: string) => school.wishes.filter((wish) => wish.teamId === id);
	const periodsOf = (wish: RotationWish) =>
		periods.flatMap((period, at) =>
			weeksOf(period).some((week) => touches(wish, weeks[week]?.on)) ? [at] : [],
		);
	const periodWith = (on: string) => {
		const week = weekAt.get(on);
		return periods.findIndex((period) => week !== undefined && weeksOf(period).includes(week));
	};
	const schoolDaysOf = (divisionId: string | null) =>
		weeks.map(
			(week, at) =>
				(divisionId === null ? undefined : school.daysOfDivision.get(divisionId)?.[at]) ?? week.days,
		);
	const without = (days: number[], takers: readonly (RotationWish | Away)[]) =>
		days.map((bits, at) => takers.reduce((left, taker) => left & ~taken(taker, weeks[at]?.on ?? ''), bits));

	const musts: Must[] = [];
	const bars: Bar[] = [];
	const likings: Liking[] = [];
	for (const [at, team] of teams.entries())
		for (const wish of teamWishes(team.id)) {
			const id = `wish:${wish.id}`;
			const spanned = periodsOf(wish);
			if (wish.kind === 'good' && spanned.length > 0) {
				if (wish.firm) musts.push({ id, kind: 'focus', team: at, periods: spanned });
				else likings.push({ kind: 'focus', team: at, periods: spanned });
			}
			if (wish.kind === 'busy' && wish.firm)
				bars.push(...spanned.map((period) => ({ id, team: at, period })));
		}
	const teachers = school.teachers.flatMap((teacher) => {
		const team = teamAt.get(teacher.teamId);
		return team === undefined ? [] : [{ ...teacher, team }];
	});
	const closed = new Map<string, Set<number>>();
	for (const pin of school.pins) {
		const id = `pin:${pin.id}`;
		const week = weekAt.get(pin.weekOn);
		const team = pin.teamId === null ? undefined : teamAt.get(pin.teamId);
		const period = periodWith(pin.weekOn);
		if (team !== undefined && period >= 0) {
			if (pin.holds) musts.push({ id, kind: 'focus', team, periods: [period] });
			else bars.push({ id, team, period });
		}
		const teacher = teachers.findIndex((one) => one.id === pin.teacherId);
		if (teacher >= 0 && week !== undefined) {
			if (pin.holds) musts.push({ id, kind: 'visit', teacher, week });
			else closed.set(pin.teacherId ?? '', (closed.get(pin.teacherId ?? '') ?? new Set()).add(week));
		}
	}
	for (const [at, teacher] of teachers.entries())
		for (const wish of [...personWishes(teacher.id), ...teamWishes(teacher.teamId)])
			if (wish.kind === 'busy' && !wish.firm)
				for (const [week, { on }] of weeks.entries())
					if (touches(wish, on)) likings.push({ kind: 'quiet', teacher: at, week });

	const first = earlier ? weeks.findIndex((week) => week.on > school.today) : 0;
	return {
		schoolDays: weeks.map((week) => week.days),
		from: first < 0 ? weeks.length : first,
		periods,
		teamsAtATime: settings.teamsAtATime,
		teamsEach: settings.teamsEach,
		oneToOnes: settings.oneToOnes,
		facilitators: school.facilitators.map((one) => {
			const usual = one.weekdays?.reduce((bits, day) => bits | (1 << (day - 1)), 0) ?? 0b1111111;
			return {
				id: one.id,
				days: without(
					weeks.map(({ days }) => days & usual),
					[...personWishes(one.id), ...school.away.filter(({ personId }) => personId === one.id)],
				),
				visitsADay: one.visitsADay ?? settings.visitsADay,
				meetings: teaching.meetings?.get(one.id) ?? [],
				barred: barred.flatMap((bar) =>
					bar.facilitatorId === one.id && teamAt.has(bar.teamId) ? [teamAt.get(bar.teamId) ?? -1] : [],
				),
			};
		}),
		teams: teams.map((team) => {
			const meets = team.weekday === null ? 0b1111111 : 1 << (team.weekday - 1);
			const taught = teaching.taught?.get(team.id);
			const facilitator = team.facilitatorId === null ? undefined : facilitatorAt.get(team.facilitatorId);
			return {
				id: team.id,
				days: without(schoolDaysOf(team.divisionId), teamWishes(team.id).filter(hard)).map(
					(bits) => bits & meets,
				),
				...(facilitator === undefined ? {} : { facilitator }),
				...(taught ? { taught } : {}),
			};
		}),
		teachers: teachers.map((teacher) => ({
			id: teacher.id,
			team: teacher.team,
			days: without(
				schoolDaysOf(teams[teacher.team]?.divisionId ?? null),
				[...personWishes(teacher.id), ...teamWishes(teacher.teamId)].filter(hard),
			).map((bits, week) => (closed.get(teacher.id)?.has(week) ? 0 : bits)),
		})),
		musts,
		bars,
		likings,
		...(earlier ? earlierOf(school, earlier, teams, teachers) : {}),
	};
}

const hard = (wish: RotationWish) => wish.kind === 'other-coach' || (wish.kind === 'busy' && wish.firm);

/** Whether a wish has to do with a week. */
function touches(wish: Away | RotationWish, monday: string | undefined): boolean {
	return monday !== undefined && wish.startsOn < dayAfter(monday, 7) && wish.endsOn > monday;
}

/** The days of a week that a wish or being away takes: another coach takes the week, since a teacher has one coach in it. */
function taken(wish: Away | RotationWish, monday: string): number {
	if (!touches(wish, monday)) return 0;
	if ('kind' in wish && wish.kind === 'other-coach') return 0b1111111;
	let bits = 0;
	for (let more = 0; more < 7; more += 1) {
		const day = dayAfter(monday, more);
		if (day >= wish.startsOn && day < wish.endsOn) bits |= bitOf(day);
	}
	return bits;
}

function earlierOf(
	school: ReadSchool,
	earlier: EarlierPlan,
	teams: { id: string }[],
	teachers: { id: string; teamId: string }[],
): Pick<RotationSchool, 'earlier' | 'accompanied'> {
	const { weeks, periods } = school;
	const weekAt = new Map(weeks.map((week, at) => [week.on, at]));
	return {
		earlier: {
			focus: teams.map((team) =>
				periods.flatMap((period, at) => {
					const on = weeks[period.first]?.on ?? '';
					const was = earlier.focus.some(
						(one) => one.teamId === team.id && one.startsOn <= on && one.endsOn > on,
					);
					return was ? [at] : [];
				}),
			),
			visits: teachers.map((teacher) =>
				earlier.visits
					.flatMap((one) => (one.teacherId === teacher.id ? (weekAt.get(one.weekOn) ?? []) : []))
					.sort((a, b) => a - b),
			),
		},
		accompanied: teams.map((team) => {
			const members = new Set(teachers.filter(({ teamId }) => teamId === team.id).map(({ id }) => id));
			const last =
				earlier.visits.findLast((one) => members.has(one.teacherId)) ??
				earlier.focus.findLast((one) => one.teamId === team.id);
			return school.facilitators.findIndex((one) => one.id === last?.facilitatorId);
		}),
	};
}
