import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type Catalogue, type CatalogueLine, catalogueWith } from './catalogue.ts';
import type { Holder, Origin } from './responsibilities.ts';

/** What agreements of a school come with, for its staff. */
export interface SchoolLines {
	lines: CatalogueLine[];
	/** Whether the reader may change them: a facilitator or leader of the school. */
	mayChange: boolean;
}

/** Finds what agreements of a school come with; missing for who is not of the school. */
export function findSchoolLines(actor: Member, schoolId: string): Promise<SchoolLines | Refusal> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(schoolId)) return missing;
		const school = await tx
			.selectFrom('school')
			.select(sql<boolean>`id = any ((select my_choosing_schools())::uuid[])`.as('may_change'))
			.where('id', '=', schoolId)
			.executeTakeFirst();
		if (!school) return missing;
		return { lines: [...(await readCatalogue(tx, schoolId)).values()], mayChange: school.may_change };
	});
}

/** The catalogue of a school. */
export async function readCatalogue(tx: Tx, schoolId: string): Promise<Catalogue> {
	return toCatalogue(await linesIn(tx).where('l.school_id', '=', schoolId).execute());
}

/** The catalogue of the school of a collaboration. */
export async function readCatalogueOf(tx: Tx, collaborationId: string): Promise<Catalogue> {
	return toCatalogue(
		await linesIn(tx)
			.innerJoin('collaboration as c', 'c.school_id', 'l.school_id')
			.where('c.id', '=', collaborationId)
			.execute(),
	);
}

function linesIn(tx: Tx) {
	return tx
		.selectFrom('school_line as l')
		.select(['l.key', 'l.origin', 'l.words', 'l.at_full', 'l.at_partial', 'l.at_coaching', 'l.at_mentoring'])
		.select(['l.retired_at', 'l.version'])
		.orderBy('l.added_at')
		.orderBy('l.id')
		.limit(500);
}

type Row = Awaited<ReturnType<ReturnType<typeof linesIn>['execute']>>[number];

function toCatalogue(rows: readonly Row[]): Catalogue {
	return catalogueWith(
		rows.map((row) => ({
			key: row.key,
			origin: row.origin as Origin,
			words: row.words,
			heldAt: {
				full: row.at_full as Holder,
				partial: row.at_partial as Holder,
				coaching: row.at_coaching as Holder,
				mentoring: row.at_mentoring as Holder,
			},
			isRetired: row.retired_at !== null,
			version: row.version,
		})),
	);
}
