import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { RotationSettings } from './rotation.ts';

/**
 * Says how a school rotates; version 0 where it was never said. Holds for the next plan.
 * Refuses `missing` to who does not facilitate there, `changed-meanwhile`, and `rotation-groups-too-long`.
 */
export function changeRotation(
	actor: Member,
	schoolId: string,
	{ version, ...settings }: RotationSettings & { version: number },
): Promise<{ version: number } | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	if (settings.groupWeeks >= settings.focusWeeks)
		return Promise.resolve(refuse('rotation-groups-too-long', { field: 'groupWeeks' }));
	const at = now();
	const row = {
		teams_at_a_time: settings.teamsAtATime,
		teams_each: settings.teamsEach,
		focus_weeks: settings.focusWeeks,
		group_weeks: settings.groupWeeks,
		one_to_ones: settings.oneToOnes,
		visits_a_day: settings.visitsADay,
	};
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const made =
			version === 0 &&
			(await tx
				.insertInto('rotation')
				.values({ school_id: schoolId, ...row })
				.onConflict((conflict) => conflict.doNothing())
				.executeTakeFirst()
				.then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows !== 0n));
		if (!made) {
			const changed = await tx
				.updateTable('rotation')
				.set({ ...row, version: version + 1 })
				.where('school_id', '=', schoolId)
				.where('version', '=', version)
				.executeTakeFirst();
			if (changed.numUpdatedRows === 0n) {
				const now = await tx
					.selectFrom('rotation as r')
					.select('version')
					.where('school_id', '=', schoolId)
					.where((eb) => eb('school_id', '=', eb.fn.any(eb.fn<string[]>('my_facilitated_schools', []))))
					.executeTakeFirst();
				return now ? changedMeanwhile(now.version) : missing;
			}
		}
		await recordEvent(tx, {
			name: 'rotation.set',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: schoolId,
		});
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}

/**
 * Says of a team whether it takes part, on which day of the week it can meet (ISO; null: any), and who accompanies it (null: as
 * the plan finds). Refuses `missing`.
 */
export function setRotatingTeam(
	actor: Member,
	teamId: string,
	said: { takesPart: boolean; weekday: number | null; facilitatorId: string | null },
): Promise<{ id: string } | Refusal> {
	if (!isId(teamId) || (said.facilitatorId !== null && !isId(said.facilitatorId)))
		return Promise.resolve(missing);
	const row = { takes_part: said.takesPart, weekday: said.weekday, facilitator_id: said.facilitatorId };
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const team = await tx.selectFrom('team').select('school_id').where('id', '=', teamId).executeTakeFirst();
		if (!team) return missing;
		await tx
			.insertInto('rotation_team')
			.values({ team_id: teamId, school_id: team.school_id, ...row })
			.onConflict((conflict) => conflict.column('team_id').doUpdateSet(row))
			.execute();
		return { id: teamId };
	}).catch(hiddenIsMissing);
}

/**
 * Says on which days of the week a facilitator is at the school (ISO; none: on all), and how many visits a day they have room for
 * (null: as everybody). Refuses `missing`.
 */
export function setRotatingFacilitator(
	actor: Member,
	schoolId: string,
	personId: string,
	said: { weekdays: number[]; visitsADay: number | null },
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId) || !isId(personId)) return Promise.resolve(missing);
	const weekdays =
		said.weekdays.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : [...new Set(said.weekdays)].sort((a, b) => a - b);
	const row = { weekdays, visits_a_day: said.visitsADay };
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		await tx
			.insertInto('rotation_facilitator')
			.values({ school_id: schoolId, person_id: personId, ...row })
			.onConflict((conflict) => conflict.columns(['school_id', 'person_id']).doUpdateSet(row))
			.execute();
		return { id: personId };
	}).catch(hiddenIsMissing);
}
