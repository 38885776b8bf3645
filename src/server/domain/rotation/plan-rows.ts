import { dayAfter } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { RotationSchool } from './accompany.ts';
import type { RotationPlan } from './problem.ts';
import type { EarlierPlan } from './to-solve.ts';

/** Rows in one statement. */
const PIECE = 1000;

/** Writes a round of a plan down, people and days for numbers. What is over keeps who it was with. */
export async function writeRound(
	tx: Tx,
	at: { planId: string; schoolId: string; round: 0 | 1 },
	school: RotationSchool,
	weeks: readonly string[],
	accompanied: readonly number[],
	plan: RotationPlan,
	earlier: EarlierPlan | undefined,
): Promise<void> {
	const key = { plan_id: at.planId, school_id: at.schoolId, round: at.round };
	const idOf = (team: number) => school.facilitators[accompanied[team] ?? 0]?.id ?? '';
	const monday = (week: number) => weeks[week] ?? '';
	const focus = plan.focus.flatMap((periods, team) =>
		periods.flatMap((period) => {
			const lies = school.periods[period];
			const teamId = school.teams[team]?.id ?? '';
			if (!lies) return [];
			const starts = monday(lies.first);
			const was = earlier?.focus.find((one) => one.teamId === teamId && one.startsOn === starts);
			return [
				{
					...key,
					team_id: teamId,
					facilitator_id: (lies.first < school.from ? was?.facilitatorId : undefined) ?? idOf(team),
					starts_on: starts,
					groups_until: dayAfter(monday(lies.first + lies.groups - 1), 7),
					ends_on: dayAfter(monday(lies.first + lies.weeks - 1), 7),
				},
			];
		}),
	);
	if (focus.length > 0) await tx.insertInto('rotation_focus').values(focus).execute();
	const visits = plan.visits.flatMap((list, teacher) =>
		list.map((week) => {
			const one = school.teachers[teacher];
			const on = monday(week);
			const was =
				week < school.from
					? earlier?.visits.find(({ teacherId, weekOn }) => teacherId === one?.id && weekOn === on)
					: undefined;
			return {
				...key,
				teacher_id: one?.id ?? '',
				facilitator_id: was?.facilitatorId ?? idOf(one?.team ?? 0),
				week_on: on,
			};
		}),
	);
	for (let from = 0; from < visits.length; from += PIECE)
		await tx
			.insertInto('rotation_visit')
			.values(visits.slice(from, from + PIECE))
			.execute();
}

/** Reads what a plan holds to, as far as the reader may know of it. */
export async function readRound(
	tx: Tx,
	planId: string,
	round: number,
): Promise<EarlierPlan & { groups: Map<string, string> }> {
	const focus = await tx
		.selectFrom('rotation_focus')
		.select(['team_id', 'facilitator_id', 'starts_on', 'groups_until', 'ends_on'])
		.where('plan_id', '=', planId)
		.where('round', '=', round)
		.orderBy('starts_on')
		.orderBy('team_id')
		.execute();
	const visits = await tx
		.selectFrom('rotation_visit')
		.select(['teacher_id', 'facilitator_id', 'week_on'])
		.where('plan_id', '=', planId)
		.where('round', '=', round)
		.orderBy('week_on')
		.orderBy('teacher_id')
		.execute();
	return {
		focus: focus.map((one) => ({
			teamId: one.team_id,
			facilitatorId: one.facilitator_id,
			startsOn: one.starts_on,
			endsOn: one.ends_on,
		})),
		visits: visits.map((one) => ({
			teacherId: one.teacher_id,
			facilitatorId: one.facilitator_id,
			weekOn: one.week_on,
		})),
		groups: new Map(focus.map((one) => [one.starts_on, one.groups_until])),
	};
}
