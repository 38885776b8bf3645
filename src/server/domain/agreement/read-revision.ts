import type { Stage } from '#server/domain/collaboration/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Line } from './agreement.ts';
import type { Holder } from './responsibilities.ts';

/** One whole version of an agreement. */
export interface Revision {
	readonly id: string;
	readonly number: number;
	readonly stage: Stage;
	readonly writtenBy: string;
	readonly writtenAt: Date;
	readonly lines: Line[];
}

/** Reads a revision by its number, the newest without one; undefined when there is none, or none that the actor reaches. */
export async function readRevision(
	tx: Tx,
	collaborationId: string,
	number?: number,
): Promise<Revision | undefined> {
	let query = tx
		.selectFrom('agreement_revision')
		.select(['id', 'number', 'stage', 'written_by', 'written_at'])
		.where('collaboration_id', '=', collaborationId)
		.orderBy('number', 'desc')
		.limit(1);
	if (number !== undefined) query = query.where('number', '=', number);
	const row = await query.executeTakeFirst();
	if (!row) return undefined;
	const lines = await tx
		.selectFrom('agreement_line')
		.select(['responsibility', 'words', 'held_by', 'remark'])
		.where('revision_id', '=', row.id)
		.orderBy('position')
		.limit(100)
		.execute();
	return {
		id: row.id,
		number: row.number,
		stage: row.stage as Stage,
		writtenBy: row.written_by,
		writtenAt: row.written_at,
		lines: lines.map((line) => ({
			key: line.responsibility,
			words: line.words,
			heldBy: line.held_by as Holder,
			remark: line.remark,
		})),
	};
}
