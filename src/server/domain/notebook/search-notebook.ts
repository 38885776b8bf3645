import { sql } from 'kysely';
import { recordReading } from '#server/domain/access/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { placeOf, type Term, termsOf, tokensOf, wordsAround } from './search-words.ts';

/** How many entries a search shows; who wants another says more. */
export const mostFound = 50;
/** How many that may have the words are read of some years; and of all, where the reader reads or finds too few of those. */
const [someRead, mostRead] = [80, 2000];
/** Of what others shared with the reader, how much is gone through. */
const mostShared = 300;

/** An entry of a notebook that has the words. */
export interface FoundEntry {
	kind: 'note' | 'held-back' | 'point' | 'step' | 'check';
	id: string;
	/** The words around what was found. */
	excerpt: string;
	at: Date;
	visitId: string | null;
	collaborationId: string | null;
	teacherId: string | null;
	author: { id: string; name: string };
}

export interface FoundInNotebook {
	/** By whom they are about, who has the latest first; the latest entry first. */
	groups: { teacherId: string | null; teacher: string; entries: FoundEntry[] }[];
	/** There are more than are shown. */
	more: boolean;
	/** Nothing had the words as typed: these have nearly such words. */
	nearly: boolean;
}

interface Row {
	kind: FoundEntry['kind'];
	id: string;
	words: string;
	at: Date;
	visit_id: string | null;
	collaboration_id: string | null;
	teacher_id: string | null;
	author_id: string;
}

/**
 * Searches what the actor wrote and reads now (notes of every kind, teaching points, next steps, remarks on checks), what
 * they promised, what is about them, and what was shared with them. Words in any order and any language, each of which may be unfinished;
 * where nothing has them as typed, what has nearly such words. Nothing typed finds nothing. Shown what another shared, the
 * actor leaves a reading.
 */
export function searchNotebook(actor: Member, words: string): Promise<FoundInNotebook> {
	const terms = termsOf(words);
	if (terms.length === 0) return Promise.resolve({ groups: [], more: false, nearly: false });
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const shared = await sharedWith(tx, actor);
		const asTyped = await having(tx, shared, terms, false, at);
		const nearly = asTyped.length === 0;
		const found = nearly ? await having(tx, shared, terms, true, at) : asTyped;
		const shown = found.slice(0, mostFound);
		const names = await namesOf(tx, shown);
		for (const { kind, id, author_id, teacher_id } of shown)
			if (kind === 'note')
				await recordReading(
					tx,
					actor,
					{ kind, id, authorId: author_id, teacherIds: teacher_id === null ? [] : [teacher_id] },
					at,
				);
		const groups = new Map<string | null, FoundInNotebook['groups'][number]>();
		for (const row of shown) {
			const teacherId = row.teacher_id;
			const group = groups.get(teacherId) ?? {
				teacherId,
				teacher: names.get(teacherId ?? '') ?? '',
				entries: [],
			};
			group.entries.push({
				kind: row.kind,
				id: row.id,
				excerpt: wordsAround(row.words, placeOf(row.words, terms, nearly) ?? 0),
				at: row.at,
				visitId: row.visit_id,
				collaborationId: row.collaboration_id,
				teacherId,
				author: { id: row.author_id, name: names.get(row.author_id) ?? '' },
			});
			groups.set(teacherId, group);
		}
		return {
			groups: [...groups.values()],
			more: found.length > mostFound,
			nearly: nearly && found.length > 0,
		};
	});
}

/** Entries with all terms, the latest first: one more than are shown, if there are so many. */
async function having(
	tx: Tx,
	shared: readonly Row[],
	terms: readonly Term[],
	forgiving: boolean,
	at: Date,
): Promise<Row[]> {
	const has = (row: Row) => placeOf(row.words, terms, forgiving) !== undefined;
	const year = at.getUTCFullYear();
	const all = Array.from({ length: year - 1998 }, (_, past) => 2000 + past);
	const earlier = all.slice(0, -3);
	const found = new Map(shared.filter(has).map((row) => [row.id, row]));
	// A word that everything has is found often enough in the last year or two.
	for (const [years, most] of [
		[[year + 1, year], someRead],
		[[year - 1], someRead],
		[earlier, someRead],
		[all, mostRead],
	] as const) {
		for (const row of await ownWith(tx, tokensOf(terms, forgiving), years, most))
			if (!found.has(row.id) && has(row)) found.set(row.id, row);
		if (found.size > mostFound) break;
	}
	return [...found.values()]
		.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
		.slice(0, mostFound + 1);
}

/** Of the reader's own entries of these years those that may have the words, as far as they are read. */
async function ownWith(
	tx: Tx,
	[one, two, three]: readonly string[][],
	years: readonly number[],
	most: number,
): Promise<Row[]> {
	const ids = (kind: string) => sql`any ((select own_records_with(${sql.lit(kind)}, ${years}::integer[],
		${one}::text[], ${two}::text[], ${three}::text[], ${most}))::uuid[])`;
	const { rows } = await sql<Row>`
		select kind, id, words, written_at as at, visit_id, collaboration_id, teacher_id, author_id
		from note where id = ${ids('note')}
		union all select 'point', id, words, created_at, null, collaboration_id, teacher_id, author_id
		from teaching_point where id = ${ids('point')}
		union all select 'step', id, words, created_at, visit_id, collaboration_id, teacher_id, author_id
		from next_step where id = ${ids('step')}
		union all select 'check', id, remark, checked_at, visit_id, collaboration_id, teacher_id, author_id
		from look_for_check where id = ${ids('check')}`.execute(tx);
	return rows;
}

/** The latest that others share with the reader. */
async function sharedWith(tx: Tx, actor: Member): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select kind, id, words, written_at as at, visit_id, collaboration_id, teacher_id, author_id
		from note where id = any ((select notes_shared_with_me())::uuid[]) and author_id <> ${actor.personId}
		order by written_at desc limit ${mostShared}`.execute(tx);
	return rows;
}

async function namesOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
	const ids = [...new Set(rows.flatMap((row) => [row.author_id, row.teacher_id ?? []].flat()))];
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as'])
		.where('id', '=', sql<string>`any (${ids}::uuid[])`)
		.execute();
	return new Map(people.map((person) => [person.id, nameOf(person)]));
}
