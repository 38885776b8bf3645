import { writePastVisits } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Sheet } from './kept-log.ts';
import { reachLog } from './reach-log.ts';
import { readRows } from './read-rows.ts';

/** Visits in one transaction: others get their turn in between. */
const PIECE = 50;

/**
 * Makes a visit of every row that can be read. Interrupted, what was made stays, and taking the log again makes the rest: a
 * row's visit has a key that comes from the row, so the same file twice adds nothing. The rows that could not be read stay.
 * Refuses `missing`, `kept-log-nothing` when no row can be read.
 * @returns how many visits are new
 */
export async function takeLog(
	actor: Member,
	logId: string,
	locale: string,
): Promise<{ made: number; unread: number } | Refusal> {
	const log = await unitOfWork(actor, (tx) => reachLog(tx, actor, logId, locale));
	if (isRefusal(log)) return log;
	const { rows } = readRows(log.sheet, log.reading, log.circumstances);
	const visits = rows.flatMap(({ visit }) => visit ?? []);
	if (visits.length === 0)
		// Pressed twice: the first has made everything that could be.
		return log.takenAt === null ? refuse('kept-log-nothing') : { made: 0, unread: rows.length };
	const reached = new Map();
	let made = 0;
	try {
		for (let at = 0; at < visits.length; at += PIECE) {
			const piece = visits.slice(at, at + PIECE);
			const written = await unitOfWork(actor, (tx) =>
				writePastVisits(tx, actor, log.schoolId, piece, now(), reached),
			);
			if (isRefusal(written)) return written;
			made += written;
		}
	} catch (error) {
		return hiddenIsMissing(error);
	}
	const unread: Sheet = {
		header: log.sheet.header,
		rows: rows.flatMap(({ visit, number, cells }) => (visit ? [] : [{ number, cells }])),
	};
	const at = now();
	return unitOfWork(actor, async (tx) => {
		await tx
			.updateTable('kept_log')
			.set((eb) => ({
				sheet: JSON.stringify(unread),
				taken_at: at,
				visits: eb('visits', '+', made),
				version: eb('version', '+', 1),
			}))
			.where('id', '=', log.id)
			.where('version', '=', log.version)
			.execute();
		const event = { at, schoolId: log.schoolId, actorId: actor.personId, subjectId: log.id };
		await recordEvent(tx, { ...event, name: 'kept-log.taken' });
		return { made, unread: unread.rows.length };
	});
}
