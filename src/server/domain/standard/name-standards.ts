import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import {
	mostNamed,
	type Purpose,
	purposes,
	type StandardLine,
	standardLine,
	standardLines,
} from './standard.ts';

/** Keys of standards, by what they are named for. */
export type NamedStandards = Readonly<Record<Purpose, readonly string[]>>;

/** What names standards, each in a table of its own. */
const namings = {
	collaborationId: ['collaboration_standard', 'collaboration_id'],
	unitId: ['unit_standard', 'unit_id'],
	topicId: ['topic_standard', 'topic_id'],
} as const;

const kinds = Object.keys(namings) as (keyof typeof namings)[];

/** A collaboration, a unit or a topic. */
type Naming = { collaborationId: string } | { unitId: string } | { topicId: string };

interface Name {
	purpose: Purpose;
	standard_id: string;
}

/** The names that a collaboration, a unit or a topic has, as they are kept. */
function namesOf(tx: Tx, naming: Naming) {
	const kind = kinds.find((one) => one in naming) ?? 'unitId';
	const id = (naming as Partial<Record<typeof kind, string>>)[kind] ?? '';
	const [table, key] = [sql.table(namings[kind][0]), sql.ref(namings[kind][1])];
	return {
		read: () =>
			sql<Name>`
				select purpose, standard_id from ${table} where ${key} = ${id}::uuid limit ${mostNamed * purposes.length}`.execute(
				tx,
			),
		add: (purpose: Purpose, ids: string[]) =>
			sql`insert into ${table} (${key}, purpose, standard_id)
				select ${id}::uuid, ${purpose}, one from unnest(${ids}::uuid[]) one`.execute(tx),
		remove: (purpose: Purpose, ids: string[]) =>
			sql`delete from ${table}
				where ${key} = ${id}::uuid and purpose = ${purpose} and standard_id = any (${ids}::uuid[])`.execute(
				tx,
			),
	};
}

/** The standards a collaboration names, side by side, in the order of their frameworks. */
export function namedIn(tx: Tx, collaborationId: string): Promise<Record<Purpose, StandardLine[]>> {
	return linesOf(tx, { collaborationId });
}

/** The standards a unit names, in the same order. */
export function namedInUnit(tx: Tx, unitId: string): Promise<Record<Purpose, StandardLine[]>> {
	return linesOf(tx, { unitId });
}

/** The standards a topic works towards, in the same order. */
export function namedInTopic(tx: Tx, topicId: string): Promise<Record<Purpose, StandardLine[]>> {
	return linesOf(tx, { topicId });
}

async function linesOf(tx: Tx, naming: Naming): Promise<Record<Purpose, StandardLine[]>> {
	const { rows: names } = await namesOf(tx, naming).read();
	if (names.length === 0) return { content: [], technology: [] };
	const rows = await standardLines(tx)
		.where(
			's.id',
			'in',
			names.map((name) => name.standard_id),
		)
		.orderBy('f.title')
		.orderBy('f.id')
		.orderBy('s.position')
		.execute();
	const of = (purpose: Purpose) =>
		rows
			.filter((row) => names.some((name) => name.purpose === purpose && name.standard_id === row.id))
			.map(standardLine);
	return { content: of('content'), technology: of('technology') };
}

/**
 * Sets which standards a collaboration, a unit or a topic names. What is named already stays whatever the school uses by now; what is
 * new has to be in a framework that the school uses for that purpose.
 * @returns whether anything changed; refused when one cannot be named, or when there are too many
 */
export async function nameStandards(
	tx: Tx,
	input: Naming & { schoolId: string; named: NamedStandards },
): Promise<boolean | Refusal> {
	const { schoolId, named } = input;
	const names = namesOf(tx, input);
	const { rows: before } = await names.read();
	let changed = false;
	for (const purpose of purposes) {
		const wanted = new Set(named[purpose].map((id) => id.toLowerCase()));
		if (wanted.size > mostNamed)
			return refuse('too-many-standards', { field: purpose, args: { most: mostNamed } });
		const here = new Set(before.filter((row) => row.purpose === purpose).map((row) => row.standard_id));
		const fresh = [...wanted].filter((id) => !here.has(id));
		const gone = [...here].filter((id) => !wanted.has(id));
		if (fresh.length > 0) {
			if (!(await areUsed(tx, { schoolId, purpose, ids: fresh })))
				return refuse('standard-not-used', { kind: 'conflict', field: purpose });
			await names.add(purpose, fresh);
		}
		if (gone.length > 0) await names.remove(purpose, gone);
		changed ||= fresh.length > 0 || gone.length > 0;
	}
	return changed;
}

async function areUsed(
	tx: Tx,
	asked: { schoolId: string; purpose: Purpose; ids: readonly string[] },
): Promise<boolean> {
	if (!asked.ids.every(isId)) return false;
	const found = await tx
		.selectFrom('standard as s')
		.innerJoin('framework_use as u', 'u.framework_id', 's.framework_id')
		.select('s.id')
		.where('u.school_id', '=', asked.schoolId)
		.where(`u.${asked.purpose}`, '=', true)
		.where('s.id', 'in', asked.ids)
		.execute();
	return found.length === asked.ids.length;
}
