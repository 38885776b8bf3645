import { searchable } from '#server/domain/people/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { Side } from './collaboration.ts';
import { type PersonShown, rolesOf } from './roles-shown.ts';

/** Somebody who can be asked into a collaboration. */
export interface Colleague extends PersonShown {
	/** The sides on which they could stand. */
	sides: Side[];
	teams: string[];
}

const teaching = ['teacher', 'librarian', 'specialist', 'assistant'];
const most = 60;

/**
 * Finds colleagues in a school who can be asked into a collaboration, by a part of their name; with their roles of the
 * last twelve months. At most 60, by family name; those `chosen` come first, whatever was typed.
 */
export function findColleagues(
	actor: Member,
	input: { schoolId: string; words?: string | undefined; chosen?: readonly string[] },
): Promise<{ colleagues: Colleague[]; more: boolean }> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(input.schoolId)) return { colleagues: [], more: false };
		const school = await tx
			.selectFrom('school')
			.select('zone')
			.where('id', '=', input.schoolId)
			.executeTakeFirst();
		if (!school) return { colleagues: [], more: false };
		const chosen = (input.chosen ?? []).filter(isId);
		const found = await candidates(tx, actor, input.schoolId, input.words ?? '');
		const picked = chosen.length > 0 ? await candidates(tx, actor, input.schoolId, '', chosen) : [];
		const ids = [...new Set([...picked, ...found.slice(0, most)])];
		const people = await rolesOf(tx, actor, {
			schoolId: input.schoolId,
			personIds: ids,
			today: schoolDay(school.zone, at),
		});
		const sides = await sidesOf(tx, input.schoolId, ids);
		const teams = await teamsOf(tx, input.schoolId, ids);
		const colleagues = people
			.map((person) => ({
				...person,
				sides: sides.get(person.personId) ?? [],
				teams: teams.get(person.personId) ?? [],
			}))
			.sort((a, b) => Number(picked.includes(b.personId)) - Number(picked.includes(a.personId)));
		return { colleagues, more: found.length > most };
	});
}

async function candidates(
	tx: Tx,
	actor: Member,
	schoolId: string,
	words: string,
	only?: string[],
): Promise<string[]> {
	const part = searchable(words).slice(0, 100);
	let query = tx
		.selectFrom('person')
		.select('person.id')
		.where('person.id', '<>', actor.personId)
		.where('person.deactivated_at', 'is', null)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom('role_assignment as r')
					.select('r.id')
					.whereRef('r.person_id', '=', 'person.id')
					.where('r.school_id', '=', schoolId)
					.where('r.role', 'in', [...teaching, 'facilitator'])
					.where((inner) => inner.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on'])),
			),
		)
		.where((eb) => eb.fn<boolean>('is_of_school', ['person.id', eb.cast<string>(eb.val(schoolId), 'uuid')]))
		.orderBy('family_name')
		.orderBy('given_name')
		.orderBy('person.id')
		.limit(most + 1);
	if (part !== '') query = query.where('search_name', 'like', `%${part.replace(/[\\%_]/g, '\\$&')}%`);
	if (only) query = query.where('person.id', 'in', only);
	return (await query.execute()).map((row) => row.id);
}

async function sidesOf(tx: Tx, schoolId: string, ids: string[]): Promise<Map<string, Side[]>> {
	const sides = new Map<string, Side[]>();
	if (ids.length === 0) return sides;
	const rows = await tx
		.selectFrom('role_assignment')
		.select(['person_id', 'role'])
		.where('school_id', '=', schoolId)
		.where('person_id', 'in', ids)
		.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']))
		.limit(1000)
		.execute();
	for (const row of rows) {
		const side: Side | undefined =
			row.role === 'facilitator' ? 'facilitator' : teaching.includes(row.role) ? 'teacher' : undefined;
		const known = sides.get(row.person_id) ?? [];
		if (side && !known.includes(side)) sides.set(row.person_id, [...known, side]);
	}
	return sides;
}

async function teamsOf(tx: Tx, schoolId: string, ids: string[]): Promise<Map<string, string[]>> {
	const teams = new Map<string, string[]>();
	if (ids.length === 0) return teams;
	const rows = await tx
		.selectFrom('team_member as m')
		.innerJoin('team', 'team.id', 'm.team_id')
		.select(['m.person_id', 'team.name'])
		.where('team.school_id', '=', schoolId)
		.where('m.person_id', 'in', ids)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']))
		.orderBy('team.position')
		.orderBy('team.name')
		.limit(1000)
		.execute();
	for (const row of rows) teams.set(row.person_id, [...(teams.get(row.person_id) ?? []), row.name]);
	return teams;
}

/** The teams of a school that a collaboration can be for; one's own first. */
export function findTeams(
	actor: Member,
	schoolId: string,
): Promise<{ id: string; name: string; isMine: boolean }[]> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(schoolId)) return [];
		const rows = await tx
			.selectFrom('team')
			.leftJoin('team_member as m', (join) =>
				join
					.onRef('m.team_id', '=', 'team.id')
					.on('m.person_id', '=', actor.personId)
					.on((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true),
			)
			.select(['team.id', 'team.name', 'm.person_id'])
			.where('team.school_id', '=', schoolId)
			.orderBy('team.position')
			.orderBy('team.name')
			.limit(300)
			.execute();
		const teams = rows.map((row) => ({ id: row.id, name: row.name, isMine: row.person_id !== null }));
		return teams.sort((a, b) => Number(b.isMine) - Number(a.isMine));
	});
}
