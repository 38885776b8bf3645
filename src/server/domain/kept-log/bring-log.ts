import { createHash } from 'node:crypto';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { orderOf } from './cells.ts';
import type { Reading } from './kept-log.ts';
import { matchColumns } from './match-columns.ts';
import { readSheet } from './read-sheet.ts';

/**
 * Takes in a log that a facilitator kept, CSV or XLSX, for looking at; no visit is made of it yet. Columns are what they were
 * for the same header the last time, or what their names tell.
 * @returns its key
 * Refuses `missing` to who does not facilitate there, and what is no spreadsheet, empty or too much with a sentence.
 */
export async function bringLog(
	actor: Member,
	log: { schoolId: string; fileName: string; bytes: Uint8Array; locale: string },
): Promise<string | Refusal> {
	if (!isId(log.schoolId)) return missing;
	const sheet = await readSheet(log.bytes);
	if (isRefusal(sheet)) return sheet;
	const [id, at] = [newId(), now()];
	const columnsHash = createHash('sha256').update(JSON.stringify(sheet.header)).digest('hex');
	try {
		return await unitOfWork(actor, async (tx) => {
			const before = await tx
				.selectFrom('kept_log')
				.select('reading')
				.where('person_id', '=', actor.personId)
				.where('columns_hash', '=', columnsHash)
				.orderBy('brought_at', 'desc')
				.orderBy('id', 'desc')
				.limit(1)
				.executeTakeFirst();
			await tx
				.insertInto('kept_log')
				.values({
					id,
					person_id: actor.personId,
					school_id: log.schoolId,
					file_name: log.fileName
						.toWellFormed()
						.replace(/\p{Cc}/gu, ' ')
						.slice(-300),
					brought_at: at,
					sheet: JSON.stringify(sheet),
					reading: before?.reading ?? JSON.stringify(firstReading(sheet.header, sheet.rows, log.locale)),
					columns_hash: columnsHash,
				})
				.execute();
			const event = { at, schoolId: log.schoolId, actorId: actor.personId, subjectId: id };
			await recordEvent(tx, { ...event, name: 'kept-log.brought' });
			return id;
		});
	} catch (error) {
		return hiddenIsMissing(error);
	}
}

function firstReading(
	header: readonly string[],
	rows: readonly { cells: string[] }[],
	locale: string,
): Reading {
	const columns = matchColumns(header);
	const days = rows.map(({ cells }) => cells[columns.day ?? -1] ?? '');
	return { columns, first: orderOf(days, locale), people: {}, kinds: {} };
}
