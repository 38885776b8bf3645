import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** Something to look for: of the school, by the key of its message, or one's own, in words. */
export interface LookFor {
	id: string;
	/** `notebook.look-for.<key>`; null for one's own. */
	key: string | null;
	words: string | null;
	mine: boolean;
}

/** The look-fors to choose from in a school, the school's first; at most 200. */
export async function lookForsIn(tx: Tx, schoolId: string): Promise<LookFor[]> {
	const rows = await tx
		.selectFrom('look_for')
		.select(['id', 'key', 'words', 'author_id'])
		.where('school_id', '=', schoolId)
		.where('retired_at', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.limit(200)
		.execute();
	return rows.map((row) => ({ id: row.id, key: row.key, words: row.words, mine: row.author_id !== null }));
}

/** The look-fors that the actor chooses from in a school; none in a school that is not theirs. */
export function findLookFors(actor: Member, schoolId: string): Promise<LookFor[]> {
	if (!isId(schoolId)) return Promise.resolve([]);
	return unitOfWork(actor, (tx) => lookForsIn(tx, schoolId));
}
