import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Limits } from './booking.ts';
import { readOwnBookable } from './reach-bookable.ts';
import { refusalOf } from './refusals.ts';

const within = (value: number | null, least: number, greatest: number) =>
	value === null || (Number.isInteger(value) && value >= least && value <= greatest);

function checkLimits(limits: Limits): Refusal | undefined {
	const wrong = (field: string, least: number, greatest: number) =>
		refuse('booking-limit', { field, args: { least, most: greatest } });
	if (!within(limits.perDay, 1, 20)) return wrong('perDay', 1, 20);
	if (!within(limits.perWeek, 1, 60)) return wrong('perWeek', 1, 60);
	if (!within(limits.noticeHours, 0, 336)) return wrong('noticeHours', 0, 336);
	if (!within(limits.aheadDays, 1, 180)) return wrong('aheadDays', 1, 180);
	if (!within(limits.bufferMinutes, 0, 120)) return wrong('bufferMinutes', 0, 120);
	return limits.purposes.length === 0 ? refuse('choose-one', { field: 'purposes[]' }) : undefined;
}

/**
 * Says within which limits one takes bookings, and whether at all; for the first time, it makes one bookable. What was booked
 * already stays. `version` is of what was shown, 0 before the first.
 * Refuses `missing` for who is not booked in that school, `booking-limit`, `choose-one`, `changed-meanwhile`.
 */
export function keepLimits(
	actor: Member,
	schoolId: string,
	given: Limits & { open: boolean; version: number },
): Promise<{ bookableId: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ bookableId: string } | Refusal> => {
		if (!isId(schoolId)) return missing;
		const wrong = checkLimits(given);
		if (wrong) return wrong;
		const old = await readOwnBookable(tx, actor, schoolId);
		if (!old && given.version > 0) return missing;
		if ((old?.version ?? 0) !== given.version) return changedMeanwhile(old?.version ?? 0);
		const columns = {
			open: given.open,
			per_day: given.perDay,
			per_week: given.perWeek,
			notice_hours: given.noticeHours,
			ahead_days: given.aheadDays,
			buffer_minutes: given.bufferMinutes,
			purposes: [...new Set(given.purposes)],
		};
		const bookableId = old?.id ?? newId();
		if (old)
			await tx
				.updateTable('bookable')
				.set({ ...columns, version: given.version + 1 })
				.where('id', '=', old.id)
				.where('version', '=', given.version)
				.execute();
		else
			await tx
				.insertInto('bookable')
				.values({ id: bookableId, school_id: schoolId, person_id: actor.personId, ...columns })
				.execute();
		await recordEvent(tx, {
			name: 'bookable.kept',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: bookableId,
		});
		return { bookableId };
	}).catch(refusalOf);
}
