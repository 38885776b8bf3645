import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { type Edition, inOrder } from './edition.ts';
import {
	type First,
	firstEdition,
	firstPrompts,
	type GuidedKind,
	hasGuide,
	type Phase,
	type Prompt,
} from './guide.ts';

/** The number of the edition that a school asks by now. */
export async function latestNumber(tx: Tx, schoolId: string, kind: GuidedKind): Promise<number> {
	const row = await tx
		.selectFrom('guide_edition')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('school_id', '=', schoolId)
		.where('kind', '=', kind)
		.executeTakeFirst();
	return row?.number ?? firstEdition;
}

/**
 * The edition that a visit goes through: the one it has had, while it stays of its kind, or else the school's latest. Null
 * for a kind without a guide.
 */
export async function editionFor(
	tx: Tx,
	schoolId: string,
	kind: string,
	before?: { kind: string; guide_edition: number | null },
): Promise<number | null> {
	if (!hasGuide(kind)) return null;
	if (before?.kind === kind && before.guide_edition !== null) return before.guide_edition;
	return latestNumber(tx, schoolId, kind);
}

/** Everything known of one edition; undefined where there is none of this number. */
export async function readEdition(
	tx: Tx,
	schoolId: string,
	kind: GuidedKind,
	number: number,
): Promise<Edition | undefined> {
	if (number === firstEdition) return theFirst(kind);
	const row = await tx
		.selectFrom('guide_edition as e')
		.leftJoin('person as p', 'p.id', 'e.written_by')
		.select(['e.id', 'e.remark', 'e.written_at', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('e.school_id', '=', schoolId)
		.where('e.kind', '=', kind)
		.where('e.number', '=', number)
		.executeTakeFirst();
	if (!row) return undefined;
	const prompts = await tx
		.selectFrom('guide_prompt')
		.select(['key', 'phase', 'first', 'words', 'hint'])
		.where('edition_id', '=', row.id)
		.orderBy('position')
		.execute();
	return {
		kind,
		number,
		prompts: inOrder(
			prompts.map((one): Prompt => ({ ...one, phase: one.phase as Phase, first: one.first as First })),
		),
		remark: row.remark,
		writtenBy: nameIn(row),
		writtenAt: row.written_at,
	};
}

/** The first edition of a guide, which is Tandem's own. */
export function theFirst(kind: GuidedKind): Edition {
	return {
		kind,
		number: firstEdition,
		prompts: firstPrompts(kind),
		remark: '',
		writtenBy: null,
		writtenAt: null,
	};
}

/** Whether the actor keeps the guides and questions of a school: its facilitators do. */
export async function mayKeepGuides(tx: Tx, schoolId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select ${schoolId}::uuid = any ((select my_facilitated_schools())::uuid[]) as may`.execute(tx);
	return rows[0]?.may ?? false;
}
