import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { mayKeepCalendar } from './keep.ts';

/** What a calendar is made of, by its tables. */
export const removable = ['term', 'day_off', 'special_day', 'cycle', 'bell_schedule', 'period'] as const;

/**
 * Takes something out of a school's calendar; what was counted with it is counted without it. What is gone already stays gone.
 * Refuses a bell schedule that a day names or a period that something else needs, and `missing` to whoever does not keep the
 * calendar.
 */
export function removeEntry(
	actor: Member,
	schoolId: string,
	kind: (typeof removable)[number],
	id: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId) || !isId(id)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!(await mayKeepCalendar(tx, schoolId))) return missing;
		if (kind === 'bell_schedule') {
			const named = await tx
				.selectFrom('special_day')
				.select('id')
				.where('bell_schedule_id', '=', id)
				.limit(1)
				.executeTakeFirst();
			if (named) return refuse('bells-named', { kind: 'conflict' });
		}
		const gone = await tx
			.deleteFrom(kind)
			.where('id', '=', id)
			.where('school_id', '=', schoolId)
			.returning(sql<string>`id`.as('id'))
			.executeTakeFirst();
		if (gone)
			await recordEvent(tx, {
				name: `calendar.${kind.replace('_', '-')}-removed`,
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return { id };
	});
}
