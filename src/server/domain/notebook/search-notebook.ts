import { type RawBuilder, sql } from 'kysely';
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
/** How many of the reader's latest notes are gone through first: a page of them, where a word stands in nearly every one. */
const latestRead = 60;
/** Of what others wrote and the reader reads, how much of each kind is gone through. */
const mostOfOthers = 300;

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
 * they promised, what is about them, what was shared with them, and what others wrote in the collaborations they facilitate. Words in any order and any language, each of which may be unfinished;
 * where nothing has them as typed, what has nearly such words. Nothing typed finds nothing. Shown what another shared, the
 * actor leaves a reading.
 */
export function searchNotebook(actor: Member, words: string): Promise<FoundInNotebook> {
	const terms = termsOf(words);
	if (terms.length === 0) return Promise.resolve({ groups: [], more: false, nearly: false });
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const read = await readAtHand(tx, actor);
		const asTyped = await having(tx, read, terms, false, at);
		const nearly = asTyped.length === 0;
		const found = nearly ? await having(tx, read, terms, true, at) : asTyped;
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

/** What is read whatever is searched for, and compared in the program. */
interface AtHand {
	/** Of others: shared with the reader, or written in the collaborations they facilitate. */
	ofOthers: readonly Row[];
	/** The latest notes of the reader's own. */
	latest: readonly Row[];
}

/** Entries with all terms, the latest first: one more than are shown, if there are so many. */
async function having(
	tx: Tx,
	{ ofOthers, latest }: AtHand,
	terms: readonly Term[],
	forgiving: boolean,
	at: Date,
): Promise<Row[]> {
	const found = new Map<string, Row>();
	const take = (rows: readonly Row[]) => {
		for (const row of rows)
			if (!found.has(row.id) && placeOf(row.words, terms, forgiving) !== undefined) found.set(row.id, row);
	};
	take([...ofOthers, ...latest]);
	const foundSince = (day: number) =>
		[...found.values()]
			.filter((row) => row.at.getTime() >= day)
			.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
			.slice(0, mostFound + 1);
	const isPage = (rows: readonly Row[]) => rows.length > mostFound;
	const tokens = tokensOf(terms, forgiving);
	const year = at.getUTCFullYear();
	const newYear = (of: number) => Date.UTC(of, 0, 1);
	// A word that everything has: enough of it stands in the latest notes, which are whole as far back as they go.
	const since = latest.length < latestRead ? 0 : (latest.at(-1)?.at.getTime() ?? 0);
	if (since >= newYear(year) && isPage(foundSince(since))) {
		take(await ownWith(tx, besidesNotes, tokens, [year + 1, year], someRead));
		return foundSince(since);
	}
	const all = Array.from({ length: year - 1998 }, (_, past) => 2000 + past);
	for (const [years, most, day] of [
		[[year + 1, year], someRead, newYear(year)],
		[[year - 1], someRead, newYear(year - 1)],
		[all.slice(0, -3), someRead, 0],
		[all, mostRead, 0],
	] as const) {
		take(await ownWith(tx, kinds, tokens, years, most));
		const page = foundSince(day);
		if (isPage(page)) return page;
	}
	return foundSince(0);
}

const columns = {
	note: sql`kind, id, words, written_at as at, visit_id, collaboration_id, teacher_id, author_id from note`,
	point: sql`'point' as kind, id, words, created_at as at, null::uuid, collaboration_id, teacher_id, author_id from teaching_point`,
	step: sql`'step' as kind, id, words, created_at as at, visit_id, collaboration_id, teacher_id, author_id from next_step`,
	check: sql`'check' as kind, id, remark, checked_at as at, visit_id, collaboration_id, teacher_id, author_id from look_for_check`,
};
type Kind = keyof typeof columns;
const kinds: readonly Kind[] = ['note', 'point', 'step', 'check'];
const besidesNotes = kinds.slice(1);

/** Of the reader's own entries of these years those that may have the words, as far as they are read. */
async function ownWith(
	tx: Tx,
	of: readonly Kind[],
	[one, two, three]: readonly string[][],
	years: readonly number[],
	most: number,
): Promise<Row[]> {
	const own = of.map(
		(kind) => sql`select ${columns[kind]}
			where id = any ((select own_records_with(${sql.lit(kind)}, ${years}::integer[],
				${one}::text[], ${two}::text[], ${three}::text[], ${most}))::uuid[])`,
	);
	const { rows } = await sql<Row>`${sql.join(own, sql` union all `)}`.execute(tx);
	return rows;
}

/** What is read whatever is searched for, in one statement: each costs more than what it reads. */
async function readAtHand(tx: Tx, actor: Member): Promise<AtHand> {
	const latest = (kind: Kind, among: RawBuilder<unknown>) =>
		sql`(select ${columns[kind]} where ${among} and author_id <> ${actor.personId} order by at desc limit ${mostOfOthers})`;
	const beside = sql`collaboration_id = any ((select my_facilitated_collaborations())::uuid[])`;
	const own = sql`id = any ((select my_latest_notes(${latestRead}))::uuid[]) and author_id = ${actor.personId}`;
	const { rows } = await sql<Row>`${latest('note', sql`id = any ((select notes_shared_with_me())::uuid[])`)}
		union all ${latest('point', beside)} union all ${latest('step', beside)}
		union all ${latest('check', sql`remark <> '' and ${beside}`)}
		union all (select ${columns.note} where ${own} order by at desc)`.execute(tx);
	const isOwn = (row: Row) => row.author_id === actor.personId;
	return { ofOthers: rows.filter((row) => !isOwn(row)), latest: rows.filter(isOwn) };
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
