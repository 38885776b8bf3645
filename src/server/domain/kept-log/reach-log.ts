import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { Reading, Sheet } from './kept-log.ts';
import type { Circumstances } from './read-rows.ts';

/** A log that the actor brought, with what it is to be read with. */
export interface ReachedLog {
	id: string;
	schoolId: string;
	fileName: string;
	broughtAt: Date;
	takenAt: Date | null;
	visits: number;
	version: number;
	sheet: Sheet;
	reading: Reading;
	circumstances: Circumstances;
}

/** Reaches a log, which only its owner does. Refuses `missing`. */
export async function reachLog(
	tx: Tx,
	actor: Member,
	logId: string,
	locale: string,
): Promise<ReachedLog | Refusal> {
	if (!isId(logId)) return missing;
	const row = await tx
		.selectFrom('kept_log as l')
		.innerJoin('school as s', 's.id', 'l.school_id')
		.select(['l.id', 'l.school_id', 'l.file_name', 'l.brought_at', 'l.taken_at', 'l.visits', 'l.version'])
		.select(['l.sheet', 'l.reading', 's.zone'])
		.where('l.id', '=', logId)
		.executeTakeFirst();
	if (!row) return missing;
	const colleagues = await tx
		.selectFrom('person as p')
		.innerJoin('membership as m', 'm.person_id', 'p.id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('m.school_id', '=', row.school_id)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.where('p.deactivated_at', 'is', null)
		.orderBy('p.family_name')
		.orderBy('p.given_name')
		.orderBy('p.id')
		.limit(5000)
		.execute();
	return {
		id: row.id,
		schoolId: row.school_id,
		fileName: row.file_name,
		broughtAt: row.brought_at,
		takenAt: row.taken_at,
		visits: row.visits,
		version: row.version,
		sheet: JSON.parse(row.sheet) as Sheet,
		reading: JSON.parse(row.reading) as Reading,
		circumstances: {
			actorId: actor.personId,
			colleagues: colleagues.map((one) => ({
				id: one.id,
				given: one.given_name,
				family: one.family_name,
				knownAs: one.known_as,
			})),
			zone: row.zone,
			locale,
			now: now(),
		},
	};
}
