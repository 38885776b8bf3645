import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { PageWords } from './publish-unit-page.ts';
import type { PageAudience } from './unit-page.ts';

/** What families see of a unit, as its team set it. */
export interface UnitPageSet {
	unitId: string;
	/** None where nothing was published yet. */
	code: string | null;
	audience: PageAudience;
	isPublished: boolean;
	/** It came along with the unit, and nobody has published it yet. */
	isDraft: boolean;
	publishedAt: Date | null;
	words: PageWords[];
	/** Whose name is on it. */
	names: { id: string; name: string }[];
	/** 0 where nothing was published yet. */
	version: number;
}

/** Reads what is published of a unit. Refuses `missing` to whoever is not of its school's staff. */
export function findUnitPage(actor: Member, unitId: string): Promise<UnitPageSet | Refusal> {
	if (!isId(unitId)) return Promise.resolve(missing);
	return unitOfWork<UnitPageSet | Refusal>(actor, async (tx) => {
		const row = await tx
			.selectFrom('unit as u')
			.leftJoin('unit_page as p', 'p.unit_id', 'u.id')
			.select(['p.code', 'p.audience', 'p.published_at', 'p.taken_back_at', 'p.version'])
			.where('u.id', '=', unitId)
			.executeTakeFirst();
		if (!row) return missing;
		const words = await tx
			.selectFrom('unit_page_words')
			.select(['language', 'title', 'words'])
			.where('unit_id', '=', unitId)
			.orderBy('position')
			.orderBy('language')
			.execute();
		const names = await tx
			.selectFrom('unit_page_name as n')
			.innerJoin('person as p', 'p.id', 'n.person_id')
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
			.where('n.unit_id', '=', unitId)
			.orderBy(sql`p.family_name collate "und-x-icu"`)
			.orderBy('p.id')
			.limit(100)
			.execute();
		const isDraft = row.taken_back_at !== null && row.taken_back_at.getTime() === row.published_at?.getTime();
		return {
			unitId,
			code: row.code,
			audience: row.audience === 'anyone' ? 'anyone' : 'families',
			isPublished: row.code !== null && row.taken_back_at === null,
			isDraft,
			publishedAt: isDraft ? null : row.published_at,
			words,
			names: names.map((one) => ({ id: one.id, name: nameIn(one) })),
			version: row.version ?? 0,
		};
	});
}
