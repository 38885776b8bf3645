import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { mostNamed, type Purpose, type StandardLine, standardLine, standardLines } from './standard.ts';
import { wholeWords, withoutBlanks } from './words.ts';

/** How alike a word has to be to the one that was typed, from 0 to 1: two letters changed round still find it. */
const alikeEnough = '0.25';
/** Words of the frameworks that one typed word may stand for. */
const mostMeant = 100;
/** How many standards a search gives; who wants another says more. */
export const mostFound = 20;
const mostTyped = 6;
/** Of how many that have the words the best are chosen; a search that finds more needs more words. */
const mostRanked = 500;

/** What is searched for. What is empty or unknown finds nothing rather than everything. */
export interface StandardSearch {
	/** In any script, with or without accents; a slip of the finger is forgiven. */
	words: string;
	/** Only in what this school uses, for this purpose if one is given. */
	schoolId?: string | undefined;
	purpose?: Purpose | undefined;
	/** Only in this framework. */
	frameworkId?: string | undefined;
}

/**
 * Searches standards by code and by words, in any order, each of which may be unfinished; `mostFound` at most. Where none
 * has the words as typed, those that have nearly such words are found. Withdrawn ones are not.
 */
export function searchStandards(actor: Member, search: StandardSearch): Promise<StandardLine[]> {
	const typed = wholeWords(search.words.slice(0, 200)).slice(0, mostTyped);
	if (typed.length === 0 || [search.schoolId, search.frameworkId].some((id) => id !== undefined && !isId(id)))
		return Promise.resolve([]);
	return unitOfWork(actor, async (tx) => {
		const frameworks = await frameworksFor(tx, search);
		if (frameworks.length === 0) return [];
		const asTyped = await having(tx, frameworks, typed, false);
		return asTyped.length > 0 ? asTyped : having(tx, frameworks, typed, true);
	});
}

/** The frameworks that a search goes through. */
async function frameworksFor(tx: Tx, search: StandardSearch): Promise<string[]> {
	const { schoolId, purpose, frameworkId } = search;
	let query = tx.selectFrom('framework as f').select('f.id').limit(200);
	if (frameworkId !== undefined) query = query.where('f.id', '=', frameworkId);
	if (schoolId !== undefined)
		query = query.where('f.id', 'in', (eb) => {
			const used = eb
				.selectFrom('framework_use as u')
				.select('u.framework_id')
				.where('u.school_id', '=', schoolId);
			return purpose === undefined ? used : used.where(`u.${purpose}`, '=', true);
		});
	return (await query.execute()).map((row) => row.id);
}

/** The words of the frameworks that a typed word may be the beginning of or, when `forgiving`, a slip of; the likeliest first. */
async function wordsMeantBy(
	tx: Tx,
	frameworks: readonly string[],
	typed: string,
	forgiving: boolean,
): Promise<string[]> {
	const start = typed.replace(/[\\%_]/g, '\\$&');
	const pattern = withoutBlanks.test(typed) ? `%${start}%` : `${start}%`;
	// A code is not nearly another one.
	const alike = forgiving && !/\p{N}/u.test(typed) ? sql`or word % ${typed}` : sql``;
	const { rows } = await sql<{ word: string }>`
		select word from standard_word
		where framework_id = any (${frameworks}::uuid[]) and (word like ${pattern} ${alike})
		group by word
		order by word = ${typed} desc, word like ${pattern} desc, similarity(word, ${typed}) desc, word
		limit ${mostMeant}`.execute(tx);
	return rows.map((row) => row.word);
}

/** Standards that have each of the typed words, or one it may stand for: by code first, then those with the likeliest words. */
async function having(
	tx: Tx,
	frameworks: readonly string[],
	typed: readonly string[],
	forgiving: boolean,
): Promise<StandardLine[]> {
	if (forgiving)
		await sql`select set_config('pg_trgm.similarity_threshold', ${alikeEnough}, true)`.execute(tx);
	const meant: string[][] = [];
	for (const word of typed) meant.push(await wordsMeantBy(tx, frameworks, word, forgiving));
	if (meant.some((words) => words.length === 0)) return [];
	const likeliest = meant.flatMap((words) => words[0] ?? []);
	const code = typed.join(' ');
	const rows = await standardLines(tx)
		.where('s.id', 'in', (eb) =>
			eb
				.selectFrom('standard')
				.select('id')
				.where('withdrawn_at', 'is', null)
				.where('framework_id', 'in', frameworks)
				.where(eb.and(meant.map((words) => sql<boolean>`words && ${words}::text[]`)))
				.limit(mostRanked),
		)
		.orderBy(sql`lower(s.code) = ${code} desc`)
		.orderBy(sql`starts_with(lower(s.code), ${code}) desc`)
		.orderBy(
			sql`(select count(*) from unnest(${likeliest}::text[]) as l (word) where l.word = any (s.words)) desc`,
		)
		.orderBy('s.framework_id')
		.orderBy('s.position')
		.limit(mostFound)
		.execute();
	return rows.map(standardLine);
}

/** Finds standards by key, in the order of their frameworks; those that are none are left out. */
export function findStandards(actor: Member, ids: readonly string[]): Promise<StandardLine[]> {
	const wanted = [...new Set(ids)].filter(isId).slice(0, mostNamed * 2);
	if (wanted.length === 0) return Promise.resolve([]);
	return unitOfWork(actor, async (tx) => {
		const rows = await standardLines(tx)
			.where('s.id', 'in', wanted)
			.orderBy('s.framework_id')
			.orderBy('s.position')
			.execute();
		return rows.map(standardLine);
	});
}
