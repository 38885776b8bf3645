import { type VisitKind, visitKinds } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type LogField, logFields, type Reading } from './kept-log.ts';
import { reachLog } from './reach-log.ts';
import { folded } from './read-rows.ts';

/** How somebody says a log is to be read. */
export interface ReadingChange {
	/** By field, the place of its column; null for none. */
	columns: Partial<Record<LogField, number | null>>;
	first: Reading['first'];
	/** Names as they are written, and whom each means. */
	people: readonly { name: string; personId: string }[];
	/** Words for visits as they are written, and what each means. */
	kinds: readonly { word: string; kind: VisitKind }[];
}

/** At most so many names or words are remembered for one log. */
const MOST_REMEMBERED = 400;

/**
 * Says how a log is to be read; the next one with the same columns is read so, too.
 * Refuses `missing`, `kept-log-column-twice`, `kept-log-needs` (a day and whom it was with).
 */
export async function changeReading(
	actor: Member,
	logId: string,
	change: ReadingChange,
	locale: string,
): Promise<undefined | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const log = await reachLog(tx, actor, logId, locale);
		if (isRefusal(log)) return log;
		const columns: Reading['columns'] = {};
		const taken = new Map<number, LogField>();
		for (const field of logFields) {
			const place = change.columns[field];
			if (place === null || place === undefined || log.sheet.header[place] === undefined) continue;
			if (taken.has(place)) return refuse('kept-log-column-twice', { field: `column-${field}` });
			taken.set(place, field);
			columns[field] = place;
		}
		for (const field of ['day', 'teacher'] as const)
			if (columns[field] === undefined) return refuse('kept-log-needs', { field: `column-${field}` });
		const colleagues = new Set(log.circumstances.colleagues.map(({ id }) => id));
		const people = { ...log.reading.people };
		for (const { name, personId } of change.people)
			if (colleagues.has(personId)) people[folded(name)] = personId;
		const kinds = { ...log.reading.kinds };
		for (const { word, kind } of change.kinds) if (visitKinds.includes(kind)) kinds[folded(word)] = kind;
		const latest = <Value>(all: Record<string, Value>) =>
			Object.fromEntries(Object.entries(all).slice(-MOST_REMEMBERED));
		const reading: Reading = { columns, first: change.first, people: latest(people), kinds: latest(kinds) };
		await tx
			.updateTable('kept_log')
			.set((eb) => ({ reading: JSON.stringify(reading), version: eb('version', '+', 1) }))
			.where('id', '=', log.id)
			.execute();
		return undefined;
	});
}
