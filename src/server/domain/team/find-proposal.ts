import { operate } from '#server/domain/audit/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { digestOf, type Grouping, type SuggestedTeam, suggestTeams, type TaughtClass } from './proposal.ts';

/** What forming teams would do. */
export interface TeamsProposal {
	/** To be given back on accepting, so that what is accepted is what was seen. */
	seen: string;
	teams: {
		key: string;
		grouping: Grouping;
		of: string;
		/** The team that is there already; undefined for a new one. */
		existing: { id: string; name: string } | undefined;
		/** Everyone suggested, and whether they would join newly. */
		people: { id: string; name: string; joins: boolean }[];
	}[];
	/** Teachers of today whom no suggested team has. */
	outside: { id: string; name: string }[];
}

/** Reads what teams the roster's classes suggest for a school. Missing for who is no operator. */
export function proposeTeams(
	actor: Actor,
	schoolId: string,
	by: readonly Grouping[],
): Promise<TeamsProposal | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return operate<TeamsProposal | Refusal>(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const suggested = suggestTeams(await readClasses(tx, schoolId), by);
		const matched = await matchTeams(tx, schoolId, suggested);
		const teachers = await tx
			.selectFrom('role_assignment as r')
			.innerJoin('person as p', 'p.id', 'r.person_id')
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
			.where('r.school_id', '=', schoolId)
			.where('r.role', '=', 'teacher')
			.where('p.deactivated_at', 'is', null)
			.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
			.orderBy('p.family_name')
			.orderBy('p.given_name')
			.limit(5000)
			.execute();
		const inside = new Set(suggested.flatMap((team) => team.personIds));
		const names = await namesOf(tx, [...inside]);
		return {
			seen: digestOf(suggested),
			teams: suggested.map((team) => {
				const known = matched.get(team.key);
				return {
					key: team.key,
					grouping: team.grouping,
					of: team.of,
					existing: known && { id: known.id, name: known.name },
					people: team.personIds
						.map((id) => ({ id, name: names.get(id) ?? '', joins: !known?.members.has(id) }))
						.sort((a, b) => a.name.localeCompare(b.name, 'und')),
				};
			}),
			outside: teachers
				.filter((one) => !inside.has(one.id))
				.map((one) => ({ id: one.id, name: nameOf(one) })),
		};
	});
}

/** The classes of a school that run, with those of their teachers who can sign in. */
export async function readClasses(tx: Tx, schoolId: string): Promise<TaughtClass[]> {
	const rows = await tx
		.selectFrom('class as c')
		.innerJoin('class_teacher as t', 't.class_id', 'c.id')
		.innerJoin('person as p', 'p.id', 't.person_id')
		.select(['c.id', 'c.grade', 'c.subject', 't.person_id'])
		.where('c.school_id', '=', schoolId)
		.where('c.ended_on', 'is', null)
		.where('p.deactivated_at', 'is', null)
		.orderBy('c.id')
		.orderBy('t.person_id')
		.limit(50_000)
		.execute();
	const classes = new Map<string, TaughtClass>();
	for (const row of rows) {
		const one = classes.get(row.id) ?? { grade: row.grade, subject: row.subject, teacherIds: [] };
		one.teacherIds.push(row.person_id);
		classes.set(row.id, one);
	}
	return [...classes.values()];
}

/** A team that is there, with who is in it today. */
export interface KnownTeam {
	id: string;
	name: string;
	members: Set<string>;
}

/**
 * Finds, for each suggested team, the one of this school that is for the same grade, or the department named like the
 * subject or as it is to be named.
 */
export async function matchTeams(
	tx: Tx,
	schoolId: string,
	suggested: SuggestedTeam[],
	names: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, KnownTeam>> {
	const teams = await tx
		.selectFrom('team')
		.select(['id', 'name', 'kind', 'grade'])
		.where('school_id', '=', schoolId)
		.limit(1000)
		.execute();
	const fold = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase('und');
	const found = new Map<string, KnownTeam>();
	for (const one of suggested) {
		const known = teams.find((team) =>
			one.grouping === 'grade'
				? team.kind === 'grade' && team.grade === one.of
				: team.kind === 'department' &&
					[fold(one.of), fold(names.get(one.key) ?? one.of)].includes(fold(team.name)),
		);
		if (!known) continue;
		const members = await tx
			.selectFrom('team_member')
			.select('person_id')
			.where('team_id', '=', known.id)
			.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']), '=', true)
			.execute();
		found.set(one.key, {
			id: known.id,
			name: known.name,
			members: new Set(members.map((row) => row.person_id)),
		});
	}
	return found;
}

async function namesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as'])
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, nameOf(row)]));
}
