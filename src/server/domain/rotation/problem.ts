/** What a rotation is computed from and what comes out: numbers and ids, no dates. docs/rotation.md tells it in words and formulas. */

/** Consecutive school weeks in which the same teams are in focus: groups in the first `groups` of them, one to one after. */
export interface FocusPeriod {
	first: number;
	weeks: number;
	groups: number;
}

export interface RotationFacilitator {
	id: string;
	/** How many visits they have room for, week by week. */
	room: number[];
}

export interface RotationTeam {
	id: string;
	/** Who accompanies the team, by place in `facilitators`. */
	facilitator: number;
	/** Week by week, whether the team and who accompanies it can meet as a group. */
	groups: boolean[];
	/** Period by period, whether it teaches a unit in which technology has a part; left out where nobody says. */
	taught?: boolean[];
}

export interface RotationTeacher {
	id: string;
	/** By place in `teams`. */
	team: number;
	/** Week by week, whether the teacher is there and free of other coaches. */
	there: boolean[];
	/** As `there`, on a day on which who accompanies them is there too. */
	open: boolean[];
}

/** Something a person asked for that cannot simply be left out: pinned by hand, or a wish that must be met. */
export type Must =
	/** The team is in focus in one of these periods at least. */
	| { id: string; kind: 'focus'; team: number; periods: number[] }
	/** The teacher is visited one to one in this week. */
	| { id: string; kind: 'visit'; teacher: number; week: number };

/** A period in which a team may not be in focus, and what says so: the id of a wish or pin. Facts have no bar: see `canFocus`. */
export interface Bar {
	id: string;
	team: number;
	period: number;
}

/** What would be good and need not be: a team in focus in one of these periods, or no visit to a teacher in a week. */
export type Liking =
	| { kind: 'focus'; team: number; periods: number[] }
	| { kind: 'quiet'; teacher: number; week: number };

export interface RotationProblem {
	weeks: number;
	/** Weeks before this one are over, and are as in `earlier`. */
	from: number;
	periods: FocusPeriod[];
	/** Teams in focus at a time: in the school, and of one facilitator. */
	teamsAtATime: number;
	teamsEach: number;
	/** One-to-one visits to each teacher of a team in focus, after the groups. */
	oneToOnes: number;
	facilitators: RotationFacilitator[];
	teams: RotationTeam[];
	teachers: RotationTeacher[];
	musts: Must[];
	bars: Bar[];
	likings: Liking[];
	earlier?: RotationPlan;
}

/** By place: the periods in which a team is in focus, the weeks in which a teacher is visited one to one; ascending. */
export interface RotationPlan {
	focus: number[][];
	visits: number[][];
}

/** The weeks of a period in which a team in focus meets as a group. */
export function groupWeeks({ first, groups }: FocusPeriod): number[] {
	return Array.from({ length: groups }, (_, more) => first + more);
}

export function weeksOf({ first, weeks }: FocusPeriod): number[] {
	return Array.from({ length: weeks }, (_, more) => first + more);
}

/** Whether nothing but wishes keeps a team from being in focus in a period: its groups can meet, and it is not over. */
export function canFocus(problem: RotationProblem, team: number, period: number): boolean {
	const { periods, teams, from, earlier } = problem;
	const at = periods[period];
	if (!at) return false;
	if (at.first < from) return earlier?.focus[team]?.includes(period) ?? false;
	return groupWeeks(at).every((week) => teams[team]?.groups[week]);
}

/** Whether a period began before the plan may change anything: its focus is what it was. */
export function isSettled(problem: RotationProblem, period: number): boolean {
	return (problem.periods[period]?.first ?? 0) < problem.from;
}

export function isBarred(problem: RotationProblem, team: number, period: number): boolean {
	return problem.bars.some((bar) => bar.team === team && bar.period === period);
}

/** How many one-to-one visits a teacher should have in a period: outside focus, and in focus. Their own absence asks for less. */
export function wantedIn(
	problem: RotationProblem,
	teacher: RotationTeacher,
	period: FocusPeriod,
): { outside: number; inFocus: number } {
	const there = weeksOf(period).filter((week) => teacher.there[week]);
	const after = there.filter((week) => week >= period.first + period.groups);
	return { outside: Math.min(1, there.length), inFocus: Math.min(problem.oneToOnes, after.length) };
}

/**
 * The fair share of a team: what it would be in focus if all places were dealt out evenly, rounded up, and no more than it can be.
 */
export function fairShare(problem: RotationProblem, team: number): number {
	const places = problem.periods.length * Math.min(problem.teamsAtATime, problem.teams.length);
	const able = problem.periods.filter(
		(_, period) => canFocus(problem, team, period) && !isBarred(problem, team, period),
	).length;
	return Math.min(Math.ceil(places / Math.max(1, problem.teams.length)), able);
}

/** Of the weeks of a period, the one a teacher is visited in if nothing speaks against it: each keeps their turn, all year. */
export function turnOf(place: number, { first, weeks, groups }: FocusPeriod, inFocus: boolean): number {
	const before = inFocus ? groups : 0;
	return first + before + (place % Math.max(1, weeks - before));
}

/** Of each teacher, the place among those whom the same facilitator accompanies. */
export function placesOf({ teachers, teams, facilitators }: RotationProblem): number[] {
	const counted = facilitators.map(() => 0);
	return teachers.map(({ team }) => {
		const facilitator = teams[team]?.facilitator ?? 0;
		const place = counted[facilitator] ?? 0;
		counted[facilitator] = place + 1;
		return place;
	});
}

/** Whether a team plans its units here, and teaches none with a part for technology in a period. */
export function isUntaught(problem: RotationProblem, team: number, period: number): boolean {
	return problem.teams[team]?.taught?.[period] === false;
}

/** Whether a plan does what must be. */
export function isMet(plan: RotationPlan, must: Must): boolean {
	return must.kind === 'focus'
		? must.periods.some((period) => plan.focus[must.team]?.includes(period))
		: (plan.visits[must.teacher]?.includes(must.week) ?? false);
}
