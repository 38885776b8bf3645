import { isDeepStrictEqual } from 'node:util';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most, newCode, type PageAudience } from './unit-page.ts';

/** What families read of a unit in one language. */
export interface PageWords {
	language: string;
	title: string;
	words: string;
}

/** What is published of a unit. */
export interface PageToPublish {
	audience: PageAudience;
	/** At least one, and none half; what is neither titled nor written is left out. The first is shown to who reads none of them. */
	words: readonly PageWords[];
	/** Whether the actor's own name is on it. */
	withMyName: boolean;
	/** Of what was read; 0 where nothing was published yet. */
	version: number;
}

/**
 * Publishes a unit's page, or what is new of it; what was taken back is published again under the link it had, so that what hangs
 * printed somewhere holds. Refuses `missing` to who does not plan the unit, `changed-meanwhile`, a language that is written twice, and
 * a page without words.
 */
export function publishUnitPage(
	actor: Member,
	unitId: string,
	page: PageToPublish,
): Promise<{ code: string; version: number } | Refusal> {
	const at = now();
	const code = newCode();
	return unitOfWork<{ code: string; version: number } | Refusal>(actor, async (tx) => {
		if (!isId(unitId)) return missing;
		const unit = await tx
			.selectFrom('unit as u')
			.leftJoin('unit_page as p', 'p.unit_id', 'u.id')
			.select(['u.id', 'u.school_id', 'p.code', 'p.version', 'p.audience', 'p.taken_back_at'])
			.where('u.id', '=', unitId)
			.where('u.put_away_at', 'is', null)
			.executeTakeFirst();
		if (!unit) return missing;
		const half = halfWritten(page.words);
		if (half) return half;
		const words = page.words.filter(isWritten).slice(0, most.languages);
		if (words.length === 0) return refuse('required', { field: 'title0' });
		if (new Set(words.map(({ language }) => language)).size < words.length)
			return refuse('unit-page-language-twice', { field: 'language1' });
		const before = unit.version ?? 0;
		if (before !== page.version) return sentAgain(tx, unit, page, words);
		const told = {
			audience: page.audience,
			published_by: actor.personId,
			published_at: at,
			version: before + 1,
		};
		if (unit.code === null) {
			const made = await tx
				.insertInto('unit_page')
				.values({ unit_id: unitId, school_id: unit.school_id, code, ...told })
				.onConflict((conflict) => conflict.column('unit_id').doNothing())
				.executeTakeFirst();
			// Published by a colleague in this moment.
			if (made.numInsertedOrUpdatedRows === 0n) return changedMeanwhile(1);
		} else {
			const saved = await tx
				.updateTable('unit_page')
				.set({ ...told, taken_back_at: null })
				.where('unit_id', '=', unitId)
				.where('version', '=', before)
				.executeTakeFirst();
			// Not theirs to change, or published by a colleague in this moment.
			if (saved.numUpdatedRows === 0n) return changedSince(tx, unitId, before);
		}
		await writeWords(tx, actor, unitId, words, page.withMyName);
		const event = { at, schoolId: unit.school_id, actorId: actor.personId, subjectId: unitId };
		await recordEvent(tx, { name: 'unit-page.published', ...event });
		return { code: unit.code ?? code, version: before + 1 };
	}).catch(hiddenIsMissing);
}

const isWritten = ({ title, words }: PageWords) => title.trim() !== '' || words.trim() !== '';

/** Refuses a text without its title or its language: it would be nobody's. */
function halfWritten(words: readonly PageWords[]): Refusal | undefined {
	for (const [number, one] of words.entries()) {
		if (!isWritten(one)) continue;
		if (one.title.trim() === '') return refuse('required', { field: `title${number}` });
		if (one.language === '') return refuse('unit-page-language', { field: `language${number}` });
	}
	return undefined;
}

async function changedSince(tx: Tx, unitId: string, before: number): Promise<Refusal> {
	const page = await tx
		.selectFrom('unit_page')
		.select('version')
		.where('unit_id', '=', unitId)
		.executeTakeFirst();
	return page && page.version > before ? changedMeanwhile(page.version) : missing;
}

/** What was sent twice is published once; where something else stands by now, the sender is to read it first. */
async function sentAgain(
	tx: Tx,
	unit: {
		id: string;
		code: string | null;
		version: number | null;
		audience: string | null;
		taken_back_at: Date | null;
	},
	page: PageToPublish,
	words: readonly PageWords[],
): Promise<{ code: string; version: number } | Refusal> {
	const { code, version } = unit;
	const there = await tx
		.selectFrom('unit_page_words')
		.select(['language', 'title', 'words'])
		.where('unit_id', '=', unit.id)
		.orderBy('position')
		.execute();
	const same =
		version === page.version + 1 &&
		unit.taken_back_at === null &&
		unit.audience === page.audience &&
		isDeepStrictEqual(there, words.map(asKept));
	return same && code !== null ? { code, version } : changedMeanwhile(version ?? 0);
}

const asKept = ({ language, title, words }: PageWords): PageWords => ({
	language,
	title: title.trim().slice(0, most.title),
	words: words.trim().slice(0, most.words),
});

async function writeWords(
	tx: Tx,
	actor: Member,
	unitId: string,
	words: readonly PageWords[],
	withMyName: boolean,
): Promise<void> {
	await tx.deleteFrom('unit_page_words').where('unit_id', '=', unitId).execute();
	await tx
		.insertInto('unit_page_words')
		.values(
			words.map((one, position) => ({
				unit_id: unitId,
				position,
				...asKept(one),
			})),
		)
		.execute();
	if (withMyName)
		await tx
			.insertInto('unit_page_name')
			.values({ unit_id: unitId, person_id: actor.personId })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	else
		await tx
			.deleteFrom('unit_page_name')
			.where('unit_id', '=', unitId)
			.where('person_id', '=', actor.personId)
			.execute();
}

/** Takes a unit's page back: from this moment its link opens nothing. Refuses `missing` to who does not plan the unit. */
export function takeUnitPageBack(actor: Member, unitId: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!isId(unitId)) return missing;
		const page = await tx
			.updateTable('unit_page')
			.set((eb) => ({ taken_back_at: at, version: eb('version', '+', 1) }))
			.where('unit_id', '=', unitId)
			.where('taken_back_at', 'is', null)
			.returning('school_id')
			.executeTakeFirst();
		if (!page) return missing;
		const event = { at, schoolId: page.school_id, actorId: actor.personId, subjectId: unitId };
		await recordEvent(tx, { name: 'unit-page.taken-back', ...event });
		return { id: unitId };
	});
}
