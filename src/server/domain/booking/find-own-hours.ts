import { readCalendar } from '#server/domain/calendar/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type Limits, usualLimits } from './booking.ts';
import { readOwnBookable } from './reach-bookable.ts';
import { type HourOfDivision, readHours } from './read-times.ts';

/** What somebody offers, and what there is to choose from. */
export interface OwnHours {
	/** 0 before anything was said. */
	version: number;
	open: boolean;
	limits: Limits;
	hours: HourOfDivision[];
	/** How many days the school's cycle has; null where the school goes by the week. */
	cycleLength: number | null;
	/** The days of the week with school, ISO. */
	weekdays: number[];
	periods: { id: string; name: string; division: string | null }[];
	/** Days away that are not over, earliest first, up to, not including, `to`. */
	away: { id: string; from: string; to: string }[];
}

/** The actor's own hours, limits and days away in a school. Refuses `missing` for who is not booked there. */
export function findOwnHours(actor: Member, schoolId: string): Promise<OwnHours | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<OwnHours | Refusal> => {
		const school = await tx
			.selectFrom('school as s')
			.innerJoin('role_assignment as r', 'r.school_id', 's.id')
			.select('s.zone')
			.where('s.id', '=', schoolId)
			.where('r.person_id', '=', actor.personId)
			.where('r.role', 'in', ['facilitator', 'librarian', 'specialist'])
			.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
			.executeTakeFirst();
		if (!school) return missing;
		const today = schoolDay(school.zone, at);
		const bookable = await readOwnBookable(tx, actor, schoolId);
		const calendar = await readCalendar(tx, schoolId, null, today, dayAfter(today));
		const cycle = calendar.cycles.at(-1);
		const periods = await tx
			.selectFrom('period as p')
			.leftJoin('division as d', 'd.id', 'p.division_id')
			.select(['p.id', 'p.name', 'd.name as division'])
			.where('p.school_id', '=', schoolId)
			.orderBy('d.name', (by) => by.asc().nullsFirst())
			.orderBy('p.position')
			.orderBy('p.name')
			.limit(200)
			.execute();
		const away = await tx
			.selectFrom('away')
			.select(['id', 'starts_on as from', 'ends_on as to'])
			.where('person_id', '=', actor.personId)
			.where('ends_on', '>', today)
			.orderBy('starts_on')
			.limit(100)
			.execute();
		return {
			version: bookable?.version ?? 0,
			open: bookable?.open ?? true,
			limits: bookable?.limits ?? usualLimits,
			hours: bookable ? ((await readHours(tx, [bookable.id])).get(bookable.id) ?? []) : [],
			cycleLength: cycle?.length ?? null,
			weekdays: cycle?.weekdays ?? [1, 2, 3, 4, 5],
			periods,
			away,
		};
	});
}
