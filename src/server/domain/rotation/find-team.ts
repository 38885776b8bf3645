import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { groupWeeks, weeksOf } from './problem.ts';
import { readPlan } from './read-plan.ts';
import type { RotatingTeam, RotationPin, RotationWish } from './read-school.ts';
import { type WhyFocus, type WhyVisit, whyFocus, whyMissed, whyVisit } from './why.ts';

/** A team in the rotation, for the facilitators of its school. */
export interface RotatingTeamPage {
	schoolId: string;
	team: RotatingTeam;
	planned: boolean;
	today: string;
	facilitator: string;
	/** Focus period by focus period. `groupsUntil`: the Monday after the last group. */
	periods: {
		startsOn: string;
		lastWeek: string;
		inFocus: boolean;
		groupWeeks: string[];
		settled: boolean;
		why: WhyFocus;
		others: string[];
		pin: RotationPin | undefined;
	}[];
	teachers: {
		id: string;
		name: string;
		periods: { visits: { weekOn: string; why: WhyVisit }[]; missed: WhyVisit | undefined }[];
	}[];
	weeks: string[];
	pins: RotationPin[];
	wishes: RotationWish[];
}

/** Reads what is planned with a team, teacher by teacher, and why. Refuses `missing` to who does not facilitate there. */
export function findRotatingTeam(actor: Member, teamId: string): Promise<RotatingTeamPage | Refusal> {
	if (!isId(teamId)) return Promise.resolve(missing);
	return unitOfWork<RotatingTeamPage | Refusal>(actor, async (tx) => {
		const row = await tx.selectFrom('team').select('school_id').where('id', '=', teamId).executeTakeFirst();
		if (!row) return missing;
		const read = await readPlan(tx, row.school_id);
		if (isRefusal(read)) return read;
		const { school, problem, plan, latest, mayPlan } = read;
		const team = school.teams.find(({ id }) => id === teamId);
		if (!mayPlan || !team) return missing;
		const at = problem.teams.findIndex(({ id }) => id === teamId);
		const monday = (week: number) => school.weeks[week]?.on ?? '';
		const nameOf = (id: string | undefined) => school.teams.find((one) => one.id === id)?.name ?? '';
		const facilitator = problem.facilitators[problem.teams[at]?.facilitator ?? -1]?.id;
		const members = problem.teachers.flatMap((one, place) => (one.team === at ? [place] : []));
		return {
			schoolId: row.school_id,
			team,
			planned: latest !== undefined && at >= 0,
			today: school.today,
			facilitator: latest ? (school.facilitators.find(({ id }) => id === facilitator)?.name ?? '') : '',
			periods: problem.periods.map((period, place) => {
				const why = whyFocus(problem, plan, at, place);
				return {
					startsOn: monday(period.first),
					lastWeek: monday(period.first + period.weeks - 1),
					inFocus: plan.focus[at]?.includes(place) ?? false,
					groupWeeks: groupWeeks(period).map(monday),
					settled: period.first < problem.from,
					why,
					others: why.why === 'others' ? why.others.map((other) => nameOf(problem.teams[other]?.id)) : [],
					pin: school.pins.find(
						(pin) => pin.teamId === teamId && weeksOf(period).some((week) => monday(week) === pin.weekOn),
					),
				};
			}),
			teachers: members.map((teacher) => ({
				id: problem.teachers[teacher]?.id ?? '',
				name: school.teachers.find(({ id }) => id === problem.teachers[teacher]?.id)?.name ?? '',
				periods: problem.periods.map((period, place) => ({
					visits: (plan.visits[teacher] ?? [])
						.filter((week) => weeksOf(period).includes(week))
						.map((week) => ({ weekOn: monday(week), why: whyVisit(problem, plan, teacher, place, week) })),
					missed: whyMissed(problem, plan, teacher, place),
				})),
			})),
			weeks: school.weeks.map(({ on }) => on),
			pins: school.pins.filter(
				(pin) => pin.teamId === teamId || members.some((one) => problem.teachers[one]?.id === pin.teacherId),
			),
			wishes: school.wishes.filter((wish) => wish.teamId === teamId),
		};
	});
}
