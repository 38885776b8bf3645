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

/** The standards a collaboration names, side by side, in the order of their frameworks. */
export async function namedIn(tx: Tx, collaborationId: string): Promise<Record<Purpose, StandardLine[]>> {
	const rows = await standardLines(tx)
		.innerJoin('collaboration_standard as c', 'c.standard_id', 's.id')
		.select('c.purpose')
		.where('c.collaboration_id', '=', collaborationId)
		.orderBy('f.title')
		.orderBy('f.id')
		.orderBy('s.position')
		.limit(mostNamed * purposes.length)
		.execute();
	const of = (purpose: Purpose) => rows.filter((row) => row.purpose === purpose).map(standardLine);
	return { content: of('content'), technology: of('technology') };
}

/**
 * Sets which standards a collaboration names. What is named already stays whatever the school uses by now; what is new has
 * to be in a framework that the school uses for that purpose.
 * @returns whether anything changed; refused when one cannot be named, or when there are too many
 */
export async function nameStandards(
	tx: Tx,
	input: { collaborationId: string; schoolId: string; named: NamedStandards },
): Promise<boolean | Refusal> {
	const { collaborationId, schoolId } = input;
	const before = await tx
		.selectFrom('collaboration_standard')
		.select(['purpose', 'standard_id'])
		.where('collaboration_id', '=', collaborationId)
		.limit(mostNamed * purposes.length)
		.execute();
	let changed = false;
	for (const purpose of purposes) {
		const wanted = new Set(input.named[purpose].map((id) => id.toLowerCase()));
		if (wanted.size > mostNamed)
			return refuse('too-many-standards', { field: purpose, args: { most: mostNamed } });
		const here = new Set(before.filter((row) => row.purpose === purpose).map((row) => row.standard_id));
		const fresh = [...wanted].filter((id) => !here.has(id));
		const gone = [...here].filter((id) => !wanted.has(id));
		if (fresh.length > 0) {
			if (!(await areUsed(tx, { schoolId, purpose, ids: fresh })))
				return refuse('standard-not-used', { kind: 'conflict', field: purpose });
			await tx
				.insertInto('collaboration_standard')
				.values(fresh.map((standard_id) => ({ collaboration_id: collaborationId, purpose, standard_id })))
				.execute();
		}
		if (gone.length > 0)
			await tx
				.deleteFrom('collaboration_standard')
				.where('collaboration_id', '=', collaborationId)
				.where('purpose', '=', purpose)
				.where('standard_id', 'in', gone)
				.execute();
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
