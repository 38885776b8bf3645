import type { Highs } from 'highs';
import { type Aim, type FocusProgram, writeFocusProgram } from './focus-program.ts';
import { planGreedily } from './greedy.ts';
import type { RotationPlan, RotationProblem } from './problem.ts';
import { keep, least, type Outcome } from './program.ts';
import { bestWeeks } from './weeks-program.ts';
import { inOrder, weigh } from './weigh.ts';

/** One aim as it came out: what the plan has, and what no plan can have less of. */
export interface Reached {
	aim: Aim | 'weeks';
	value: number;
	bound: number;
	proven: boolean;
}

export interface Solution {
	plan: RotationPlan;
	reached: Reached[];
}

/** How far it is, to be shown. */
export interface Progress {
	aim: Aim | 'weeks';
	value: number;
	bound: number;
}

/**
 * Finds the best plan, aim by aim; blocks its thread. First without weeks, which is quick and bounds what is possible; where the
 * weeks then reach the bound it is the best there is. Only where time is short is the whole written into one program.
 * Gives the best plan it has when time is over, never a worse one than the greedy plan.
 */
export function solveRotation(
	highs: Highs,
	problem: RotationProblem,
	seconds: number,
	tell: (progress: Progress) => void = () => {},
): Solution {
	const until = performance.now() + seconds * 1000;
	const greedy = planGreedily(problem);
	const first = solveFocus(highs, problem, false, greedy, until, tell);
	let best = better(problem, { plan: greedy, reached: [] }, first);
	if (first && !first.reached.every(({ proven }) => proven) && performance.now() < until) {
		const whole = solveFocus(highs, problem, true, best.plan, until, tell);
		// Of bounds of the same aim the greater holds; one that leaves an aim out says no less than the first did.
		best = better(problem, best, whole);
	}
	return best;
}

function better(problem: RotationProblem, one: Solution, other: Solution | undefined): Solution {
	if (!other) return one;
	const [a, b] = [inOrder(weigh(problem, one.plan)), inOrder(weigh(problem, other.plan))];
	const at = a.findIndex((value, place) => value !== b[place]);
	return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0) ? { plan: one.plan, reached: other.reached } : other;
}

/** The focus aim by aim, then its weeks. Undefined: no solution was found in time. */
function solveFocus(
	highs: Highs,
	problem: RotationProblem,
	weeks: boolean,
	start: RotationPlan,
	until: number,
	tell: (progress: Progress) => void,
): Solution | undefined {
	const written = writeFocusProgram(problem, weeks);
	return highs.withModel(written.program.data(), (model) => {
		const reached: Reached[] = [];
		let columns: Float64Array | undefined = weeks ? written.startFrom(start) : undefined;
		for (const { aim, costs } of written.aims) {
			const found: Outcome | undefined =
				costs.size === 0 && columns
					? { value: 0, bound: 0, proven: true, columns }
					: least(
							highs,
							model,
							costs,
							{ until, tell: (value, bound) => tell({ aim, value, bound }) },
							columns,
						);
			if (!found) return undefined;
			tell({ aim, value: found.value, bound: found.bound });
			columns = found.columns;
			reached.push({ aim, value: found.value, bound: found.bound, proven: found.proven });
			if (costs.size > 0) keep(model, costs, Math.round(found.value), highs.infinity);
		}
		return columns && withWeeks(highs, problem, written, columns, reached, until, tell);
	});
}

function withWeeks(
	highs: Highs,
	problem: RotationProblem,
	{ focus, visits }: FocusProgram,
	columns: Float64Array,
	reached: Reached[],
	until: number,
	tell: (progress: Progress) => void,
): Solution | undefined {
	const is = (column: number | undefined) =>
		column !== undefined && column >= 0 && (columns[column] ?? 0) > 0.5;
	const chosen = focus.map((list) => list.flatMap((column, period) => (is(column) ? [period] : [])));
	const needed = new Map<number, Set<number>>();
	for (const must of problem.musts)
		if (must.kind === 'visit' && is(visits[must.teacher]?.get(must.week)))
			needed.set(must.teacher, (needed.get(must.teacher) ?? new Set()).add(must.week));
	// A few seconds more than there are: without weeks there is no plan.
	const found = bestWeeks(highs, problem, chosen, needed, Math.max(until, performance.now() + 5000));
	if (!found) return undefined;
	const plan = { focus: chosen, visits: found.visits };
	// As the plan has it: what the program counts is, without weeks, a bound, and at an aim cut short not yet counted down.
	const weight = weigh(problem, plan);
	const value: Record<Reached['aim'], number> = {
		musts: weight.broken,
		'focus-worst': weight.focusWorst,
		focus: weight.focusShort,
		'visits-worst': weight.visitsWorst,
		visits: weight.visitsShort,
		comfort: weight.focusCost,
		weeks: weight.weekCost,
	};
	const told: Reached[] = reached.map(({ aim, bound, proven }) => ({
		aim,
		value: value[aim],
		bound: Math.min(bound, value[aim]),
		proven: proven && bound >= value[aim] - 1e-6,
	}));
	const cost = weight.weekCost;
	told.push({ aim: 'weeks', value: cost, bound: cost, proven: true });
	tell({ aim: 'weeks', value: cost, bound: cost });
	return { plan, reached: told };
}

/**
 * How far a plan may be from the best: the share of focus places and visits that it might still win, of those that it then had.
 * 0 where those are proven, whatever is said of comfort.
 */
export function gapOf(problem: RotationProblem, plan: RotationPlan, reached: readonly Reached[]): number {
	const counted = reached.filter(({ aim }) => aim === 'focus' || aim === 'visits');
	const open = counted.reduce((sum, { value, bound }) => sum + value - bound, 0);
	const had = weigh(problem, plan).planned + plan.focus.reduce((sum, list) => sum + list.length, 0);
	return open === 0 ? 0 : open / (had + open);
}
