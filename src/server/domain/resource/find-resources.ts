import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import { wholeWords } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { type Audience, foundBy, type ResourceKind, tag } from './resource.ts';

/** A resource in a list. */
export interface ResourceLine {
	id: string;
	schoolId: string;
	kind: ResourceKind;
	title: string;
	about: string;
	url: string | null;
	languages: string[];
	grades: string[];
	subjects: string[];
	audience: Audience;
	owner: { id: string; name: string };
	/** It is the actor's to change: their own, in a school that they are of. */
	isMine: boolean;
	madeAt: Date;
	withdrawnAt: Date | null;
}

/** What is looked for; what is left out does not matter. */
export interface ResourceSearch {
	/** In any language, with or without accents, the last of them unfinished; a slip of the finger is forgiven. */
	words?: string | undefined;
	unitId?: string | undefined;
	toolId?: string | undefined;
	/** It or a unit of it is for this standard. */
	standardId?: string | undefined;
	grade?: string | undefined;
	subject?: string | undefined;
	language?: string | undefined;
	/** Where a list goes on, as `next` said; a search by words has one page. */
	after?: string | undefined;
	limit?: number | undefined;
}

export interface FoundResources {
	resources: ResourceLine[];
	next: string | undefined;
	/** Nothing had the words as they were typed: these have nearly such words. */
	nearly: boolean;
	/** A search found more than are shown: another word finds better. */
	more: boolean;
}

const [aPage, mostOfPage] = [30, 100];
/** Of so many of the latest that have the words, those are shown first that have them in their title. */
const mostRanked = 100;
const mostTyped = 6;
/** How many words of the school's resources one typed word may stand for. */
const mostMeant = 100;
/** What no resource has: behind the sign of tags, and none of them. */
const noWord = '=';
/** How alike a word has to be to the one that was typed, from 0 to 1: two letters changed round still find it. */
const alikeEnough = '0.25';

/**
 * Finds resources of a school that the actor may see, the latest first; by words, those that have them in their title first.
 * Nothing of what is withdrawn is found. A key that is none finds nothing; where a list goes on, one that is none begins anew.
 */
export function findResources(
	actor: Member,
	schoolId: string,
	search: ResourceSearch,
): Promise<FoundResources> {
	const nothing = { resources: [], next: undefined, nearly: false, more: false };
	const keys = [schoolId, search.unitId, search.toolId, search.standardId].filter((id) => id !== undefined);
	if (!keys.every(isId)) return Promise.resolve(nothing);
	const typed = wholeWords((search.words ?? '').slice(0, 200)).slice(0, mostTyped);
	return unitOfWork(actor, async (tx) => {
		if (typed.length > 0) return byWords(tx, actor, schoolId, search, typed);
		const limit = Math.min(search.limit ?? aPage, mostOfPage);
		const ids = await idsOf(tx, schoolId, search, [], limit + 1);
		const resources = await linesOf(tx, actor, ids);
		const shown = resources.slice(0, limit);
		const last = shown.at(-1);
		const next = ids.length > limit && last ? `${last.madeAt.toISOString()}_${last.id}` : undefined;
		return { ...nothing, resources: shown, next };
	});
}

async function byWords(
	tx: Tx,
	actor: Member,
	schoolId: string,
	search: ResourceSearch,
	typed: readonly string[],
): Promise<FoundResources> {
	const asTyped = await idsWith(tx, schoolId, search, typed, false);
	const nearly = asTyped.length === 0;
	const ids = nearly ? await idsWith(tx, schoolId, search, typed, true) : asTyped;
	const resources = await linesOf(tx, actor, ids);
	const inTitle = new Map(
		resources.map((one) => {
			const words = foundBy(
				{ ...one, about: '', steps: '', url: null, languages: [], grades: [], subjects: [] },
				[],
			);
			return [one.id, typed.filter((word) => words.some((whole) => whole.startsWith(word))).length];
		}),
	);
	const ranked = resources.toSorted((a, b) => (inTitle.get(b.id) ?? 0) - (inTitle.get(a.id) ?? 0));
	return {
		resources: ranked.slice(0, aPage),
		next: undefined,
		nearly: nearly && ranked.length > 0,
		more: ranked.length > aPage,
	};
}

/** The latest that have each of the words, or one it may stand for. */
async function idsWith(
	tx: Tx,
	schoolId: string,
	search: ResourceSearch,
	typed: readonly string[],
	forgiving: boolean,
): Promise<string[]> {
	const slips = forgiving ? typed.map(slipsOf) : [];
	if (forgiving)
		await sql`select set_config('pg_trgm.similarity_threshold', ${alikeEnough}, true)`.execute(tx);
	const { rows } = await sql<{ term: number; word: string }>`
		select term, word from resource_words_like(${schoolId}::uuid, ${typed}::text[], ${slips.flat()}::text[],
			${slips.flatMap((some, at) => some.map(() => at + 1))}::integer[], ${mostMeant})`.execute(tx);
	const meant = typed.map((_, at) => rows.filter(({ term }) => term === at + 1).map(({ word }) => word));
	// A term without a word is looked for like any other: which of them have one tells in no number of statements.
	return idsOf(
		tx,
		schoolId,
		search,
		meant.map((words) => (words.length > 0 ? words : [noWord])),
		mostRanked,
	);
}

/**
 * What somebody may have meant by a word: two letters changed round, or one too many. A number is not nearly another one, and short
 * words are near to too many.
 */
function slipsOf(word: string): string[] {
	const letters = [...word].slice(0, 20);
	if (letters.length < 4 || /\p{N}/u.test(word)) return [];
	return letters.flatMap((letter, at) => [
		letters.toSpliced(at, 1).join(''),
		letters.toSpliced(at, 2, letters[at + 1] ?? '', letter).join(''),
	]);
}

async function idsOf(
	tx: Tx,
	schoolId: string,
	search: ResourceSearch,
	meant: readonly string[][],
	limit: number,
): Promise<string[]> {
	const { unitId = null, toolId = null, standardId = null, grade, subject, language } = search;
	const terms = [
		...meant,
		...(grade === undefined ? [] : [[tag.grade(grade)]]),
		...(subject === undefined ? [] : [[tag.subject(subject)]]),
		...(language === undefined ? [] : [[tag.language(language)]]),
	];
	const words = terms.flat();
	const numbers = terms.flatMap((term, at) => term.map(() => at));
	const key = meant.length > 0 ? undefined : readKey(search.after);
	const { rows } = await sql<{ ids: string[] }>`
		select resources_found(${schoolId}::uuid, ${words}::text[], ${numbers}::integer[], ${unitId}::uuid, ${toolId}::uuid,
			${standardId}::uuid, ${key?.at ?? null}::timestamptz, ${key?.id ?? null}::uuid, ${limit}) as ids`.execute(
		tx,
	);
	return rows[0]?.ids ?? [];
}

function readKey(key: string | undefined): { at: Date; id: string } | undefined {
	const [moment = '', id] = (key ?? '').split('_');
	const at = new Date(moment);
	return isId(id) && Number.isFinite(at.getTime()) ? { at, id } : undefined;
}

/** Resources by key, in the order of the keys; those that the actor does not read are left out. */
async function linesOf(tx: Tx, actor: Member, ids: readonly string[]): Promise<ResourceLine[]> {
	if (ids.length === 0) return [];
	const rows = await resourceRows(tx)
		.where('r.id', '=', sql<string>`any (${ids}::uuid[])`)
		.where('r.withdrawn_at', 'is', null)
		.execute();
	const lines = new Map(rows.map((row) => [row.id, lineOf(row, actor)]));
	return ids.flatMap((id) => lines.get(id) ?? []);
}

/** Resources with the names of their owners, to be narrowed and ordered. */
export function resourceRows(tx: Tx) {
	return tx
		.selectFrom('resource as r')
		.leftJoin('person as p', 'p.id', 'r.owner_id')
		.select([
			'r.id', 'r.school_id', 'r.kind', 'r.title', 'r.about', 'r.steps', 'r.url', 'r.file_id', 'r.languages', 'r.grades', 'r.subjects',
			'r.audience', 'r.owner_id', 'r.made_at', 'r.withdrawn_at', 'r.version', 'p.given_name', 'p.family_name', 'p.known_as',
		]) // biome-ignore format: a list reads better in rows
		.select(sql<boolean>`r.school_id = any ((select my_schools())::uuid[])`.as('is_here'));
}

/** A row of `resourceRows` as it stands in a list. */
export function lineOf(
	row: Awaited<ReturnType<ReturnType<typeof resourceRows>['executeTakeFirstOrThrow']>>,
	actor: Member,
): ResourceLine {
	return {
		id: row.id,
		schoolId: row.school_id,
		kind: row.kind as ResourceKind,
		title: row.title,
		about: row.about,
		url: row.url,
		languages: row.languages,
		grades: row.grades,
		subjects: row.subjects,
		audience: row.audience as Audience,
		owner: { id: row.owner_id, name: nameIn(row) },
		isMine: row.is_here && row.owner_id === actor.personId,
		madeAt: row.made_at,
		withdrawnAt: row.withdrawn_at,
	};
}

/** Resources of the actor's own that they withdrew, the latest first; at most a hundred. */
export function findWithdrawn(actor: Member): Promise<ResourceLine[]> {
	return unitOfWork(actor, async (tx) => {
		const rows = await resourceRows(tx)
			.where('r.owner_id', '=', actor.personId)
			.where('r.withdrawn_at', 'is not', null)
			.where('r.school_id', '=', sql<string>`any ((select my_schools())::uuid[])`)
			.orderBy('r.made_at', 'desc')
			.orderBy('r.id', 'desc')
			.limit(mostOfPage)
			.execute();
		return rows.map((row) => lineOf(row, actor));
	});
}

/** The resources of a unit that the actor reads, in the order in which they were put there; at most a hundred. */
export function findUnitResources(actor: Member, unitId: string): Promise<ResourceLine[]> {
	if (!isId(unitId)) return Promise.resolve([]);
	return unitOfWork(actor, async (tx) => {
		const rows = await resourceRows(tx)
			.innerJoin('resource_unit as u', 'u.resource_id', 'r.id')
			.where('u.unit_id', '=', unitId)
			.where('r.withdrawn_at', 'is', null)
			.orderBy('u.placed_at')
			.orderBy('r.id')
			.limit(mostOfPage)
			.execute();
		return rows.map((row) => lineOf(row, actor));
	});
}
