import type { Highs } from 'highs';
import { groupWeeks, placesOf, type RotationProblem, turnOf, wantedIn, weeksOf } from './problem.ts';
import { least, Program, type Watch } from './program.ts';

/** What a visit costs: by each week away from the teacher's turn; in a week wished quiet; where there was none before. */
export const weekWeights = { away: 1, quiet: 4, moved: 4 } as const;

/** Gives what it costs to visit a teacher in a week of a period. Never below 0. */
export function weekCosts(
	problem: RotationProblem,
): (teacher: number, period: number, week: number, inFocus: boolean) => number {
	const places = placesOf(problem);
	const quiet = problem.teachers.map(() => new Set<number>());
	for (const liking of problem.likings) if (liking.kind === 'quiet') quiet[liking.teacher]?.add(liking.week);
	const before = problem.earlier?.visits.map((weeks) => new Set(weeks));
	return (teacher, period, week, inFocus) => {
		const at = problem.periods[period];
		if (!at) return 0;
		return (
			weekWeights.away * Math.abs(week - turnOf(places[teacher] ?? 0, at, inFocus)) +
			(quiet[teacher]?.has(week) ? weekWeights.quiet : 0) +
			(before && !before[teacher]?.has(week) ? weekWeights.moved : 0)
		);
	};
}

interface WeeksProgram {
	program: Program;
	visits: Map<number, number>[];
	misses: number[];
	worst: number;
	costs: Map<number, number>;
}

/**
 * The best weeks for a focus that is decided, facilitator by facilitator: fewest missed by the teacher who misses most, then
 * fewest missed in all, then least cost. Every row is a sum of columns over sets that lie in each other, on two sides: a flow in
 * a network, whose corners are whole numbers. Undefined: the musts that the focus keeps leave no room, or time is over.
 */
export function bestWeeks(
	highs: Highs,
	problem: RotationProblem,
	focus: number[][],
	needed: ReadonlyMap<number, ReadonlySet<number>>,
	until: number,
): { visits: number[][]; worst: number; missed: number; proven: boolean } | undefined {
	const watch: Watch = { until, tell: () => {} };
	const visits: number[][] = problem.teachers.map(() => []);
	let [worst, missed] = [0, 0];
	const rest: { facilitator: number; written: WeeksProgram }[] = [];
	for (const facilitator of problem.facilitators.keys()) {
		const written = writeWeeks(problem, focus, needed, facilitator);
		rest.push({ facilitator, written });
		const found = highs.withModel(written.program.data(), (model) =>
			least(highs, model, new Map([[written.worst, 1]]), watch),
		);
		if (!found?.proven) return undefined;
		worst = Math.max(worst, Math.round(found.columns[written.worst] ?? 0));
	}
	for (const { written } of rest) {
		const outweighing = 1 + [...written.costs.values()].reduce((sum, cost) => sum + cost, 0);
		const costs = new Map(written.costs);
		for (const miss of written.misses) costs.set(miss, outweighing);
		const found = highs.withModel(written.program.data(), (model) => {
			model.changeColBounds(written.worst, 0, worst);
			model.clearIntegrality();
			model.options.set('solver', 'simplex');
			return least(highs, model, costs, watch);
		});
		if (!found?.proven) return undefined;
		for (const miss of written.misses) missed += Math.round(found.columns[miss] ?? 0);
		for (const [teacher, known] of written.visits.entries())
			for (const [week, column] of known) {
				const value = found.columns[column] ?? 0;
				if (Math.abs(value - Math.round(value)) > 1e-6) throw new Error('A week was planned in part');
				if (Math.round(value) === 1) visits[teacher]?.push(week);
			}
	}
	for (const list of visits) list.sort((a, b) => a - b);
	return { visits, worst, missed, proven: true };
}

function writeWeeks(
	problem: RotationProblem,
	focus: number[][],
	needed: ReadonlyMap<number, ReadonlySet<number>>,
	facilitator: number,
): WeeksProgram {
	const { periods, teachers, teams } = problem;
	const program = new Program();
	const infinity = Number.POSITIVE_INFINITY;
	const costOf = weekCosts(problem);
	const visits: Map<number, number>[] = teachers.map(() => new Map());
	const misses: number[] = [];
	const costs = new Map<number, number>();
	const worst = program.column(0, infinity, true);
	const byWeek: number[][] = Array.from({ length: problem.weeks }, () => []);
	const groups = Array.from({ length: problem.weeks }, () => 0);
	for (const [place, team] of teams.entries())
		if (team.facilitator === facilitator)
			for (const period of focus[place] ?? []) {
				const at = periods[period];
				if (at) for (const week of groupWeeks(at)) groups[week] = (groups[week] ?? 0) + 1;
			}
	for (const [teacher, one] of teachers.entries()) {
		if (teams[one.team]?.facilitator !== facilitator) continue;
		const own: number[] = [];
		for (const [period, at] of periods.entries()) {
			const inFocus = focus[one.team]?.includes(period) ?? false;
			const want = wantedIn(problem, one, at)[inFocus ? 'inFocus' : 'outside'];
			const terms: [number, number][] = [];
			let made = 0;
			for (const week of weeksOf(at)) {
				if (week < problem.from) {
					const was = problem.earlier?.visits[teacher]?.includes(week) ?? false;
					if (!was) continue;
					const visit = program.column(1, 1, false);
					visits[teacher]?.set(week, visit);
					terms.push([visit, 1]);
					made += 1;
					continue;
				}
				if (!one.open[week] || (inFocus && week < at.first + at.groups)) continue;
				const must = needed.get(teacher)?.has(week) ? 1 : 0;
				made += must;
				const visit = program.column(must, 1, false);
				visits[teacher]?.set(week, visit);
				byWeek[week]?.push(visit);
				costs.set(visit, costOf(teacher, period, week, inFocus));
				terms.push([visit, 1]);
			}
			const miss = program.column(0, infinity, false);
			misses.push(miss);
			own.push(miss);
			program.row(want, [...terms, [miss, 1]], Math.max(want, made));
		}
		program.row(0, [[worst, 1], ...own.map((miss) => [miss, -1] as const)], infinity);
	}
	const room = problem.facilitators[facilitator]?.room ?? [];
	for (const [week, list] of byWeek.entries())
		if (list.length > 0)
			program.row(
				-infinity,
				list.map((visit) => [visit, 1] as const),
				Math.max(0, (room[week] ?? 0) - (groups[week] ?? 0)),
			);
	return { program, visits, misses, worst, costs };
}
