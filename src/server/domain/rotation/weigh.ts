import { weights } from './focus-program.ts';
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
import { weekCosts } from './weeks-program.ts';

/** How good a plan is, aim by aim; smaller is better, and an earlier one counts for more than all that follow it. */
export interface Weight {
	/** Pins and wishes that must be, and are not kept. */
	broken: number;
	/** Focus periods that the team that lacks most lacks of its fair share; and all teams together. */
	focusWorst: number;
	focusShort: number;
	/** One-to-one visits that the teacher who lacks most lacks; and all together. */
	visitsWorst: number;
	visitsShort: number;
	/** Likings left out, focus twice in a row, focus moved, focus without a unit. */
	focusCost: number;
	/** Weeks away from each teacher's turn, visits moved, weeks wished quiet. */
	weekCost: number;
	/** Visits planned, and how many are wanted. */
	planned: number;
	wanted: number;
}

/** Weighs a plan by the aims of docs/rotation.md. */
export function weigh(problem: RotationProblem, plan: RotationPlan): Weight {
	const { teams, teachers, periods, musts, likings, earlier } = problem;
	const focusShorts = teams.map((_, team) =>
		Math.max(0, fairShare(problem, team) - (plan.focus[team]?.length ?? 0)),
	);
	const costOf = weekCosts(problem);
	const visitShorts: number[] = [];
	let [cost, wanted, planned] = [0, 0, 0];
	for (const [teacher, one] of teachers.entries()) {
		let short = 0;
		for (const [period, at] of periods.entries()) {
			const inFocus = plan.focus[one.team]?.includes(period) ?? false;
			const want = wantedIn(problem, one, at)[inFocus ? 'inFocus' : 'outside'];
			const made = (plan.visits[teacher] ?? []).filter((week) => weeksOf(at).includes(week));
			wanted += want;
			planned += made.length;
			short += Math.max(0, want - made.length);
			for (const week of made) if (week >= problem.from) cost += costOf(teacher, period, week, inFocus);
		}
		visitShorts.push(short);
	}
	let focusCost = 0;
	for (const liking of likings)
		if (
			liking.kind === 'focus' &&
			liking.periods.some(
				(period) => canFocus(problem, liking.team, period) && !isBarred(problem, liking.team, period),
			) &&
			!liking.periods.some((period) => plan.focus[liking.team]?.includes(period))
		)
			focusCost += weights.liking;
	for (const [team, list] of plan.focus.entries())
		for (const period of list) {
			if (list.includes(period + 1)) focusCost += weights.adjacent;
			if (earlier && !isSettled(problem, period) && !earlier.focus[team]?.includes(period))
				focusCost += weights.changedFocus;
			if (!isSettled(problem, period) && isUntaught(problem, team, period)) focusCost += weights.untaught;
		}
	const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
	return {
		broken: musts.filter((must) => !isMet(plan, must)).length,
		focusWorst: Math.max(0, ...focusShorts),
		focusShort: sum(focusShorts),
		visitsWorst: Math.max(0, ...visitShorts),
		visitsShort: sum(visitShorts),
		focusCost,
		weekCost: cost,
		planned,
		wanted,
	};
}

/** The weight as one list, the first difference of which decides between two plans. */
export function inOrder(weight: Weight): number[] {
	const { broken, focusWorst, focusShort, visitsWorst, visitsShort, focusCost, weekCost: weeks } = weight;
	return [broken, focusWorst, focusShort, visitsWorst, visitsShort, focusCost, weeks];
}

/** Rules that no plan may break, whatever is wished; empty for a plan that can be carried out. */
export function faultsOf(problem: RotationProblem, plan: RotationPlan): string[] {
	const faults: string[] = [];
	const { periods, teams, teachers, facilitators } = problem;
	const load = facilitators.map(() => Array.from({ length: problem.weeks }, () => 0));
	const add = (facilitator: number, week: number) => {
		const weeks = load[facilitator];
		if (weeks) weeks[week] = (weeks[week] ?? 0) + 1;
	};
	for (const [period, at] of periods.entries()) {
		const together = teams.flatMap((team, place) =>
			plan.focus[place]?.includes(period) ? [{ team, place }] : [],
		);
		if (isSettled(problem, period)) continue;
		if (together.length > problem.teamsAtATime) faults.push(`period ${period}: too many teams`);
		for (const facilitator of facilitators.keys())
			if (together.filter(({ team }) => team.facilitator === facilitator).length > problem.teamsEach)
				faults.push(`period ${period}: too many teams of facilitator ${facilitator}`);
		for (const { team, place } of together) {
			if (!canFocus(problem, place, period) || isBarred(problem, place, period))
				faults.push(`team ${place}: cannot be in focus in period ${period}`);
			for (const week of groupWeeks(at)) add(team.facilitator, week);
		}
	}
	for (const [teacher, one] of teachers.entries())
		for (const week of plan.visits[teacher] ?? []) {
			if (week < problem.from) continue;
			add(teams[one.team]?.facilitator ?? 0, week);
			if (!one.open[week]) faults.push(`teacher ${teacher}: not free in week ${week}`);
			for (const period of plan.focus[one.team] ?? []) {
				const at = periods[period];
				if (at && groupWeeks(at).includes(week))
					faults.push(`teacher ${teacher}: group and visit in week ${week}`);
			}
		}
	for (const [facilitator, weeks] of load.entries())
		for (const [week, visits] of weeks.entries())
			if (week >= problem.from && visits > (facilitators[facilitator]?.room[week] ?? 0))
				faults.push(`facilitator ${facilitator}: no room in week ${week}`);
	return faults;
}
