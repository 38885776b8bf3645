import type { OpenedKind } from '#server/domain/access/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** Somebody who read what is about the actor, or what the actor wrote. */
export interface ReaderLine {
	id: string;
	at: Date;
	reader: string;
	kind: OpenedKind;
	/** The record that was read. */
	recordId: string;
	/** The teacher it is about, where that is not the actor. */
	about: string | undefined;
}

export const readersOnAPage = 30;

/**
 * Lists who read what concerns the actor, the latest first, `readersOnAPage` at a time. The actor's own reading is left out.
 * @param after the id of the last line already seen
 */
export function findReaders(
	actor: Member,
	after?: string,
	limit = readersOnAPage,
): Promise<{ readers: ReaderLine[]; next: string | undefined }> {
	return unitOfWork(actor, async (tx) => {
		let query = tx
			.selectFrom('access_record as a')
			.leftJoin('person as reader', 'reader.id', 'a.reader_id')
			.leftJoin('person as teacher', 'teacher.id', 'a.teacher_id')
			.select(['a.id', 'a.at', 'a.record_kind', 'a.record_id', 'a.teacher_id'])
			.select(['reader.given_name', 'reader.family_name', 'reader.known_as'])
			.select([
				'teacher.given_name as t_given',
				'teacher.family_name as t_family',
				'teacher.known_as as t_known',
			])
			.where('a.reader_id', '<>', actor.personId)
			.where((eb) => eb.or([eb('a.teacher_id', '=', actor.personId), eb('a.author_id', '=', actor.personId)]))
			.orderBy('a.at', 'desc')
			.orderBy('a.id', 'desc')
			.limit(limit + 1);
		if (after !== undefined && isId(after))
			query = query.where((eb) =>
				eb(
					eb.refTuple('a.at', 'a.id'),
					'<',
					eb
						.selectFrom('access_record as seen')
						.select(['seen.at', 'seen.id'])
						.where('seen.id', '=', after)
						.$asTuple('at', 'id'),
				),
			);
		const rows = await query.execute();
		const readers = rows.slice(0, limit).map((row) => ({
			id: row.id,
			at: row.at,
			reader: name(row.given_name, row.family_name, row.known_as),
			kind: row.record_kind as ReaderLine['kind'],
			recordId: row.record_id,
			about:
				row.teacher_id === null || row.teacher_id === actor.personId
					? undefined
					: name(row.t_given, row.t_family, row.t_known),
		}));
		return { readers, next: rows.length > limit ? readers.at(-1)?.id : undefined };
	});
}

function name(given: string | null, family: string | null, known: string | null): string {
	return nameOf({ given_name: given ?? '', family_name: family ?? '', known_as: known });
}
