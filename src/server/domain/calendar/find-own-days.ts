import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { CalendarDay } from './calendar.ts';
import { layOut } from './lay-out.ts';
import { readCalendar } from './read-calendar.ts';

/**
 * The days of a school from `from` up to, not including, `to`, as they are for the actor: by the calendar of the division that
 * their teams are in, where it is one. `bells`: with periods. Within a unit of work.
 */
export async function findOwnDays(
	tx: Tx,
	actor: Member,
	schoolId: string,
	{ from, to }: { from: string; to: string },
	{ bells }: { bells: boolean },
): Promise<CalendarDay[]> {
	const divisions = await tx
		.selectFrom('team_member as m')
		.innerJoin('team as t', 't.id', 'm.team_id')
		.select('t.division_id')
		.distinct()
		.where('m.person_id', '=', actor.personId)
		.where(sql<boolean>`holds_today(m.starts_on, m.ends_on)`)
		.where('t.school_id', '=', schoolId)
		.limit(2)
		.execute();
	const own = divisions.length === 1 ? (divisions[0]?.division_id ?? null) : null;
	return layOut(await readCalendar(tx, schoolId, own, from, to, bells), from, to);
}
