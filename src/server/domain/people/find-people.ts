import { type SelectQueryBuilder, sql } from 'kysely';
import type { Member, OperatorActor } from '#server/platform/actor.ts';
import { type Schema, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { type Account, type AccountState, accountsOf } from './account.ts';
import { searchPatterns } from './person.ts';
import { nameOf, type Role } from './standing.ts';

/** Which people to list. Everything is optional; what is empty or unknown finds nobody rather than everybody. */
export interface PeopleFilter {
	/** Words of a name, in any script, with or without accents. */
	search?: string | undefined;
	role?: Role | undefined;
	teamId?: string | undefined;
	schoolId?: string | undefined;
	/** The person after whom the list goes on. */
	after?: string | undefined;
	/** How many on a page, at most 100; `peopleOnAPage` when left out. */
	limit?: number | undefined;
	/** For operators only. */
	state?: AccountState | undefined;
}

/** Somebody in a list: their roles and teams of today. `account` is there for operators only. */
export interface PersonLine {
	id: string;
	name: string;
	deactivated: boolean;
	roles: { role: Role; schoolId: string }[];
	teams: { id: string; name: string }[];
	account?: Account;
}

export const peopleOnAPage = 50;

/**
 * Lists people by family name, `peopleOnAPage` at a time: a member their colleagues, an operator everybody with how they
 * get in. Who is deactivated is listed only when an operator asks for that state.
 * @returns the people and, if there are more, the person after whom to go on
 */
export async function findPeople(
	actor: Member | OperatorActor,
	filter: PeopleFilter = {},
): Promise<{ people: PersonLine[]; next: string | undefined }> {
	for (const id of [filter.teamId, filter.schoolId, filter.after])
		if (id !== undefined && !isId(id)) return { people: [], next: undefined };
	const operates = actor.kind !== 'member';
	const limit = Math.min(filter.limit ?? peopleOnAPage, 100);
	return unitOfWork(actor, async (tx) => {
		const rows = await chosen(tx, filter, operates)
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'p.deactivated_at'])
			.orderBy('p.family_name')
			.orderBy('p.given_name')
			.orderBy('p.id')
			.limit(limit + 1)
			.execute();
		const shown = rows.slice(0, limit);
		const ids = shown.map((row) => row.id);
		const [roles, teams] = [await rolesOf(tx, ids), await teamsOf(tx, ids)];
		const accounts = operates ? await accountsOf(tx, ids) : undefined;
		const people = shown.map((row) => {
			const line: PersonLine = {
				id: row.id,
				name: nameOf(row),
				deactivated: row.deactivated_at !== null,
				roles: roles
					.filter((one) => one.personId === row.id)
					.map(({ role, schoolId }) => ({ role, schoolId })),
				teams: teams.filter((one) => one.personId === row.id).map(({ id, name }) => ({ id, name })),
			};
			const account = accounts?.get(row.id);
			return account ? { ...line, account } : line;
		});
		return { people, next: rows.length > limit ? ids.at(-1) : undefined };
	});
}

function chosen(tx: Tx, filter: PeopleFilter, operates: boolean): PeopleQuery {
	let query: PeopleQuery = tx.selectFrom('person as p');
	if (filter.search !== undefined)
		for (const pattern of searchPatterns(filter.search))
			query = query.where('p.search_name', 'like', pattern);
	if (!operates || filter.schoolId !== undefined)
		query = query.where(({ exists, selectFrom }) => {
			const member = selectFrom('membership as m')
				.select('m.id')
				.whereRef('m.person_id', '=', 'p.id')
				.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true);
			return exists(
				filter.schoolId === undefined ? member : member.where('m.school_id', '=', filter.schoolId),
			);
		});
	const { role, teamId, after } = filter;
	if (role !== undefined)
		query = query.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('role_assignment as r')
					.select('r.id')
					.whereRef('r.person_id', '=', 'p.id')
					.where('r.role', '=', role)
					.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true),
			),
		);
	if (teamId !== undefined)
		query = query.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('team_member as t')
					.select('t.team_id')
					.whereRef('t.person_id', '=', 'p.id')
					.where('t.team_id', '=', teamId)
					.where((eb) => eb.fn<boolean>('holds_today', ['t.starts_on', 't.ends_on']), '=', true),
			),
		);
	if (after !== undefined)
		query = query.where(
			sql<boolean>`(p.family_name, p.given_name, p.id) > (select k.family_name, k.given_name, k.id from person k where k.id = ${after})`,
		);
	return inState(query, operates ? filter.state : undefined);
}

type PeopleQuery = SelectQueryBuilder<Schema & { p: Schema['person'] }, 'p', object>;

function inState(query: PeopleQuery, state: AccountState | undefined): PeopleQuery {
	if (state === 'deactivated') return query.where('p.deactivated_at', 'is not', null);
	const active = query.where('p.deactivated_at', 'is', null);
	if (state === undefined) return active;
	const address = sql<boolean>`exists (select from person_address x where x.person_id = p.id and x.retired_at is null)`;
	const account = sql<boolean>`exists (select from account x where x.person_id = p.id)`;
	const invitation = sql<boolean>`exists (select from invitation x where x.person_id = p.id)`;
	if (state === 'signed-in') return active.where(account);
	const out = active.where(sql<boolean>`not ${account}`);
	if (state === 'invited') return out.where(invitation).where(address);
	if (state === 'no-address') return out.where(sql<boolean>`not ${address}`);
	return out.where(sql<boolean>`not ${invitation}`).where(address);
}

/** The roles of these people that hold today. */
async function rolesOf(tx: Tx, ids: string[]): Promise<{ personId: string; role: Role; schoolId: string }[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('role_assignment as r')
		.select(['r.person_id', 'r.role', 'r.school_id'])
		.where('r.person_id', 'in', ids)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
		.orderBy('r.starts_on')
		.orderBy('r.id')
		.execute();
	return rows.map((row) => ({ personId: row.person_id, role: row.role as Role, schoolId: row.school_id }));
}

/** The teams these people are in today. */
async function teamsOf(tx: Tx, ids: string[]): Promise<{ personId: string; id: string; name: string }[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('team_member as m')
		.innerJoin('team', 'team.id', 'm.team_id')
		.select(['m.person_id', 'team.id', 'team.name'])
		.where('m.person_id', 'in', ids)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.orderBy('team.position')
		.orderBy('team.name', (order) => order.collate('und-x-icu'))
		.execute();
	return rows.map((row) => ({ personId: row.person_id, id: row.id, name: row.name }));
}
