import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** A team as a verb needs it. */
export interface ReachedTeam {
	id: string;
	schoolId: string;
	name: string;
	divisionId: string | null;
	zone: string;
	version: number;
}

/** Reaches a team through what the actor may see; missing when there is none. */
export async function reachTeam(tx: Tx, teamId: string): Promise<ReachedTeam | Refusal> {
	if (!isId(teamId)) return missing;
	const team = await tx
		.selectFrom('team')
		.innerJoin('school', 'school.id', 'team.school_id')
		.select(['team.id', 'team.school_id', 'team.name', 'team.division_id', 'team.version', 'school.zone'])
		.where('team.id', '=', teamId)
		.executeTakeFirst();
	if (!team) return missing;
	const { id, name, zone, version } = team;
	return { id, name, zone, version, schoolId: team.school_id, divisionId: team.division_id };
}

/** Refuses a name that another team of the school has. */
export async function nameIsTaken(
	tx: Tx,
	schoolId: string,
	name: string,
	but?: string,
): Promise<Refusal | undefined> {
	let query = tx.selectFrom('team').select('id').where('school_id', '=', schoolId).where('name', '=', name);
	if (but !== undefined) query = query.where('id', '<>', but);
	const other = await query.executeTakeFirst();
	return other ? refuse('team-name-taken', { kind: 'conflict', field: 'name' }) : undefined;
}

/** Puts people into a team from a school day on; who is in it stays. */
export async function join(tx: Tx, teamId: string, personIds: string[], startsOn: string): Promise<void> {
	if (personIds.length === 0) return;
	const now = await tx
		.selectFrom('team_member')
		.select('person_id')
		.where('team_id', '=', teamId)
		.where('person_id', 'in', personIds)
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', startsOn)]))
		.execute();
	const inside = new Set(now.map((row) => row.person_id));
	const joining = personIds.filter((id) => !inside.has(id));
	if (joining.length === 0) return;
	await tx
		.insertInto('team_member')
		.values(joining.map((id) => ({ team_id: teamId, person_id: id, starts_on: startsOn })))
		.onConflict((conflict) =>
			conflict.columns(['team_id', 'person_id', 'starts_on']).doUpdateSet({ ends_on: null }),
		)
		.execute();
}
