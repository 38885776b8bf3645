import {
	canFocus,
	fairShare,
	groupWeeks,
	isBarred,
	isMet,
	isSettled,
	isUntaught,
	type RotationPlan,
	type RotationProblem,
	wantedIn,
	weeksOf,
} from './problem.ts';
import { Program } from './program.ts';

type Costs = Map<number, number>;

/** The program that says which team is in focus when, with what each of its aims costs, in their order. */
export interface FocusProgram {
	program: Program;
	/** Column of `team is in focus in period`; -1 where it cannot be. */
	focus: number[][];
	/** Column of `teacher is visited in week`, of those that the program knows. */
	visits: Map<number, number>[];
	aims: { aim: Aim; costs: Costs }[];
	/** A solution to begin with, from a plan. */
	startFrom: (plan: RotationPlan) => Float64Array;
}

/** What is sought, one after the other: none may be given up for a later one. docs/rotation.md, “What is best”. */
export type Aim = 'musts' | 'focus-worst' | 'focus' | 'visits-worst' | 'visits' | 'comfort';

export const weights = { liking: 6, adjacent: 3, changedFocus: 2, untaught: 1 } as const;

/**
 * Writes the program down. With `weeks`, every visit is in it; without, visits are counted by facilitator and period, which never
 * asks for more than is possible: what it finds is a bound, and reached by weeks it is the best there is.
 */
export function writeFocusProgram(problem: RotationProblem, weeks: boolean): FocusProgram {
	const { periods, teams, teachers, facilitators, musts, earlier } = problem;
	const program = new Program();
	const infinity = Number.POSITIVE_INFINITY;
	const known: { column: number; of: (plan: RotationPlan) => number }[] = [];
	const column = (lower: number, upper: number, whole: boolean, of: (plan: RotationPlan) => number) => {
		const made = program.column(lower, upper, whole);
		known.push({ column: made, of });
		return made;
	};
	const has = (list: number[] | undefined, one: number) => (list?.includes(one) ? 1 : 0);

	const focus = teams.map((_, team) =>
		periods.map((_, period) => {
			if (!canFocus(problem, team, period) || isBarred(problem, team, period)) return -1;
			const settled = isSettled(problem, period);
			return column(settled ? 1 : 0, 1, true, (plan) => has(plan.focus[team], period));
		}),
	);
	const focusAt = (team: number, period: number) => focus[team]?.[period] ?? -1;
	const inFocus = (team: number) => (focus[team] ?? []).filter((at) => at >= 0);

	// Places: of the school, of each facilitator.
	for (const [period] of periods.entries()) {
		if (isSettled(problem, period)) continue;
		const together = teams.map((_, team) => focusAt(team, period)).filter((at) => at >= 0);
		program.row(
			-infinity,
			together.map((at) => [at, 1] as const),
			problem.teamsAtATime,
		);
		for (const [facilitator] of facilitators.entries()) {
			const own = teams.flatMap((team, at) =>
				team.facilitator === facilitator && focusAt(at, period) >= 0 ? [focusAt(at, period)] : [],
			);
			if (own.length > problem.teamsEach)
				program.row(
					-infinity,
					own.map((at) => [at, 1] as const),
					problem.teamsEach,
				);
		}
	}

	// Visits that the program knows: all, or those that must be.
	const visits: Map<number, number>[] = teachers.map(() => new Map());
	for (const [teacher, { open, team }] of teachers.entries())
		for (let week = 0; week < problem.weeks; week += 1) {
			const needed =
				weeks ||
				musts.some((must) => must.kind === 'visit' && must.teacher === teacher && must.week === week);
			if (!needed) continue;
			const past = week < problem.from;
			const was = past ? has(earlier?.visits[teacher], week) : 0;
			if (!past && !open[week]) continue;
			if (past && !was) continue;
			const at = column(was, 1, false, (plan) => has(plan.visits[teacher], week));
			visits[teacher]?.set(week, at);
			if (!weeks && !past) {
				const period = periods.findIndex((one) => groupWeeks(one).includes(week));
				const y = focusAt(team, period);
				if (period >= 0 && y >= 0)
					program.row(
						-infinity,
						[
							[at, 1],
							[y, 1],
						],
						1,
					);
			}
		}

	// Room: one-to-one visits and groups of a facilitator in a week.
	for (const [facilitator, { room }] of facilitators.entries())
		for (let week = problem.from; week < problem.weeks; week += 1) {
			const period = periods.findIndex((one) => groupWeeks(one).includes(week));
			const together = teams.flatMap((team, at) =>
				team.facilitator === facilitator && period >= 0 && focusAt(at, period) >= 0
					? [[focusAt(at, period), 1] as const]
					: [],
			);
			const terms = [
				...together,
				...teachers.flatMap((teacher, at) => {
					const visit = visits[at]?.get(week);
					return teams[teacher.team]?.facilitator === facilitator && visit !== undefined
						? [[visit, 1] as const]
						: [];
				}),
			];
			// Groups of a focus that has begun are not taken back, whatever has come between.
			const begun = period >= 0 && isSettled(problem, period) ? together.length : 0;
			const most = Math.max(room[week] ?? 0, begun);
			if (terms.length > most) program.row(-infinity, terms, most);
		}

	// What must be.
	const broken: Costs = new Map();
	for (const must of musts) {
		const terms =
			must.kind === 'focus'
				? must.periods.map((period) => focusAt(must.team, period)).filter((at) => at >= 0)
				: [visits[must.teacher]?.get(must.week) ?? -1].filter((at) => at >= 0);
		const left = column(0, 1, true, (plan) => (isMet(plan, must) ? 0 : 1));
		program.row(1, [...terms.map((at) => [at, 1] as const), [left, 1]], infinity);
		broken.set(left, 1);
	}

	// Fair focus: the largest shortfall first, then all together.
	const focusCosts: Costs = new Map();
	const shares = teams.map((_, team) => fairShare(problem, team));
	const count = (plan: RotationPlan, team: number) => plan.focus[team]?.length ?? 0;
	const shortOf = (plan: RotationPlan, team: number) => Math.max(0, (shares[team] ?? 0) - count(plan, team));
	const worst = column(0, infinity, true, (plan) =>
		Math.max(0, ...teams.map((_, team) => shortOf(plan, team))),
	);
	for (const [team] of teams.entries()) {
		const terms = inFocus(team).map((at) => [at, 1] as const);
		const share = shares[team] ?? 0;
		const asked = musts.filter((must) => must.kind === 'focus' && must.team === team).length;
		const settled = periods.filter(
			(_, period) => isSettled(problem, period) && focusAt(team, period) >= 0,
		).length;
		program.row(-infinity, terms, Math.max(share, asked, settled));
		const short = column(0, share, true, (plan) => shortOf(plan, team));
		program.row(share, [...terms, [short, 1]], infinity);
		program.row(
			0,
			[
				[worst, 1],
				[short, -1],
			],
			infinity,
		);
		focusCosts.set(short, 1);
	}

	// Fair visits: the same, by teacher; without weeks, by facilitator and period.
	const visitsWorst: Costs = new Map();
	const visitCosts: Costs = new Map();
	const wanted = teachers.map((teacher) => periods.map((period) => wantedIn(problem, teacher, period)));
	const missed = (plan: RotationPlan, teacher: number, period: number) => {
		const want = wanted[teacher]?.[period] ?? { outside: 0, inFocus: 0 };
		const inside = has(plan.focus[teachers[teacher]?.team ?? -1], period);
		const at = periods[period];
		const made = at ? (plan.visits[teacher] ?? []).filter((week) => weeksOf(at).includes(week)).length : 0;
		return (inside ? want.inFocus : want.outside) - made;
	};
	if (weeks) {
		const worstMissed = column(0, infinity, true, (plan) =>
			Math.max(
				0,
				...teachers.map((_, teacher) => periods.reduce((sum, _, at) => sum + missed(plan, teacher, at), 0)),
			),
		);
		visitsWorst.set(worstMissed, 1);
		for (const [teacher, { team }] of teachers.entries()) {
			const misses: number[] = [];
			for (const [period, at] of periods.entries()) {
				const want = wanted[teacher]?.[period] ?? { outside: 0, inFocus: 0 };
				const y = focusAt(team, period);
				const made = weeksOf(at).flatMap((week) => visits[teacher]?.get(week) ?? []);
				const groups = groupWeeks(at).flatMap((week) => visits[teacher]?.get(week) ?? []);
				const miss = column(0, infinity, false, (plan) => missed(plan, teacher, period));
				misses.push(miss);
				visitCosts.set(miss, 1);
				const terms: [number, number][] = [...made, miss].map((one) => [one, 1]);
				if (y >= 0) terms.push([y, want.outside - want.inFocus]);
				const pinned = musts.filter(
					(must) => must.kind === 'visit' && must.teacher === teacher && weeksOf(at).includes(must.week),
				).length;
				const more = isSettled(problem, period) ? at.weeks : pinned;
				program.row(want.outside, terms, want.outside + more);
				if (y >= 0 && groups.length > 0 && !isSettled(problem, period))
					program.row(-infinity, [...groups.map((visit) => [visit, 1] as const), [y, 1]], 1);
			}
			program.row(0, [[worstMissed, 1], ...misses.map((miss) => [miss, -1] as const)], infinity);
		}
	} else {
		const worstMissed = column(0, infinity, true, () => 0);
		visitsWorst.set(worstMissed, 1);
		for (const [facilitator, { room }] of facilitators.entries()) {
			const own = teachers.flatMap((teacher, place) =>
				teams[teacher.team]?.facilitator === facilitator ? [place] : [],
			);
			const shorts: number[] = [];
			for (const [period, at] of periods.entries()) {
				if (isSettled(problem, period)) continue;
				const sum = (list: number[], of: (one: number) => number) =>
					list.reduce((total, one) => total + of(one), 0);
				const outside = sum(own, (one) => wanted[one]?.[period]?.outside ?? 0);
				const held = sum(weeksOf(at), (week) => room[week] ?? 0);
				const terms = teams.flatMap((team, place) => {
					const y = focusAt(place, period);
					if (team.facilitator !== facilitator || y < 0) return [];
					const members = own.filter((one) => teachers[one]?.team === place);
					const more = sum(
						members,
						(one) => (wanted[one]?.[period]?.inFocus ?? 0) - (wanted[one]?.[period]?.outside ?? 0),
					);
					return [[y, -(more + at.groups)] as const];
				});
				const short = column(0, infinity, true, () => 0);
				shorts.push(short);
				visitCosts.set(short, 1);
				program.row(outside - held, [...terms, [short, 1]], infinity);
			}
			program.row(0, [[worstMissed, own.length], ...shorts.map((short) => [short, -1] as const)], infinity);
		}
	}

	// Comfort: likings, no focus twice in a row, as it was before, while a unit is taught.
	const comfort: Costs = new Map();
	for (const liking of problem.likings) {
		if (liking.kind !== 'focus') continue;
		const terms = liking.periods.map((period) => focusAt(liking.team, period)).filter((at) => at >= 0);
		if (terms.length === 0) continue;
		const left = column(0, 1, false, (plan) =>
			liking.periods.some((period) => has(plan.focus[liking.team], period)) ? 0 : 1,
		);
		program.row(1, [...terms.map((at) => [at, 1] as const), [left, 1]], infinity);
		comfort.set(left, weights.liking);
	}
	for (const [team] of teams.entries())
		for (const [period] of periods.entries()) {
			const [one, next] = [focusAt(team, period), focusAt(team, period + 1)];
			if (one >= 0 && next >= 0) {
				const both = column(0, 1, false, (plan) =>
					has(plan.focus[team], period) && has(plan.focus[team], period + 1) ? 1 : 0,
				);
				program.row(
					-infinity,
					[
						[one, 1],
						[next, 1],
						[both, -1],
					],
					1,
				);
				comfort.set(both, weights.adjacent);
			}
			if (one < 0 || isSettled(problem, period)) continue;
			const changed = earlier && !has(earlier.focus[team], period) ? weights.changedFocus : 0;
			const untaught = isUntaught(problem, team, period) ? weights.untaught : 0;
			if (changed + untaught > 0) comfort.set(one, changed + untaught);
		}

	return {
		program,
		focus,
		visits,
		aims: [
			{ aim: 'musts', costs: broken },
			{ aim: 'focus-worst', costs: new Map([[worst, 1]]) },
			{ aim: 'focus', costs: focusCosts },
			{ aim: 'visits-worst', costs: visitsWorst },
			{ aim: 'visits', costs: visitCosts },
			{ aim: 'comfort', costs: comfort },
		],
		startFrom: (plan) => {
			const start = new Float64Array(program.columns);
			for (const { column: at, of } of known) start[at] = of(plan);
			return start;
		},
	};
}
