import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { groupWeeks, weeksOf } from './problem.ts';
import { type ReadPlan, readPlan } from './read-plan.ts';
import type { PlanState, RotationSettings } from './rotation.ts';
import type { Progress, Reached } from './solve.ts';
import type { KeptClash } from './tell-clashes.ts';
import type { Weight } from './weigh.ts';

/** A week of a team: what is planned for it. */
export interface TeamWeek {
	/** In focus with groups, in focus one to one, or neither. */
	focus: 'group' | 'one' | null;
	/** One-to-one visits; for facilitators alone. */
	visits: number;
}

/** How good a plan is; for facilitators alone. */
export interface Outcome {
	weight: Weight;
	reached: Reached[];
	/** The share of focus and visits that might still be won. */
	gap: number;
	/** Whether who accompanies whom is proven to be as even as can be. */
	even: boolean;
}

export interface RotationPage {
	schoolId: string;
	zone: string;
	today: string;
	mayPlan: boolean;
	settings: RotationSettings;
	version: number;
	plan: { id: string; madeAt: Date; state: PlanState } | undefined;
	weeks: { on: string; last: string }[];
	teams: { id: string; name: string; facilitator: string; size: number; weeks: TeamWeek[] }[];
	/** What is planned with the reader. */
	own: { weekOn: string; facilitator: string; group: boolean }[];
	/** One-to-one visits of this week, for facilitators. */
	thisWeek: { teacherId: string; name: string; facilitatorId: string; facilitator: string }[];
	outcome: Outcome | undefined;
	progress: Progress | undefined;
	clashes: KeptClash[][];
	moved: Moved | undefined;
	pins: ReadPlan['school']['pins'];
	wishes: ReadPlan['school']['wishes'];
	facilitators: ReadPlan['school']['facilitators'];
	allTeams: ReadPlan['school']['teams'];
	teachers: ReadPlan['school']['teachers'];
}

/** What is elsewhere than in the plan before. Weeks as Mondays. */
export interface Moved {
	focus: { team: string; gone: string[]; come: string[] }[];
	visits: { teacher: string; gone: string[]; come: string[] }[];
}

/**
 * Reads the rotation of a school. Colleagues see which teams are in focus when, a teacher what is planned with them, facilitators
 * all of it. Refuses `missing` to who is not of the school.
 */
export function findRotation(actor: Member, schoolId: string): Promise<RotationPage | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<RotationPage | Refusal>(actor, async (tx) => {
		const read = await readPlan(tx, schoolId);
		if (isRefusal(read)) return read;
		const { school, problem, latest, mayPlan } = read;
		const nameOf = new Map(school.facilitators.map(({ id, name }) => [id, name]));
		const told = latest && mayPlan ? await readOutcome(tx, latest.id, latest.round) : undefined;
		return {
			schoolId,
			zone: school.zone,
			today: school.today,
			mayPlan,
			settings: school.settings,
			version: school.version,
			plan: latest && { id: latest.id, madeAt: latest.madeAt, state: latest.state },
			weeks: school.weeks.map(({ on, days }) => ({ on, last: dayAfter(on, 31 - Math.clz32(days)) })),
			teams: problem.teams.map((team, at) => ({
				id: team.id,
				name: school.teams.find(({ id }) => id === team.id)?.name ?? '',
				facilitator: latest ? (nameOf.get(problem.facilitators[team.facilitator]?.id ?? '') ?? '') : '',
				size: problem.teachers.filter((one) => one.team === at).length,
				weeks: weeksOfTeam(read, at),
			})),
			own: ownOf(read, actor.personId, nameOf),
			thisWeek: mayPlan ? thisWeekOf(read, nameOf) : [],
			outcome: told?.outcome,
			progress: told?.progress,
			clashes: told?.clashes ?? [],
			moved: mayPlan ? movedIn(read) : undefined,
			pins: mayPlan ? school.pins : [],
			wishes: mayPlan ? school.wishes : [],
			facilitators: school.facilitators,
			allTeams: school.teams,
			teachers: mayPlan ? school.teachers : [],
		};
	});
}

function weeksOfTeam({ problem, plan, mayPlan }: ReadPlan, team: number): TeamWeek[] {
	const weeks = Array.from({ length: problem.weeks }, (): TeamWeek => ({ focus: null, visits: 0 }));
	for (const period of plan.focus[team] ?? []) {
		const at = problem.periods[period];
		if (!at) continue;
		for (const week of weeksOf(at)) {
			const one = weeks[week];
			if (one) one.focus = groupWeeks(at).includes(week) ? 'group' : 'one';
		}
	}
	if (mayPlan)
		for (const [teacher, list] of plan.visits.entries())
			if (problem.teachers[teacher]?.team === team)
				for (const week of list) {
					const one = weeks[week];
					if (one) one.visits += 1;
				}
	return weeks;
}

function ownOf(
	{ problem, plan, school, rows }: ReadPlan,
	me: string,
	nameOf: ReadonlyMap<string, string>,
): RotationPage['own'] {
	const visits = rows.visits
		.filter(({ teacherId }) => teacherId === me)
		.map((one) => ({ weekOn: one.weekOn, facilitator: nameOf.get(one.facilitatorId) ?? '', group: false }));
	const team = problem.teachers.find(({ id }) => id === me)?.team ?? -1;
	const facilitator =
		nameOf.get(problem.facilitators[problem.teams[team]?.facilitator ?? -1]?.id ?? '') ?? '';
	const groups = (plan.focus[team] ?? []).flatMap((period) => {
		const at = problem.periods[period];
		return at
			? groupWeeks(at).map((week) => ({ weekOn: school.weeks[week]?.on ?? '', facilitator, group: true }))
			: [];
	});
	return [...visits, ...groups].sort((a, b) => a.weekOn.localeCompare(b.weekOn));
}

function thisWeekOf(
	{ rows, school }: ReadPlan,
	nameOf: ReadonlyMap<string, string>,
): RotationPage['thisWeek'] {
	return rows.visits
		.filter(({ weekOn }) => weekOn === weekOf(school.today))
		.map(({ teacherId, facilitatorId }) => ({
			teacherId,
			name: school.teachers.find(({ id }) => id === teacherId)?.name ?? '',
			facilitatorId,
			facilitator: nameOf.get(facilitatorId) ?? '',
		}))
		.sort((a, b) => a.facilitator.localeCompare(b.facilitator) || a.name.localeCompare(b.name));
}

function movedIn({ school, problem, plan, before }: ReadPlan): Moved | undefined {
	if (!before) return undefined;
	const differences = (was: number[] = [], is: number[] = [], on: (one: number) => string) => ({
		gone: was.filter((one) => !is.includes(one)).map(on),
		come: is.filter((one) => !was.includes(one)).map(on),
	});
	const monday = (week: number) => school.weeks[week]?.on ?? '';
	const changed = ({ gone, come }: { gone: string[]; come: string[] }) => gone.length + come.length > 0;
	return {
		focus: problem.teams
			.map((team, at) => ({
				team: school.teams.find(({ id }) => id === team.id)?.name ?? '',
				...differences(before.focus[at], plan.focus[at], (period) =>
					monday(problem.periods[period]?.first ?? 0),
				),
			}))
			.filter(changed),
		visits: problem.teachers
			.map((teacher, at) => ({
				teacher: school.teachers.find(({ id }) => id === teacher.id)?.name ?? '',
				...differences(before.visits[at], plan.visits[at], monday),
			}))
			.filter(changed),
	};
}

async function readOutcome(
	tx: Tx,
	planId: string,
	round: number,
): Promise<{ outcome: Outcome | undefined; progress: Progress | undefined; clashes: KeptClash[][] }> {
	const rows = await tx
		.selectFrom('rotation_outcome')
		.select(['round', 'reached', 'clashes'])
		.where('plan_id', '=', planId)
		.execute();
	const told = new Map(rows.map((row) => [row.round, row]));
	const held = told.get(round);
	const outcome = held && (JSON.parse(held.reached) as Partial<Outcome>);
	const better = told.get(1);
	return {
		outcome: outcome?.weight && {
			weight: outcome.weight,
			reached: outcome.reached ?? [],
			gap: outcome.gap ?? 0,
			even: outcome.even ?? false,
		},
		progress:
			round === 0 && better ? (JSON.parse(better.reached) as { progress?: Progress }).progress : undefined,
		clashes: held ? (JSON.parse(held.clashes) as KeptClash[][]) : [],
	};
}
