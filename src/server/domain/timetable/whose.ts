import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** Whose days are looked at: one's own, a colleague's, those of a team's people, or a whole school's. */
export type Whose = { kind: 'self' } | { kind: 'person' | 'team' | 'school'; id: string };

/** A school whose days are told by its clocks (IANA zone). */
export interface SchoolOfDays {
	id: string;
	name: string;
	zone: string;
}

/** Whose days they are, as far as the reader knows of them. */
export interface Reached {
	kind: Whose['kind'];
	id: string;
	/** Of oneself it is not asked for. */
	name: string;
	school: SchoolOfDays | null;
	/** By whose bells their days are; null: by the school's. */
	divisionId: string | null;
	/** Whose visits these are; null: everybody's. */
	people: string[] | null;
	/** The teams they are of today: one's own, or a colleague's. */
	teams: { id: string; name: string }[];
}

/**
 * Reaches whose days are looked at, in one of the reader's schools: the first of them is the reader's own. Undefined for who is
 * nobody there today, and for teams and schools that the reader is no colleague of. Finds nothing out about visits.
 */
export async function reachWhose(
	tx: Tx,
	actor: Member,
	schools: readonly SchoolOfDays[],
	whose: Whose,
): Promise<Reached | undefined> {
	const [first = null] = schools;
	if (whose.kind === 'self' || whose.id === actor.personId)
		return { ...(await ofPerson(tx, actor.personId, '', first)), kind: 'self' };
	if (!isId(whose.id)) return undefined;
	const ids = schools.map((school) => school.id);
	switch (whose.kind) {
		case 'school': {
			const school = schools.find((one) => one.id === whose.id);
			return school && { ...everybody, kind: 'school', id: school.id, name: school.name, school };
		}
		case 'team': {
			const team = await tx
				.selectFrom('team as t')
				.leftJoin('team_member as m', (join) =>
					join.onRef('m.team_id', '=', 't.id').on(sql<boolean>`holds_today(m.starts_on, m.ends_on)`),
				)
				.select(['t.name', 't.school_id', 't.division_id'])
				.select(sql<string[]>`array_remove(array_agg(m.person_id), null)::text[]`.as('people'))
				.where('t.id', '=', whose.id)
				.groupBy('t.id')
				.executeTakeFirst();
			const school = schools.find((one) => one.id === team?.school_id);
			if (!team || !school) return undefined;
			const { name, division_id: divisionId, people } = team;
			return { kind: 'team', id: whose.id, name, school, divisionId, people, teams: [] };
		}
		case 'person': {
			const found = await tx
				.selectFrom('person as p')
				.innerJoin('membership as m', 'm.person_id', 'p.id')
				.select(['p.given_name', 'p.family_name', 'p.known_as', 'm.school_id'])
				.where('p.id', '=', whose.id)
				.where('m.school_id', '=', sql<string>`any (${ids}::uuid[])`)
				.where(sql<boolean>`holds_today(m.starts_on, m.ends_on)`)
				.limit(20)
				.execute();
			const school = schools.find((one) => found.some((row) => row.school_id === one.id));
			const [row] = found;
			return row && school && ofPerson(tx, whose.id, nameOf(row), school);
		}
	}
}

const everybody = { divisionId: null, people: null, teams: [] };

/** Somebody's days are by the bells of the division that their teams are in, where it is one. */
async function ofPerson(tx: Tx, id: string, name: string, school: SchoolOfDays | null): Promise<Reached> {
	const rows = school
		? await tx
				.selectFrom('team_member as m')
				.innerJoin('team as t', 't.id', 'm.team_id')
				.select(['t.id', 't.name', 't.division_id'])
				.where('m.person_id', '=', id)
				.where(sql<boolean>`holds_today(m.starts_on, m.ends_on)`)
				.where('t.school_id', '=', school.id)
				.orderBy('t.name')
				.limit(20)
				.execute()
		: [];
	const [division = null, ...others] = new Set(rows.map((row) => row.division_id));
	return {
		kind: 'person',
		id,
		name,
		school,
		divisionId: others.length === 0 ? division : null,
		people: [id],
		teams: [...new Map(rows.map((row) => [row.id, { id: row.id, name: row.name }])).values()],
	};
}
