import type { Member } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { keepCalendar } from './keep.ts';

/**
 * Sets the cycle that holds from a day on, until a later one of the same division begins; one that began on that very day is
 * replaced. Without a length, school is told by the week alone. Refuses a length, a first day or weekdays that cannot be, and
 * `missing` to whoever does not keep the calendar.
 */
export function setCycle(
	actor: Member,
	schoolId: string,
	cycle: {
		entry: string;
		divisionId?: string | null | undefined;
		startsOn: string;
		length: number | null;
		firstDay: number;
		throughDaysOff: boolean;
		/** ISO: Monday is 1. */
		weekdays: number[];
	},
): Promise<{ id: string } | Refusal> {
	if (!isId(cycle.entry)) return Promise.resolve(missing);
	const { divisionId = null, length } = cycle;
	const event = { name: 'calendar.cycle-set', divisionId };
	return keepCalendar<{ id: string }>(actor, schoolId, event, async (tx) => {
		const weekdays = [...new Set(cycle.weekdays)].sort();
		if (length !== null && !(Number.isInteger(length) && length >= 2 && length <= 20))
			return refuse('cycle-length', { field: 'length' });
		if (!(Number.isInteger(cycle.firstDay) && cycle.firstDay >= 1 && cycle.firstDay <= (length ?? 1)))
			return refuse('cycle-first-day', { field: 'firstDay', args: { length: length ?? 1 } });
		if (weekdays.length === 0 || weekdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
			return refuse('cycle-weekdays', { field: 'weekdays[]' });
		const row = { length, first_day: cycle.firstDay, through_days_off: cycle.throughDaysOff, weekdays };
		return tx
			.insertInto('cycle')
			.values({
				id: cycle.entry,
				school_id: schoolId,
				division_id: divisionId,
				starts_on: cycle.startsOn,
				...row,
			})
			.onConflict((conflict) =>
				conflict.columns(['school_id', 'division_id', 'starts_on']).doUpdateSet((eb) => ({
					...row,
					version: eb('cycle.version', '+', 1),
				})),
			)
			.returning('id')
			.executeTakeFirstOrThrow();
	});
}
