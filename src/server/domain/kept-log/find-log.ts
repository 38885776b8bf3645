import type { VisitKind } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import type { Reading, Unread } from './kept-log.ts';
import { type ReachedLog, reachLog } from './reach-log.ts';
import { folded, type ReadLog, type ReadRow, readRows } from './read-rows.ts';

/** Rows that a page shows of each sort; the file of those not read has all of them. */
const SHOWN = 8;
/** Names and words that may be told apart at a time. */
const ASKED = 30;

/** A log as its owner looks at it before and after its visits are made. */
export interface LogPage {
	id: string;
	fileName: string;
	broughtAt: Date;
	takenAt: Date | null;
	/** Visits that were made of it. */
	made: number;
	header: string[];
	/** By place of the column, what stands first in it. */
	samples: string[];
	reading: Pick<Reading, 'columns' | 'first'>;
	/** Rows that become visits; of them those whose visit is here already. */
	readable: number;
	here: number;
	/** Of those that become visits, the first. */
	shown: { number: number; day: string; names: string[]; kind: VisitKind; minutes: number; note: string }[];
	unread: number;
	why: { why: Unread; rows: number }[];
	unreadShown: { number: number; why: Unread; cells: string[] }[];
	unknownNames: { name: string; key: string }[];
	unknownKinds: { word: string; key: string }[];
	colleagues: { id: string; name: string }[];
}

/** Reads a log of the actor's own. Refuses `missing`. */
export function findLog(actor: Member, logId: string, locale: string): Promise<LogPage | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const log = await reachLog(tx, actor, logId, locale);
		if (isRefusal(log)) return log;
		const read = readRows(log.sheet, log.reading, log.circumstances);
		return pageOf(log, read, await countHere(tx, actor, read));
	});
}

/** The rows of a log that are not read, with the file's header: a sheet to mend and bring again. Refuses `missing`. */
export function findUnread(
	actor: Member,
	logId: string,
	locale: string,
): Promise<{ fileName: string; header: string[]; rows: { cells: string[]; why: Unread }[] } | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const log = await reachLog(tx, actor, logId, locale);
		if (isRefusal(log)) return log;
		const { rows } = readRows(log.sheet, log.reading, log.circumstances);
		return {
			fileName: log.fileName,
			header: log.sheet.header,
			rows: rows.flatMap(({ cells, why }) => (why === undefined ? [] : [{ cells, why }])),
		};
	});
}

async function countHere(tx: Tx, actor: Member, { rows }: ReadLog): Promise<number> {
	const entries = rows.flatMap(({ visit }) => visit?.entry ?? []);
	if (entries.length === 0) return 0;
	const { here } = await tx
		.selectFrom('visit')
		.select((eb) => eb.fn.countAll<string>().as('here'))
		.where('author_id', '=', actor.personId)
		.where((eb) => eb('entry_id', '=', eb.fn.any(eb.val(entries))))
		.executeTakeFirstOrThrow();
	return Number(here);
}

function pageOf(log: ReachedLog, { rows, unknownNames, unknownKinds }: ReadLog, here: number): LogPage {
	const unread = rows.filter((row): row is ReadRow & { why: Unread } => row.why !== undefined);
	const why = new Map<Unread, number>();
	for (const row of unread) why.set(row.why, (why.get(row.why) ?? 0) + 1);
	const nameOf = new Map(
		log.circumstances.colleagues.map((one) => [one.id, `${one.knownAs ?? one.given} ${one.family}`.trim()]),
	);
	return {
		id: log.id,
		fileName: log.fileName,
		broughtAt: log.broughtAt,
		takenAt: log.takenAt,
		made: log.visits,
		header: log.sheet.header,
		samples: log.sheet.header.map(
			(_, place) => log.sheet.rows.find(({ cells }) => cells[place])?.cells[place]?.slice(0, 60) ?? '',
		),
		reading: { columns: log.reading.columns, first: log.reading.first },
		readable: rows.length - unread.length,
		here,
		shown: rows
			.flatMap(({ number, day = '', visit }) =>
				visit
					? [
							{
								number,
								day,
								names: visit.with.map((id) => nameOf.get(id) ?? ''),
								kind: visit.kind,
								minutes: visit.minutes,
								note: visit.note.slice(0, 200),
							},
						]
					: [],
			)
			.slice(0, SHOWN),
		unread: unread.length,
		why: [...why].map(([reason, count]) => ({ why: reason, rows: count })),
		unreadShown: unread.slice(0, SHOWN).map((row) => ({
			number: row.number,
			why: row.why,
			cells: row.cells.map((cell) => cell.slice(0, 80)),
		})),
		unknownNames: unknownNames.slice(0, ASKED).map((name) => ({ name, key: folded(name) })),
		unknownKinds: unknownKinds.slice(0, ASKED).map((word) => ({ word, key: folded(word) })),
		colleagues: [...nameOf]
			.map(([id, name]) => ({ id, name }))
			.filter(({ id }) => id !== log.circumstances.actorId),
	};
}
