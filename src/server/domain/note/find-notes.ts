import { recordReading } from '#server/domain/access/index.ts';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Note, NoteKind } from './note.ts';

/**
 * The notes on a visit that the actor may read: their own, and what is shared with them; at most 100, oldest first.
 * Showing somebody a note of another records the reading, in this unit of work.
 */
export async function findNotesOf(tx: Tx, actor: Member, visitId: string, at: Date): Promise<Note[]> {
	const rows = await tx
		.selectFrom('note as n')
		.leftJoin('person as p', 'p.id', 'n.author_id')
		.select([
			'n.id', 'n.kind', 'n.words', 'n.comes_up_on', 'n.settled_at', 'n.written_at', 'n.version', 'n.author_id', 'n.teacher_id',
			'p.given_name', 'p.family_name', 'p.known_as',
		]) // biome-ignore format: short enough for two lines
		.where('n.visit_id', '=', visitId)
		.orderBy('n.written_at')
		.orderBy('n.id')
		.limit(100)
		.execute();
	const shares = await tx
		.selectFrom('note_share as s')
		.innerJoin('note as n', 'n.id', 's.note_id')
		.innerJoin('person as p', 'p.id', 's.person_id')
		.select(['s.note_id', 's.person_id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('n.visit_id', '=', visitId)
		.where('n.author_id', '=', actor.personId)
		.where('s.taken_back_at', 'is', null)
		.orderBy('s.shared_at')
		.limit(500)
		.execute();
	for (const row of rows)
		await recordReading(
			tx,
			actor,
			{
				kind: 'note',
				id: row.id,
				authorId: row.author_id,
				teacherIds: row.teacher_id === null ? [] : [row.teacher_id],
			},
			at,
		);
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind as NoteKind,
		words: row.words,
		comesUpOn: row.comes_up_on,
		settledAt: row.settled_at,
		writtenAt: row.written_at,
		version: row.version,
		authorId: row.author_id,
		authorName: nameIn(row),
		sharedWith: shares
			.filter((share) => share.note_id === row.id)
			.map((share) => ({ personId: share.person_id, name: nameIn(share) })),
	}));
}
