import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** A log in the list of those somebody brought. */
export interface LogLine {
	id: string;
	fileName: string;
	broughtAt: Date;
	takenAt: Date | null;
	visits: number;
}

/** The logs that the actor brought, latest first. At most 50. */
export function findLogs(actor: Member): Promise<LogLine[]> {
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('kept_log')
			.select(['id', 'file_name', 'brought_at', 'taken_at', 'visits'])
			.where('person_id', '=', actor.personId)
			.orderBy('brought_at', 'desc')
			.orderBy('id', 'desc')
			.limit(50)
			.execute();
		return rows.map((row) => ({
			id: row.id,
			fileName: row.file_name,
			broughtAt: row.brought_at,
			takenAt: row.taken_at,
			visits: row.visits,
		}));
	});
}
