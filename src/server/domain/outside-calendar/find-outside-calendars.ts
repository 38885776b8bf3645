import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { mostCalendars, type Problem } from './outside-calendar.ts';

/** A calendar that the actor keeps elsewhere. Of its address only the host is shown again. */
export interface OutsideCalendar {
	id: string;
	name: string;
	host: string;
	/** When its times were last known to be right; null before the first time. */
	readAt: Date | null;
	/** Why it could not be read the last time, and when that was. */
	problem: Problem | null;
	triedAt: Date | null;
	/** How many times somebody is busy from now on. */
	ahead: number;
}

/** The actor's calendars elsewhere, by name. */
export function findOutsideCalendars(actor: Member): Promise<OutsideCalendar[]> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('outside_calendar as c')
			.select(['c.id', 'c.name', 'c.address', 'c.read_at', 'c.problem', 'c.tried_at'])
			.select(
				sql<number>`(select count(*)::int from busy_block b where b.calendar_id = c.id and b.ends_at > ${at})`.as(
					'ahead',
				),
			)
			.where('c.person_id', '=', actor.personId)
			.orderBy('c.name')
			.orderBy('c.id')
			.limit(mostCalendars)
			.execute();
		return rows.map((row) => ({
			id: row.id,
			name: row.name,
			host: new URL(row.address).hostname,
			readAt: row.read_at,
			problem: row.problem as Problem | null,
			triedAt: row.tried_at,
			ahead: row.ahead,
		}));
	});
}
