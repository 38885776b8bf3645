import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { join, nameIsTaken, reachTeam } from './reach-team.ts';
import { readName } from './team.ts';

/**
 * Renames a team or moves it to another division, against the version that was read.
 * @returns the team's id; refused when the name is taken or the team was changed meanwhile
 */
export function changeTeam(
	actor: Actor,
	teamId: string,
	wanted: { name: string; divisionId: string | undefined; version: number },
): Promise<string | Refusal> {
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const team = await reachTeam(tx, teamId);
		if (isRefusal(team)) return team;
		const name = readName(wanted.name);
		if (isRefusal(name)) return name;
		const divisionId = wanted.divisionId ?? null;
		if (team.name === name && team.divisionId === divisionId) return team.id;
		if (team.version !== wanted.version) return changedMeanwhile(team.version);
		if (divisionId !== null) {
			const division = isId(divisionId)
				? await tx
						.selectFrom('division')
						.select('id')
						.where('id', '=', divisionId)
						.where('school_id', '=', team.schoolId)
						.executeTakeFirst()
				: undefined;
			if (!division) return refuse('choose-one', { field: 'divisionId' });
		}
		const taken = await nameIsTaken(tx, team.schoolId, name, team.id);
		if (taken) return taken;
		await tx
			.updateTable('team')
			.set({ name, division_id: divisionId, version: team.version + 1 })
			.where('id', '=', team.id)
			.execute();
		await recordAct(tx, operator, {
			name: 'team.changed',
			at,
			subjectId: team.id,
			schoolId: team.schoolId,
			detail: name,
		});
		return team.id;
	});
}

/** Puts somebody of the school into a team, from today. Gives the team's id; refused for who is not of the school. */
export function addToTeam(actor: Actor, teamId: string, personId: string): Promise<string | Refusal> {
	if (!isId(personId)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const team = await reachTeam(tx, teamId);
		if (isRefusal(team)) return team;
		const member = await tx
			.selectFrom('membership')
			.select('id')
			.where('person_id', '=', personId)
			.where('school_id', '=', team.schoolId)
			.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']), '=', true)
			.executeTakeFirst();
		if (!member) return refuse('not-of-school', { field: 'personId' });
		const inside = await tx
			.selectFrom('team_member')
			.select('person_id')
			.where('team_id', '=', team.id)
			.where('person_id', '=', personId)
			.where('ends_on', 'is', null)
			.executeTakeFirst();
		if (inside) return team.id;
		const today = await todayOf(tx, team.zone, at);
		await join(tx, team.id, [personId], heldFrom(today.school, today));
		await recordAct(tx, operator, {
			name: 'team.joined',
			at,
			subjectId: team.id,
			personId,
			schoolId: team.schoolId,
			detail: team.name,
		});
		return team.id;
	});
}

/** Takes somebody out of a team, this very moment; that they were in it stays known. Gives the team's id. */
export function removeFromTeam(actor: Actor, teamId: string, personId: string): Promise<string | Refusal> {
	if (!isId(personId)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const team = await reachTeam(tx, teamId);
		if (isRefusal(team)) return team;
		const today = await todayOf(tx, team.zone, at);
		const day = heldFrom(today.school, today);
		const left = await tx
			.updateTable('team_member')
			.set((eb) => ({
				ends_on: eb.fn<string>('greatest', ['starts_on', eb.cast<string>(eb.val(day), 'date')]),
			}))
			.where('team_id', '=', team.id)
			.where('person_id', '=', personId)
			.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', day)]))
			.executeTakeFirst();
		if (left.numUpdatedRows > 0n)
			await recordAct(tx, operator, {
				name: 'team.left',
				at,
				subjectId: team.id,
				personId,
				schoolId: team.schoolId,
				detail: team.name,
			});
		return team.id;
	});
}
