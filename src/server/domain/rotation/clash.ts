import type { Highs } from 'highs';
import {
	canFocus,
	groupWeeks,
	isMet,
	isSettled,
	type RotationPlan,
	type RotationProblem,
} from './problem.ts';
import { Program } from './program.ts';

/** One of the things that cannot all be kept. */
export type Clashing =
	| { kind: 'must' | 'bar'; id: string }
	/** How many teams may be in focus at a time: in the school, with one facilitator. */
	| { kind: 'places' }
	| { kind: 'each' | 'room'; facilitator: number }
	/** The groups of the team cannot meet: nobody accompanies it on its day, or the period is over. */
	| { kind: 'no-group'; team: number; period: number }
	/** The teacher is not there, with another coach, or who accompanies them is not. */
	| { kind: 'not-free'; teacher: number; week: number }
	/** A teacher has one coach a week: a group, or a visit. */
	| { kind: 'one-a-week'; team: number };

const same = (one: Clashing, other: Clashing) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Says why a plan does not keep what must be: for each clash a set of wishes and rules that cannot all be kept, of which none can
 * be left out. Found by leaving one after the other out and keeping those without which the rest is possible.
 */
export function explainClashes(highs: Highs, problem: RotationProblem, plan: RotationPlan): Clashing[][] {
	const clashes: Clashing[][] = [];
	let rest = elementsOf(problem);
	const unmet = problem.musts.filter((must) => !isMet(plan, must)).map(({ id }) => id);
	for (const id of unmet) {
		if (isPossible(highs, problem, rest)) break;
		const clash = [...rest];
		for (const element of rest) {
			const without = clash.filter((one) => !same(one, element));
			if (!isPossible(highs, problem, without)) clash.splice(0, clash.length, ...without);
		}
		clashes.push(clash);
		const given = clash.find((one) => one.kind === 'must' && unmet.includes(one.id)) ?? { kind: 'must', id };
		rest = rest.filter((one) => !same(one, given));
	}
	return clashes;
}

/** Rules and facts first: they are left out if wishes alone clash, and the newest wishes stay longest. */
function elementsOf(problem: RotationProblem): Clashing[] {
	const { musts, bars, teams, teachers } = problem;
	const facts: Clashing[] = [];
	const add = (one: Clashing) => {
		if (!facts.some((other) => same(one, other))) facts.push(one);
	};
	for (const must of musts) {
		const team = must.kind === 'focus' ? must.team : (teachers[must.teacher]?.team ?? 0);
		const facilitator = teams[team]?.facilitator ?? 0;
		add({ kind: 'each', facilitator });
		add({ kind: 'room', facilitator });
		if (must.kind === 'visit') {
			add({ kind: 'one-a-week', team });
			if (!teachers[must.teacher]?.open[must.week] || must.week < problem.from)
				add({ kind: 'not-free', teacher: must.teacher, week: must.week });
		} else
			for (const period of must.periods)
				if (!canFocus(problem, team, period)) add({ kind: 'no-group', team, period });
	}
	const asked = musts.flatMap((must) => (must.kind === 'focus' ? [must] : []));
	return [
		...facts,
		{ kind: 'places' },
		...bars
			.filter((bar) => asked.some(({ team, periods }) => team === bar.team && periods.includes(bar.period)))
			.map(({ id }) => ({ kind: 'bar' as const, id }))
			.filter((one, at, all) => all.findIndex((other) => same(one, other)) === at),
		...musts.map(({ id }) => ({ kind: 'must' as const, id })),
	];
}

/** Whether all of these can be kept together, whatever else is planned. */
function isPossible(highs: Highs, problem: RotationProblem, elements: readonly Clashing[]): boolean {
	const { periods, teams, teachers, facilitators } = problem;
	const holds = (one: Clashing) => elements.some((other) => same(one, other));
	const musts = problem.musts.filter(({ id }) => holds({ kind: 'must', id }));
	if (musts.length === 0) return true;
	const program = new Program();
	const infinity = Number.POSITIVE_INFINITY;
	const focus = new Map<string, number>();
	const visits = new Map<string, number>();
	for (const must of musts)
		if (must.kind === 'visit') {
			const { teacher, week } = must;
			const free = !holds({ kind: 'not-free', teacher, week });
			if (!visits.has(`${teacher}/${week}`))
				visits.set(`${teacher}/${week}`, program.column(0, free ? 1 : 0, true));
		} else
			for (const period of must.periods) {
				const { team } = must;
				const barred = problem.bars.some(
					(bar) => bar.team === team && bar.period === period && holds({ kind: 'bar', id: bar.id }),
				);
				const free = !barred && !holds({ kind: 'no-group', team, period });
				const fixed = isSettled(problem, period) && canFocus(problem, team, period);
				if (!focus.has(`${team}/${period}`))
					focus.set(`${team}/${period}`, program.column(fixed ? 1 : 0, free || fixed ? 1 : 0, true));
			}
	const at = (team: number, period: number) => focus.get(`${team}/${period}`);
	for (const must of musts) {
		const columns =
			must.kind === 'focus'
				? must.periods.map((period) => at(must.team, period))
				: [visits.get(`${must.teacher}/${must.week}`)];
		program.row(
			1,
			columns.flatMap((column) => (column === undefined ? [] : [[column, 1] as const])),
			infinity,
		);
	}
	const teamsIn = (period: number, facilitator?: number) =>
		teams.flatMap((team, place) => {
			const column = at(place, period);
			return column !== undefined && (facilitator === undefined || team.facilitator === facilitator)
				? [[column, 1] as const]
				: [];
		});
	for (const period of periods.keys()) {
		if (isSettled(problem, period)) continue;
		if (holds({ kind: 'places' })) program.row(-infinity, teamsIn(period), problem.teamsAtATime);
		for (const facilitator of facilitators.keys())
			if (holds({ kind: 'each', facilitator }))
				program.row(-infinity, teamsIn(period, facilitator), problem.teamsEach);
	}
	for (const [period, one] of periods.entries())
		for (const week of groupWeeks(one))
			for (const [key, visit] of visits) {
				const [teacher, when] = key.split('/').map(Number);
				const team = teachers[teacher ?? 0]?.team ?? 0;
				const column = at(team, period);
				if (when === week && column !== undefined && holds({ kind: 'one-a-week', team }))
					program.row(
						-infinity,
						[
							[visit, 1],
							[column, 1],
						],
						1,
					);
			}
	for (const [facilitator, { room }] of facilitators.entries()) {
		if (!holds({ kind: 'room', facilitator })) continue;
		for (let week = problem.from; week < problem.weeks; week += 1) {
			const period = periods.findIndex((one) => groupWeeks(one).includes(week));
			const terms = [
				...(period >= 0 ? teamsIn(period, facilitator) : []),
				...[...visits].flatMap(([key, visit]) => {
					const [teacher, when] = key.split('/').map(Number);
					const own = teams[teachers[teacher ?? 0]?.team ?? 0]?.facilitator === facilitator;
					return own && when === week ? [[visit, 1] as const] : [];
				}),
			];
			if (terms.length > (room[week] ?? 0)) program.row(-infinity, terms, room[week] ?? 0);
		}
	}
	return highs.withModel(program.data(), (model) => {
		model.options.set({ output_flag: false });
		const { modelStatus } = model.run();
		return modelStatus === highs.constants.modelStatus.optimal;
	});
}
