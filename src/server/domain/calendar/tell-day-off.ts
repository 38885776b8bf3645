import { dayAfter, daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Effect } from './calendar.ts';
import { keepCalendar, nameOf } from './keep.ts';

/** Days without school as they are told; without a division, of the whole school. */
export interface ToldDayOff {
	entry: string;
	divisionId?: string | null | undefined;
	name: string;
	startsOn: string;
	/** The last day without school. */
	lastDay: string;
	kind: 'holiday' | 'closure';
	/** Null: as the cycle has it. */
	effect: Effect | null;
	version?: number | undefined;
}

/**
 * Tells days without school, or changes those whose id is `entry` on top of `version`: every later day of the cycle is counted
 * anew from then on. Refuses days that cannot be, `changed-meanwhile`, and `missing` to whoever does not keep the calendar.
 */
export function tellDayOff(
	actor: Member,
	schoolId: string,
	told: ToldDayOff,
): Promise<{ id: string } | Refusal> {
	if (!isId(told.entry)) return Promise.resolve(missing);
	const id = told.entry;
	const { divisionId = null } = told;
	const event = { name: 'calendar.day-off-told', divisionId };
	return keepCalendar<{ id: string }>(actor, schoolId, event, async (tx) => {
		const name = nameOf(told.name, 120);
		if (isRefusal(name)) return name;
		const endsOn = dayAfter(told.lastDay);
		const length = daysBetween(told.startsOn, endsOn);
		if (length < 1) return refuse('ends-before-start', { field: 'lastDay' });
		if (length > 400) return refuse('more-than-a-year', { field: 'lastDay' });
		const row = {
			division_id: divisionId,
			name,
			starts_on: told.startsOn,
			ends_on: endsOn,
			kind: told.kind,
			effect: told.effect,
		};
		const known = await tx
			.selectFrom('day_off')
			.select(['school_id', 'version'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!known) {
			await tx
				.insertInto('day_off')
				.values({ id, school_id: schoolId, ...row })
				.execute();
			return { id };
		}
		if (known.school_id !== schoolId) return missing;
		if (told.version !== undefined && told.version !== known.version) return changedMeanwhile(known.version);
		await tx
			.updateTable('day_off')
			.set({ ...row, version: known.version + 1 })
			.where('id', '=', id)
			.execute();
		return { id };
	});
}
