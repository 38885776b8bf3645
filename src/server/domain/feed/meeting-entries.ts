import { sql } from 'kysely';
import { readOwnMeetings } from '#server/domain/planning/index.ts';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { CalendarEntry } from '#server/platform/ics/write-calendar.ts';
import type { Words } from './entries.ts';
import { feedDays } from './feed.ts';

/**
 * The meetings that the actor of this unit of work is invited to, as entries of a calendar: which team, when, where, and a link. What
 * is called off is left out, and so is what has no hour; of a sealed account there is none.
 */
export async function findMeetingEntries(
	tx: Tx,
	t: Words,
	origin: string,
	at: Date,
): Promise<CalendarEntry[]> {
	const schools = await tx
		.selectFrom('school as s')
		.select(['s.id', 's.zone'])
		.where(sql<boolean>`s.id = any ((select my_schools())::uuid[]) and not (select is_shut_to_me())`)
		.where(({ exists, selectFrom }) =>
			exists(selectFrom('planning_rhythm as r').select('r.id').whereRef('r.school_id', '=', 's.id')),
		)
		.orderBy('s.id')
		.execute();
	const entries: CalendarEntry[] = [];
	for (const { id, zone } of schools) {
		const today = schoolDay(zone, at);
		const days = { from: dayAfter(today, -feedDays.been), to: dayAfter(today, feedDays.ahead) };
		for (const one of await readOwnMeetings(tx, id, days)) {
			if (one.startsAt === null) continue;
			const link = `${origin}/teams/${one.team.id}/meetings/${one.id}`;
			entries.push({
				uid: one.id,
				sequence: one.version ?? 0,
				stamp: one.setAt,
				startsAt: momentOf(one.day, one.startsAt, zone),
				minutes: one.minutes,
				zone,
				title: t('feed.meeting', { team: one.team.name }),
				place: one.place,
				description: link,
				link,
				cancelled: false,
			});
		}
	}
	return entries;
}
