import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

export interface PreparationLine {
	/** The key of the form that made it. */
	entry: string;
	onDay: string;
	startsAt: Date | null;
	minutes: number;
	words: string;
}

/** The actor's own preparation, latest day first, from one day up to, not including, another, a page at a time; `next` is the key of the page that follows. */
export function findPreparation(
	actor: Member,
	wanted: { from?: string | undefined; to?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ preparation: PreparationLine[]; next: string | undefined }> {
	const [day = '', id] = (wanted.after ?? '').split('_');
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('time_entry')
			.select(['id', 'entry_id', 'on_day', 'starts_at', 'minutes', 'words'])
			.where('facilitator_id', '=', actor.personId)
			.$if(wanted.from !== undefined, (query) => query.where('on_day', '>=', wanted.from ?? ''))
			.$if(wanted.to !== undefined, (query) => query.where('on_day', '<', wanted.to ?? ''))
			.$if(isId(id), (query) =>
				query.where(({ eb, refTuple, tuple }) =>
					eb(refTuple('on_day', 'id'), '<', tuple(day.slice(0, 10), id ?? '')),
				),
			)
			.orderBy('on_day', 'desc')
			.orderBy('id', 'desc')
			.limit(wanted.limit + 1)
			.execute();
		const shown = rows.slice(0, wanted.limit);
		const last = shown.at(-1);
		return {
			preparation: shown.map((row) => ({
				entry: row.entry_id,
				onDay: row.on_day,
				startsAt: row.starts_at,
				minutes: row.minutes,
				words: row.words,
			})),
			next: rows.length > wanted.limit && last ? `${last.on_day}_${last.id}` : undefined,
		};
	});
}
