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

/** What names standards: a collaboration or a unit. */
type Naming = { collaborationId: string } | { unitId: string };

/** The names that a collaboration or a unit has, as they are kept. */
function namesOf(tx: Tx, naming: Naming) {
	const row = (purpose: Purpose, standard_id: string) => ({ purpose, standard_id });
	if ('unitId' in naming) {
		const { unitId } = naming;
		const table = tx.selectFrom('unit_standard').where('unit_id', '=', unitId);
		return {
			read: () => table.select(['purpose', 'standard_id']).limit(mostNamed * purposes.length),
			add: (purpose: Purpose, ids: string[]) =>
				tx.insertInto('unit_standard').values(ids.map((id) => ({ unit_id: unitId, ...row(purpose, id) }))),
			remove: (purpose: Purpose, ids: string[]) =>
				tx
					.deleteFrom('unit_standard')
					.where('unit_id', '=', unitId)
					.where('purpose', '=', purpose)
					.where('standard_id', 'in', ids),
		};
	}
	const { collaborationId } = naming;
	const table = tx.selectFrom('collaboration_standard').where('collaboration_id', '=', collaborationId);
	return {
		read: () => table.select(['purpose', 'standard_id']).limit(mostNamed * purposes.length),
		add: (purpose: Purpose, ids: string[]) =>
			tx
				.insertInto('collaboration_standard')
				.values(ids.map((id) => ({ collaboration_id: collaborationId, ...row(purpose, id) }))),
		remove: (purpose: Purpose, ids: string[]) =>
			tx
				.deleteFrom('collaboration_standard')
				.where('collaboration_id', '=', collaborationId)
				.where('purpose', '=', purpose)
				.where('standard_id', 'in', ids),
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

async function linesOf(tx: Tx, naming: Naming): Promise<Record<Purpose, StandardLine[]>> {
	const names = await namesOf(tx, naming).read().execute();
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
 * Sets which standards a collaboration or a unit names. What is named already stays whatever the school uses by now; what is
 * new has to be in a framework that the school uses for that purpose.
 * @returns whether anything changed; refused when one cannot be named, or when there are too many
 */
export async function nameStandards(
	tx: Tx,
	input: Naming & { schoolId: string; named: NamedStandards },
): Promise<boolean | Refusal> {
	const { schoolId, named } = input;
	const names = namesOf(tx, input);
	const before = await names.read().execute();
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
			await names.add(purpose, fresh).execute();
		}
		if (gone.length > 0) await names.remove(purpose, gone).execute();
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
