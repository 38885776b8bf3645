import type { Member } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { keepCalendar, nameOf } from './keep.ts';

/**
 * Tells that a day ends early, has other bells, or only a name. A day has one such telling for the school and one for each
 * division: telling it anew replaces it. Refuses bells that the school has not, and `missing` to whoever does not keep the
 * calendar.
 */
export function tellSpecialDay(
	actor: Member,
	schoolId: string,
	told: {
		entry: string;
		divisionId?: string | null | undefined;
		day: string;
		name: string;
		/** `HH:MM`. */
		endsAt?: string | undefined;
		bellScheduleId?: string | undefined;
	},
): Promise<{ id: string } | Refusal> {
	if (!isId(told.entry)) return Promise.resolve(missing);
	const { divisionId = null } = told;
	const event = { name: 'calendar.special-day-told', divisionId };
	return keepCalendar<{ id: string }>(actor, schoolId, event, async (tx) => {
		const name = nameOf(told.name, 120);
		if (isRefusal(name)) return name;
		if (told.bellScheduleId) {
			const bells = isId(told.bellScheduleId)
				? await tx
						.selectFrom('bell_schedule')
						.select('id')
						.where('id', '=', told.bellScheduleId)
						.where('school_id', '=', schoolId)
						.executeTakeFirst()
				: undefined;
			if (!bells) return refuse('choose-one', { field: 'bellScheduleId' });
		}
		const row = { name, ends_at: told.endsAt ?? null, bell_schedule_id: told.bellScheduleId ?? null };
		const saved = await tx
			.insertInto('special_day')
			.values({ id: told.entry, school_id: schoolId, division_id: divisionId, on_day: told.day, ...row })
			.onConflict((conflict) =>
				conflict.columns(['school_id', 'division_id', 'on_day']).doUpdateSet((eb) => ({
					...row,
					version: eb('special_day.version', '+', 1),
				})),
			)
			.returning('id')
			.executeTakeFirstOrThrow();
		return saved;
	});
}
