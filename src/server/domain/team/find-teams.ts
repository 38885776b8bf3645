import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member, OperatorActor } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { TeamKind } from './team.ts';

/** A team with who is in it today, by family name. */
export interface TeamLine {
	id: string;
	name: string;
	kind: TeamKind;
	grade: string | null;
	divisionId: string | null;
	people: { id: string; name: string }[];
}

/** The teams of a school by division, in the school's order; those of no division come last. */
export interface TeamsPage {
	divisions: { id: string; name: string; teams: TeamLine[] }[];
	others: TeamLine[];
}

/** Lists a school's teams: to colleagues their own school's, to operators any. At most 500 teams. */
export function findTeams(actor: Member | OperatorActor, schoolId: string): Promise<TeamsPage> {
	return unitOfWork(actor, async (tx) => {
		const divisions = isId(schoolId)
			? await tx
					.selectFrom('division')
					.select(['id', 'name'])
					.where('school_id', '=', schoolId)
					.orderBy('position')
					.orderBy('name', (order) => order.collate('und-x-icu'))
					.limit(100)
					.execute()
			: [];
		const teams = isId(schoolId) ? await readTeams(tx, 'school_id', schoolId) : [];
		return {
			divisions: divisions.map((division) => ({
				...division,
				teams: teams.filter((team) => team.divisionId === division.id),
			})),
			others: teams.filter((team) => team.divisionId === null),
		};
	});
}

/** One team, with what an operator needs to change it. */
export interface TeamPage extends TeamLine {
	schoolId: string;
	version: number;
	divisions: { id: string; name: string }[];
}

/** Reads a team. Missing when the actor does not see it. */
export function findTeam(actor: Member | OperatorActor, teamId: string): Promise<TeamPage | Refusal> {
	if (!isId(teamId)) return Promise.resolve(missing);
	return unitOfWork<TeamPage | Refusal>(actor, async (tx) => {
		const [team] = await readTeams(tx, 'id', teamId);
		if (!team) return missing;
		const row = await tx
			.selectFrom('team')
			.select(['school_id', 'version'])
			.where('id', '=', teamId)
			.executeTakeFirstOrThrow();
		const divisions = await tx
			.selectFrom('division')
			.select(['id', 'name'])
			.where('school_id', '=', row.school_id)
			.orderBy('position')
			.limit(100)
			.execute();
		return { ...team, schoolId: row.school_id, version: row.version, divisions };
	});
}

/**
 * The teams of a school as choices, in the school's order; without a school those of all schools of the reader. They are found by
 * their schools before they are put in order: in the order of all teams there are one would look through everybody's.
 */
export function findTeamNames(
	actor: Member | OperatorActor,
	schoolId?: string,
): Promise<{ id: string; name: string }[]> {
	return unitOfWork(actor, (tx) => {
		const all = tx.selectFrom('team');
		const found =
			schoolId !== undefined
				? all.where('school_id', '=', schoolId)
				: actor.kind === 'operator'
					? all
					: all.where(sql<boolean>`school_id = any ((select my_schools())::uuid[])`).offset(0);
		return tx
			.selectFrom(found.select(['id', 'name', 'position']).as('t'))
			.select(['id', 'name'])
			.orderBy('position')
			.orderBy('name', (order) => order.collate('und-x-icu'))
			.limit(500)
			.execute();
	});
}

async function readTeams(tx: Tx, by: 'id' | 'school_id', key: string): Promise<TeamLine[]> {
	const teams = await tx
		.selectFrom('team')
		.select(['id', 'name', 'kind', 'grade', 'division_id'])
		.where(by, '=', key)
		.orderBy('position')
		.orderBy('name', (order) => order.collate('und-x-icu'))
		.limit(500)
		.execute();
	if (teams.length === 0) return [];
	const members = await tx
		.selectFrom('team_member as m')
		.innerJoin('person as p', 'p.id', 'm.person_id')
		.select(['m.team_id', 'p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where(
			'm.team_id',
			'in',
			teams.map((team) => team.id),
		)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.where('p.deactivated_at', 'is', null)
		.orderBy('p.family_name')
		.orderBy('p.given_name')
		.orderBy('p.id')
		.limit(10_000)
		.execute();
	return teams.map((team) => ({
		id: team.id,
		name: team.name,
		kind: team.kind as TeamKind,
		grade: team.grade,
		divisionId: team.division_id,
		people: members
			.filter((one) => one.team_id === team.id)
			.map((one) => ({ id: one.id, name: nameOf(one) })),
	}));
}
