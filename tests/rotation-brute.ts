import {
	canFocus,
	isBarred,
	type RotationPlan,
	type RotationProblem,
	wantedIn,
	weeksOf,
} from '#server/domain/rotation/problem.ts';
import { faultsOf, inOrder, weigh } from '#server/domain/rotation/weigh.ts';

/** Every way to choose at most `most` of a list. */
function choicesOf(list: readonly number[], most: number): number[][] {
	let found: number[][] = [[]];
	for (const one of list)
		found = [...found, ...found.flatMap((some) => (some.length < most ? [[...some, one]] : []))];
	return found;
}

/** Every way to take one of each list. */
function* allOf<T>(lists: readonly T[][]): Generator<T[]> {
	const [first, ...rest] = lists;
	if (!first) {
		yield [];
		return;
	}
	for (const one of first) for (const more of allOf(rest)) yield [one, ...more];
}

const less = (a: readonly number[], b: readonly number[]) => {
	const at = a.findIndex((value, place) => value !== b[place]);
	return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/**
 * The best weight of all plans of a small school, by trying every one; up to the cost of weeks, which counts for the focus that
 * `decided` has.
 */
export function bestByTrying(
	problem: RotationProblem,
	decided: RotationPlan,
): { aims: number[]; weeks: number } {
	let aims: number[] | undefined;
	let weeks = Number.POSITIVE_INFINITY;
	const focuses = problem.teams.map((_, team) =>
		choicesOf(
			[...problem.periods.keys()].filter((at) => canFocus(problem, team, at) && !isBarred(problem, team, at)),
			problem.periods.length,
		),
	);
	for (const focus of allOf(focuses)) {
		const none = { focus, visits: problem.teachers.map(() => []) };
		if (faultsOf(problem, none).length > 0) continue;
		const bound = inOrder(weigh(problem, none)).slice(1, 3);
		if (aims?.[0] === 0 && less(aims.slice(1, 3), bound)) continue;
		const isDecided = JSON.stringify(focus) === JSON.stringify(decided.focus);
		const visits = problem.teachers.map((teacher, at) => {
			const byPeriod = problem.periods.map((period, place) => {
				const inFocus = focus[teacher.team]?.includes(place) ?? false;
				const pinned = problem.musts.filter(
					(must) => must.kind === 'visit' && must.teacher === at && weeksOf(period).includes(must.week),
				).length;
				const want = wantedIn(problem, teacher, period)[inFocus ? 'inFocus' : 'outside'];
				const free = weeksOf(period).filter(
					(week) => teacher.open[week] && !(inFocus && week < period.first + period.groups),
				);
				return choicesOf(free, Math.max(want, pinned));
			});
			return [...allOf(byPeriod)].map((parts) => parts.flat());
		});
		for (const chosen of allOf(visits)) {
			const plan = { focus, visits: chosen };
			const weight = weigh(problem, plan);
			const order = inOrder(weight);
			const found = order.slice(0, 6);
			if (aims && less(aims, found)) continue;
			if (faultsOf(problem, plan).length > 0) continue;
			if (!aims || less(found, aims)) {
				aims = found;
				weeks = Number.POSITIVE_INFINITY;
			}
			if (isDecided) weeks = Math.min(weeks, order[6] ?? 0);
		}
	}
	if (!aims) throw new Error('Nothing is possible');
	return { aims, weeks };
}
