import { layOut, readCalendar } from '#server/domain/calendar/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { type PlanningTeam, readPlanningTeam } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { readRhythms, type SetRhythm, withGuests } from './read-meetings.ts';

/** What a rhythm is set from. */
export interface RhythmChoice {
	team: PlanningTeam;
	/** The rhythm that is to be changed; undefined for a new one. */
	rhythm: SetRhythm | undefined;
	/** How many days the cycle has; null where school is told by the week. */
	cycleLength: number | null;
	periods: { id: string; name: string }[];
	/** Who may take part without being of the team. */
	guests: { id: string; name: string }[];
}

/** Reads what a team's rhythm is set from. Refuses `missing` to who does not plan the team. */
export function findRhythmChoice(
	actor: Member,
	teamId: string,
	rhythmId?: string | undefined,
): Promise<RhythmChoice | Refusal> {
	return unitOfWork<RhythmChoice | Refusal>(actor, async (tx) => {
		const team = await readPlanningTeam(tx, teamId);
		if (!team?.mayPlan) return missing;
		const rhythms = await readRhythms(tx, [teamId], team.today);
		const [rhythm] = await withGuests(
			tx,
			rhythms.filter((one) => one.id === rhythmId),
		);
		if (rhythmId !== undefined && !rhythm) return missing;
		const to = dayAfter(team.today, 30);
		const calendar = await readCalendar(tx, team.schoolId, team.divisionId, team.today, to);
		const periods = await tx
			.selectFrom('period')
			.select(['id', 'name'])
			.where('school_id', '=', team.schoolId)
			.where((eb) => eb.or([eb('division_id', 'is', null), eb('division_id', '=', team.divisionId)]))
			.orderBy('position')
			.limit(100)
			.execute();
		const guests = await tx
			.selectFrom('role_assignment as r')
			.innerJoin('person as p', 'p.id', 'r.person_id')
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
			.distinct()
			.where('r.school_id', '=', team.schoolId)
			.where('r.role', 'in', ['facilitator', 'librarian', 'specialist', 'assistant'])
			.where('p.deactivated_at', 'is', null)
			.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
			.orderBy('p.family_name')
			.orderBy('p.given_name')
			.orderBy('p.id')
			.limit(200)
			.execute();
		return {
			team,
			rhythm,
			cycleLength:
				layOut(calendar, team.today, to).find((day) => day.cycleLength !== null)?.cycleLength ?? null,
			periods,
			guests: guests.map((one) => ({ id: one.id, name: nameOf(one) })),
		};
	});
}
