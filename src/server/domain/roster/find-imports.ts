import { operate } from '#server/domain/audit/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { type ChangeKind, changeKinds } from './change.ts';

export const importStates = [
	/** Uploaded, and not read yet. */
	'waiting',
	'preparing',
	'refused',
	'previewed',
	'accepted',
	'discarded',
	'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** An import as a line of a list. */
export interface ImportLine {
	id: string;
	fileName: string;
	format: string;
	madeAt: Date;
	/** Null: the command line on the server. */
	madeBy: string | null;
	state: ImportState;
	acceptedAt: Date | null;
	/** While it is prepared: what is being done, and how much of it, from 0 to 1. */
	progress: { phase: 'reading' | 'comparing'; share: number } | null;
	people: Record<ChangeKind, number>;
	problems: number;
	/** Null: the set did not tell of all students. */
	students: number | null;
	guardians: number | null;
	staffBefore: number;
	staffGone: number;
}

export const importsOnAPage = 20;

/**
 * Lists imports, the newest first, `importsOnAPage` at a time; missing for who is no operator.
 * @param before the key of the last import already seen
 */
export function findImports(
	actor: Actor,
	before?: string,
	limit = importsOnAPage,
): Promise<{ imports: ImportLine[]; next: string | undefined } | Refusal> {
	return operate(actor, async (tx) => {
		let query = lines(tx)
			.orderBy('i.id', 'desc')
			.limit(limit + 1);
		if (isId(before)) query = query.where('i.id', '<', before);
		const rows = await query.execute();
		const imports = rows.slice(0, limit).map(lineOf);
		return { imports, next: rows.length > limit ? imports.at(-1)?.id : undefined };
	});
}

/** The import that was made last; null before the first. */
export function findLatestImport(actor: Actor): Promise<{ latest: ImportLine | null } | Refusal> {
	return operate(actor, async (tx) => {
		const row = await lines(tx).orderBy('i.id', 'desc').limit(1).executeTakeFirst();
		return { latest: row ? lineOf(row) : null };
	});
}

/** Imports with whom they were made by, to be narrowed. */
export function lines(tx: Tx) {
	return tx
		.selectFrom('roster_import as i')
		.leftJoin('person as by', 'by.id', 'i.made_by')
		.selectAll('i')
		.select(['by.given_name', 'by.family_name', 'by.known_as']);
}

/** A row of `lines` as it is told. */
export function lineOf(
	row: Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>,
): ImportLine {
	const by = { given_name: row.given_name ?? '', family_name: row.family_name ?? '', known_as: row.known_as };
	return {
		id: row.id,
		fileName: row.file_name,
		format: row.format,
		madeAt: row.made_at,
		madeBy: row.made_by === null ? null : nameOf(by),
		state: row.state as ImportState,
		acceptedAt: row.accepted_at,
		progress:
			row.state === 'waiting' || row.state === 'preparing'
				? {
						phase: row.phase === 'comparing' ? 'comparing' : 'reading',
						share: row.steps_done / Math.max(1, row.steps_total),
					}
				: null,
		people: Object.fromEntries(changeKinds.map((kind) => [kind, row[`people_${kind}`]])) as Record<
			ChangeKind,
			number
		>,
		problems: row.problem_total,
		students: row.counted ? row.students : null,
		guardians: row.counted ? row.guardians : null,
		staffBefore: row.staff_before,
		staffGone: row.staff_gone,
	};
}
