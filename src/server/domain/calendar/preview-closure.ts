import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { CalendarDay, DayOff, Effect } from './calendar.ts';
import { readFrame } from './find-calendar.ts';
import { layOut } from './lay-out.ts';
import { readCalendar } from './read-calendar.ts';

/** How far ahead a preview looks, in days: as far as a plan is made. */
const ahead = 120;
const longest = 60;

/** What an unplanned closure would do. */
export interface ClosurePreview {
	/** The days that would be closed, as they are now; without those that have no school anyway. */
	closed: CalendarDay[];
	/** The school days after it, as they are now, and the number each would have if the days were pushed. */
	moved: { day: string; was: number | null; becomes: number | null }[];
	/** What falls on the closed days and the reader may see. */
	visits: { id: string; startsAt: Date; kind: string; with: string[] }[];
}

/**
 * Tells what moves if school is closed on some days: which days of the cycle change, if they are pushed on, and which visits
 * that the reader may see fall on them; of others there is no count either. Nothing is changed. Refuses days that cannot be,
 * more than sixty of them, and `missing` to whoever does not keep the calendar.
 */
export function previewClosure(
	actor: Member,
	schoolId: string,
	closure: { divisionId: string | null; startsOn: string; lastDay: string },
	momentOfDay: (day: string) => Date,
): Promise<ClosurePreview | Refusal> {
	const { divisionId, startsOn } = closure;
	if (!isId(schoolId) || (divisionId !== null && !isId(divisionId))) return Promise.resolve(missing);
	const endsOn = dayAfter(closure.lastDay);
	return unitOfWork<ClosurePreview | Refusal>(actor, async (tx) => {
		const frame = await readFrame(tx, schoolId);
		if (!frame?.mayKeep) return missing;
		if (divisionId !== null && !frame.divisions.some((one) => one.id === divisionId)) return missing;
		if (endsOn <= startsOn) return refuse('ends-before-start', { field: 'lastDay' });
		if (endsOn > dayAfter(startsOn, longest))
			return refuse('closure-too-long', { field: 'lastDay', args: { longest } });
		const until = dayAfter(endsOn, ahead);
		const calendar = await readCalendar(tx, schoolId, divisionId, startsOn, until);
		const was = layOut(calendar, startsOn, until);
		const off = (effect: Effect): DayOff => ({ name: '', startsOn, endsOn, kind: 'closure', effect });
		const pushed = layOut({ ...calendar, daysOff: [...calendar.daysOff, off('push')] }, startsOn, until);
		const rows = await tx
			.selectFrom('visit as v')
			.select(['v.id', 'v.starts_at', 'v.kind'])
			.where('v.school_id', '=', schoolId)
			.where('v.starts_at', '>=', momentOfDay(startsOn))
			.where('v.starts_at', '<', momentOfDay(endsOn))
			.orderBy('v.starts_at')
			.orderBy('v.id')
			.limit(100)
			.execute();
		const people =
			rows.length === 0
				? []
				: await tx
						.selectFrom('visit_person as w')
						.innerJoin('person as p', 'p.id', 'w.person_id')
						.select(['w.visit_id', 'p.given_name', 'p.family_name', 'p.known_as'])
						.where(
							'w.visit_id',
							'in',
							rows.map((one) => one.id),
						)
						.where('p.id', '<>', actor.personId)
						.execute();
		return {
			closed: was.filter((day) => day.day < endsOn && day.kind === 'school'),
			moved: was.flatMap((day, at) =>
				day.day >= endsOn && day.kind === 'school'
					? [{ day: day.day, was: day.cycleDay, becomes: pushed[at]?.cycleDay ?? null }]
					: [],
			),
			visits: rows.map((row) => ({
				id: row.id,
				startsAt: row.starts_at,
				kind: row.kind,
				with: people.filter((one) => one.visit_id === row.id).map(nameOf),
			})),
		};
	});
}
