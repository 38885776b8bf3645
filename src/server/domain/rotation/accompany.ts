import type { Highs } from 'highs';
import type { Bar, FocusPeriod, Liking, Must, RotationPlan, RotationProblem } from './problem.ts';
import { keep, least, Program } from './program.ts';

/** A school as its rotation is computed from it. Days of a week are bits: Monday 1, Tuesday 2, …, Sunday 64. */
export interface RotationSchool {
	/** Week by week, the days on which there is school. */
	schoolDays: number[];
	from: number;
	periods: FocusPeriod[];
	teamsAtATime: number;
	teamsEach: number;
	oneToOnes: number;
	facilitators: {
		id: string;
		/** Week by week, the days on which they are at this school. */
		days: number[];
		visitsADay: number;
		/** Week by week, how many meetings of teams they are in: each takes the room of a visit. */
		meetings?: number[];
		/** Teams that they may not accompany, by place. */
		barred: readonly number[];
	}[];
	teams: {
		id: string;
		/** Week by week, the days on which the team can meet as a group. */
		days: number[];
		/** Who accompanies it, decided by hand. */
		facilitator?: number;
		/** Period by period, whether it teaches a unit in which technology has a part; left out where it plans no unit here. */
		taught?: boolean[];
	}[];
	teachers: {
		id: string;
		team: number;
		/** Week by week, the days on which they are there and free of other coaches. */
		days: number[];
	}[];
	musts: Must[];
	bars: Bar[];
	likings: Liking[];
	/** The plan that is changed, and who accompanied each team in it, by place; -1 for nobody who is left. */
	earlier?: RotationPlan;
	accompanied?: number[];
}

const bits = (days: number) => days.toString(2).replaceAll('0', '').length;

/** By place of team, who accompanies it. */
export type Accompanied = number[];

/** The visits that a facilitator has room for, week by week. */
function roomsOf({ days, visitsADay, meetings }: RotationSchool['facilitators'][number]): number[] {
	return days.map((one, week) => Math.max(0, bits(one) * visitsADay - (meetings?.[week] ?? 0)));
}

/** The visits that a facilitator has room for in the weeks to come. */
function roomOf(school: RotationSchool, facilitator: number): number {
	const one = school.facilitators[facilitator];
	return one ? roomsOf(one).reduce((sum, room, week) => sum + (week < school.from ? 0 : room), 0) : 0;
}

function mayAccompany(school: RotationSchool, team: number, facilitator: number): boolean {
	const by = school.teams[team]?.facilitator;
	return (
		(by === undefined || by === facilitator) &&
		!school.facilitators[facilitator]?.barred.includes(team) &&
		(by === facilitator || roomOf(school, facilitator) > 0)
	);
}

/** Teachers for each visit of the facilitator with most of them for theirs: what is to be small. Times 10,000, rounded up. */
export function worstLoad(school: RotationSchool, accompanied: Accompanied): number {
	return Math.max(
		0,
		...school.facilitators.map((_, facilitator) => {
			const own = school.teachers.filter(({ team }) => accompanied[team] === facilitator).length;
			return own === 0 ? 0 : Math.ceil((own * 10_000) / Math.max(1, roomOf(school, facilitator)));
		}),
	);
}

/** Teams whose facilitator is not who it was. */
function changed(school: RotationSchool, accompanied: Accompanied): number {
	return accompanied.filter((one, team) => school.accompanied && (school.accompanied[team] ?? -1) !== one)
		.length;
}

/** Who accompanies whom, at once: who did, where that is still possible; then large teams first, each to who has most room left. */
export function accompanyGreedily(school: RotationSchool): Accompanied {
	const rooms = school.facilitators.map((_, facilitator) => Math.max(1, roomOf(school, facilitator)));
	const load = rooms.map(() => 0);
	const size = school.teams.map((_, team) => school.teachers.filter((one) => one.team === team).length);
	const accompanied: Accompanied = school.teams.map(() => 0);
	const order = [...school.teams.keys()].sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || a - b);
	const stays = (team: number) => {
		const was = school.accompanied?.[team] ?? -1;
		return was >= 0 && mayAccompany(school, team, was) ? was : undefined;
	};
	for (const team of [
		...order.filter((one) => stays(one) !== undefined),
		...order.filter((one) => stays(one) === undefined),
	]) {
		const [best] = [...school.facilitators.keys()]
			.filter((facilitator) => mayAccompany(school, team, facilitator))
			.map((facilitator) => ({
				facilitator,
				after: ((load[facilitator] ?? 0) + (size[team] ?? 0)) / (rooms[facilitator] ?? 1),
			}))
			.sort((a, b) => a.after - b.after);
		const chosen = stays(team) ?? best?.facilitator ?? 0;
		accompanied[team] = chosen;
		load[chosen] = (load[chosen] ?? 0) + (size[team] ?? 0);
	}
	return accompanied;
}

/**
 * Who accompanies whom for the rest of the year: the load of whoever has most for their time as small as whole teams allow, then
 * as few changes as that allows. Says whether that is proven; never worse than the greedy answer.
 */
export function accompany(
	highs: Highs,
	school: RotationSchool,
	seconds: number,
): { accompanied: Accompanied; proven: boolean } {
	const greedy = accompanyGreedily(school);
	const { teams, facilitators, teachers } = school;
	const program = new Program();
	const infinity = Number.POSITIVE_INFINITY;
	const chosen = teams.map((_, team) =>
		facilitators.map((_, facilitator) =>
			mayAccompany(school, team, facilitator) ? program.column(0, 1, true) : -1,
		),
	);
	if (chosen.some((list) => list.every((column) => column < 0)))
		return { accompanied: greedy, proven: false };
	const worst = program.column(0, infinity, true);
	for (const list of chosen)
		program.row(
			1,
			list.flatMap((column) => (column < 0 ? [] : [[column, 1] as const])),
			1,
		);
	for (const facilitator of facilitators.keys()) {
		const each = 10_000 / Math.max(1, roomOf(school, facilitator));
		program.row(
			0,
			[
				[worst, 1],
				...chosen.flatMap((list, team) => {
					const column = list[facilitator] ?? -1;
					const size = teachers.filter((one) => one.team === team).length;
					return column < 0 || size === 0 ? [] : [[column, -size * each] as const];
				}),
			],
			infinity,
		);
	}
	const changes = new Map<number, number>();
	for (const [team, list] of chosen.entries())
		for (const [facilitator, column] of list.entries())
			if (column >= 0 && school.accompanied && school.accompanied[team] !== facilitator)
				changes.set(column, 1);
	const until = performance.now() + seconds * 1000;
	return highs.withModel(program.data(), (model) => {
		const start = new Float64Array(program.columns);
		for (const [team, list] of chosen.entries()) {
			const column = list[greedy[team] ?? 0] ?? -1;
			if (column >= 0) start[column] = 1;
		}
		start[worst] = worstLoad(school, greedy);
		const watch = { until, tell: () => {} };
		const costs = new Map([[worst, 1]]);
		const even = least(highs, model, costs, watch, start);
		if (!even) return { accompanied: greedy, proven: false };
		keep(model, costs, Math.round(even.value), highs.infinity);
		const kept = changes.size > 0 ? least(highs, model, changes, watch, even.columns) : even;
		const columns = (kept ?? even).columns;
		const accompanied = chosen.map((list, team) => {
			const found = list.findIndex((column) => column >= 0 && (columns[column] ?? 0) > 0.5);
			return found < 0 ? (greedy[team] ?? 0) : found;
		});
		const score = (one: Accompanied) => [worstLoad(school, one), changed(school, one)] as const;
		const [a, b] = [score(accompanied), score(greedy)];
		const worse = a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
		return { accompanied: worse ? greedy : accompanied, proven: even.proven && (kept?.proven ?? false) };
	});
}

/** The rotation of a school in which it is decided who accompanies whom: days become weeks. */
export function problemOf(school: RotationSchool, accompanied: Accompanied): RotationProblem {
	const { schoolDays, from, periods, teamsAtATime, teamsEach, oneToOnes, musts, bars, likings, earlier } =
		school;
	const daysOf = (team: number) => school.facilitators[accompanied[team] ?? 0]?.days ?? [];
	return {
		weeks: schoolDays.length,
		from,
		periods,
		teamsAtATime,
		teamsEach,
		oneToOnes,
		facilitators: school.facilitators.map((one) => ({ id: one.id, room: roomsOf(one) })),
		teams: school.teams.map(({ id, days, taught }, team) => ({
			id,
			...(taught ? { taught } : {}),
			facilitator: accompanied[team] ?? 0,
			groups: schoolDays.map((_, week) => ((days[week] ?? 0) & (daysOf(team)[week] ?? 0)) !== 0),
		})),
		teachers: school.teachers.map(({ id, team, days }) => ({
			id,
			team,
			there: schoolDays.map((_, week) => (days[week] ?? 0) !== 0),
			open: schoolDays.map((_, week) => ((days[week] ?? 0) & (daysOf(team)[week] ?? 0)) !== 0),
		})),
		musts,
		bars,
		likings,
		...(earlier ? { earlier } : {}),
	};
}
