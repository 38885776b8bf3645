import {
	canFocus,
	fairShare,
	groupWeeks,
	isBarred,
	isSettled,
	isUntaught,
	type RotationPlan,
	type RotationProblem,
	wantedIn,
	weeksOf,
} from './problem.ts';
import { weekCosts } from './weeks-program.ts';

/**
 * A plan that can be carried out, at once: what must be first, then period by period the team that lacks most, then teacher by
 * teacher the cheapest week that has room. Keeps every rule; fair as far as one look ahead goes.
 */
export function planGreedily(problem: RotationProblem): RotationPlan {
	const { periods, teams, teachers, facilitators, musts, earlier } = problem;
	const focus: number[][] = teams.map(() => []);
	const visits: number[][] = teachers.map(() => []);
	const room = facilitators.map((one) => [...one.room]);
	const left = (facilitator: number, week: number) => room[facilitator]?.[week] ?? 0;
	const take = (facilitator: number, week: number) => {
		const weeks = room[facilitator];
		if (weeks) weeks[week] = (weeks[week] ?? 0) - 1;
	};

	for (const [team] of teams.entries())
		for (const period of periods.keys())
			if (isSettled(problem, period) && earlier?.focus[team]?.includes(period)) {
				focus[team]?.push(period);
				const at = periods[period];
				if (at)
					for (const week of groupWeeks(at))
						if (week >= problem.from) take(teams[team]?.facilitator ?? 0, week);
			}
	for (const [teacher] of teachers.entries())
		visits[teacher]?.push(...(earlier?.visits[teacher] ?? []).filter((week) => week < problem.from));

	const visitsTaken = (facilitator: number, week: number) => left(facilitator, week) <= 0;
	const mayFocus = (team: number, period: number): boolean => {
		const at = periods[period];
		const facilitator = teams[team]?.facilitator ?? 0;
		if (!at || isSettled(problem, period) || focus[team]?.includes(period)) return false;
		if (!canFocus(problem, team, period) || isBarred(problem, team, period)) return false;
		const together = teams.filter((_, other) => focus[other]?.includes(period));
		return (
			together.length < problem.teamsAtATime &&
			together.filter((other) => other.facilitator === facilitator).length < problem.teamsEach &&
			groupWeeks(at).every((week) => !visitsTaken(facilitator, week)) &&
			// What is pinned for its teachers in weeks of groups stays possible.
			!groupWeeks(at).some((week) =>
				teachers.some((one, at) => one.team === team && visits[at]?.includes(week)),
			)
		);
	};
	const giveFocus = (team: number, period: number) => {
		const at = periods[period];
		focus[team]?.push(period);
		if (at) for (const week of groupWeeks(at)) take(teams[team]?.facilitator ?? 0, week);
	};
	const mayVisit = (teacher: number, week: number): boolean => {
		const one = teachers[teacher];
		if (!one || week < problem.from || !one.open[week] || visits[teacher]?.includes(week)) return false;
		if (visitsTaken(teams[one.team]?.facilitator ?? 0, week)) return false;
		return !(focus[one.team] ?? []).some((period) => {
			const at = periods[period];
			return at !== undefined && groupWeeks(at).includes(week);
		});
	};
	const giveVisit = (teacher: number, week: number) => {
		visits[teacher]?.push(week);
		take(teams[teachers[teacher]?.team ?? 0]?.facilitator ?? 0, week);
	};

	const byChoice = musts.toSorted((a, b) => choices(a) - choices(b));
	for (const must of byChoice) {
		if (must.kind === 'visit') {
			if (mayVisit(must.teacher, must.week)) giveVisit(must.teacher, must.week);
		} else if (!must.periods.some((period) => focus[must.team]?.includes(period))) {
			const period = must.periods.find((one) => mayFocus(must.team, one));
			if (period !== undefined) giveFocus(must.team, period);
		}
	}

	for (const period of periods.keys())
		for (;;) {
			const [best] = teams
				.flatMap((_, team) => {
					const had = focus[team]?.length ?? 0;
					if (had >= fairShare(problem, team) || !mayFocus(team, period)) return [];
					const last = Math.max(-1, ...(focus[team] ?? []).filter((one) => one < period));
					const liked = problem.likings.some(
						(liking) => liking.kind === 'focus' && liking.team === team && liking.periods.includes(period),
					);
					const again = focus[team]?.includes(period - 1) || focus[team]?.includes(period + 1);
					const kept = earlier?.focus[team]?.includes(period);
					const apt = isUntaught(problem, team, period) ? 1 : 0;
					return [{ team, order: [had, again ? 1 : 0, kept ? 0 : 1, liked ? 0 : 1, apt, last, team] }];
				})
				.sort((a, b) => compare(a.order, b.order));
			if (!best) break;
			giveFocus(best.team, period);
		}

	const costOf = weekCosts(problem);
	for (const [period, at] of periods.entries()) {
		const wanting = teachers.map((one, teacher) => {
			const inFocus = focus[one.team]?.includes(period) ?? false;
			const made = (visits[teacher] ?? []).filter((week) => weeksOf(at).includes(week)).length;
			const want = wantedIn(problem, one, at)[inFocus ? 'inFocus' : 'outside'] - made;
			const had = visits[teacher]?.length ?? 0;
			const choice = weeksOf(at).filter((week) => one.open[week]).length;
			return { teacher, inFocus, want, order: [had, choice, teacher] };
		});
		for (const { teacher, inFocus, want } of wanting.toSorted((a, b) => compare(a.order, b.order)))
			for (let more = 0; more < want; more += 1) {
				const [best] = weeksOf(at)
					.filter((week) => mayVisit(teacher, week))
					.map((week) => ({
						week,
						order: [costOf(teacher, period, week, inFocus), week],
					}))
					.sort((a, b) => compare(a.order, b.order));
				if (!best) break;
				giveVisit(teacher, best.week);
			}
	}
	for (const list of [...focus, ...visits]) list.sort((a, b) => a - b);
	return { focus, visits };
}

function choices(must: RotationProblem['musts'][number]): number {
	return must.kind === 'visit' ? 0 : must.periods.length;
}

function compare(a: number[], b: number[]): number {
	for (const [at, one] of a.entries()) {
		const difference = one - (b[at] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
