import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';

/** The kinds of record whose opening is kept. */
export const openedKinds = [
	'note', 'visit', 'notebook', 'agreement', 'collaboration', 'goal', 'plan', 'evidence',
] as const; // biome-ignore format: a short list
export type OpenedKind = (typeof openedKinds)[number];

/** What somebody was shown: whose record it is, and whom it is about. */
export interface Opened {
	kind: OpenedKind;
	id: string;
	authorId: string;
	/** Everyone the record is about; each may see who read it. */
	teacherIds: readonly string[];
}

/** Minutes in which the same reader opening the same record again is the same reading. */
const sameReading = 10;

/**
 * Records that the actor was shown something, in the unit of work that shows it. An author reading their own leaves no
 * record, and a second look within ten minutes is the same reading.
 */
export async function recordReading(tx: Tx, actor: Member, opened: Opened, at: Date): Promise<void> {
	if (actor.personId === opened.authorId) return;
	// Of several teachers, none is told when another one read.
	const about = opened.teacherIds.includes(actor.personId)
		? [actor.personId]
		: opened.teacherIds.length > 0
			? opened.teacherIds
			: [null];
	const since = new Date(at.getTime() - sameReading * 60_000);
	for (const teacher of about)
		await sql`
			insert into access_record (id, record_kind, record_id, reader_id, author_id, teacher_id, at)
			select ${newId()}::uuid, ${opened.kind}, ${opened.id}::uuid, ${actor.personId}::uuid, ${opened.authorId}::uuid,
				${teacher}::uuid, ${at}::timestamptz
			where not exists (
				select from access_record
				where record_kind = ${opened.kind} and record_id = ${opened.id}::uuid
					and reader_id = ${actor.personId}::uuid and author_id = ${opened.authorId}::uuid
					and teacher_id is not distinct from ${teacher}::uuid and at > ${since}::timestamptz
			)`.execute(tx);
}

/** Who read a record, and when last. */
export interface Reading {
	personId: string;
	name: string;
	at: Date;
}

/** Who has seen a record, in a unit of work of its own; as below. */
export function findReadingsOf(actor: Member, kind: OpenedKind, recordId: string): Promise<Reading[]> {
	return unitOfWork(actor, (tx) => findReadings(tx, actor, recordId, kind));
}

/**
 * Who has seen a record, latest first, as far as the actor may know it; not the actor themself. At most 50.
 * @param kind for records of several kinds that have one key, such as a collaboration and its plan
 */
export async function findReadings(
	tx: Tx,
	actor: Member,
	recordId: string,
	kind?: OpenedKind,
): Promise<Reading[]> {
	const rows = await tx
		.selectFrom('access_record as a')
		.innerJoin('person as p', 'p.id', 'a.reader_id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', (eb) => eb.fn.max('a.at').as('at')])
		.where('a.record_id', '=', recordId)
		.$if(kind !== undefined, (query) => query.where('a.record_kind', '=', kind ?? ''))
		.where('a.reader_id', '<>', actor.personId)
		.groupBy('p.id')
		.orderBy('at', 'desc')
		.limit(50)
		.execute();
	return rows.map((row) => ({ personId: row.id, name: nameOf(row), at: row.at }));
}
