import {
	canFocus,
	fairShare,
	isBarred,
	placesOf,
	type RotationPlan,
	type RotationProblem,
	turnOf,
	wantedIn,
	weeksOf,
} from './problem.ts';

/** Why a team is in focus in a period, or is not; `others`: by place, the teams that are. */
export type WhyFocus =
	| { why: 'pinned' | 'wished' | 'liked' }
	/** Its turn: the how many-th of how many. */
	| { why: 'turn'; nth: number; of: number }
	/** As well, while it teaches a unit in which technology has a part. */
	| { why: 'unit'; nth: number; of: number }
	| { why: 'pinned-not' | 'busy' | 'no-group' | 'share' | 'rest' }
	| { why: 'others'; others: number[] };

/** Says why, from the plan and what it was made of. */
export function whyFocus(
	problem: RotationProblem,
	plan: RotationPlan,
	team: number,
	period: number,
): WhyFocus {
	const own = plan.focus[team] ?? [];
	if (own.includes(period)) {
		const must = problem.musts.find(
			(one) => one.kind === 'focus' && one.team === team && one.periods.includes(period),
		);
		if (must) return { why: must.id.startsWith('pin:') ? 'pinned' : 'wished' };
		const liked = problem.likings.some(
			(one) => one.kind === 'focus' && one.team === team && one.periods.includes(period),
		);
		if (liked) return { why: 'liked' };
		const [nth, of] = [own.indexOf(period) + 1, own.length];
		return { why: problem.teams[team]?.taught?.[period] ? 'unit' : 'turn', nth, of };
	}
	const bar = problem.bars.find((one) => one.team === team && one.period === period);
	if (bar) return { why: bar.id.startsWith('pin:') ? 'pinned-not' : 'busy' };
	if (!canFocus(problem, team, period) && (problem.periods[period]?.first ?? 0) >= problem.from)
		return { why: 'no-group' };
	const others = plan.focus.flatMap((list, other) => (list.includes(period) ? [other] : []));
	if (others.length >= problem.teamsAtATime) return { why: 'others', others };
	if (own.length >= fairShare(problem, team)) return { why: 'share' };
	return isBarred(problem, team, period) || others.length === 0 ? { why: 'rest' } : { why: 'others', others };
}

/** Why a teacher is visited in a week; or, without one, is not visited in a period. */
export type WhyVisit =
	| { why: 'pinned' | 'turn' }
	/** So many weeks from their turn. */
	| { why: 'moved'; weeks: number }
	| { why: 'not-there' | 'not-free' | 'no-room' };

/** Says why a teacher is visited in a week of a period. */
export function whyVisit(
	problem: RotationProblem,
	plan: RotationPlan,
	teacher: number,
	period: number,
	week: number,
): WhyVisit {
	if (problem.musts.some((one) => one.kind === 'visit' && one.teacher === teacher && one.week === week))
		return { why: 'pinned' };
	const at = problem.periods[period];
	const inFocus = plan.focus[problem.teachers[teacher]?.team ?? -1]?.includes(period) ?? false;
	const turn = at ? turnOf(placesOf(problem)[teacher] ?? 0, at, inFocus) : week;
	return turn === week || inFocus ? { why: 'turn' } : { why: 'moved', weeks: Math.abs(week - turn) };
}

/** Says why a teacher is visited less often in a period than is wanted; undefined: they are not. */
export function whyMissed(
	problem: RotationProblem,
	plan: RotationPlan,
	teacher: number,
	period: number,
): WhyVisit | undefined {
	const [one, at] = [problem.teachers[teacher], problem.periods[period]];
	if (!one || !at) return undefined;
	const inFocus = plan.focus[one.team]?.includes(period) ?? false;
	const want = wantedIn(problem, one, at);
	const made = (plan.visits[teacher] ?? []).filter((week) => weeksOf(at).includes(week)).length;
	if (made > 0 || made >= want[inFocus ? 'inFocus' : 'outside'])
		return weeksOf(at).every((week) => !one.there[week]) ? { why: 'not-there' } : undefined;
	return { why: weeksOf(at).some((week) => one.open[week]) ? 'no-room' : 'not-free' };
}
