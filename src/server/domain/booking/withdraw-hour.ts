import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Offers an hour no longer. What was booked in it stays. Refuses `missing`. */
export function withdrawHour(actor: Member, hourId: string): Promise<{ hourId: string } | Refusal> {
	const at = now();
	if (!isId(hourId)) return Promise.resolve(missing);
	return unitOfWork(actor, async (tx): Promise<{ hourId: string } | Refusal> => {
		const hour = await tx
			.deleteFrom('offered_hour')
			.where('id', '=', hourId)
			.returning(['school_id', 'bookable_id'])
			.executeTakeFirst();
		if (!hour) return missing;
		await recordEvent(tx, {
			name: 'hours.withdrawn',
			at,
			schoolId: hour.school_id,
			actorId: actor.personId,
			subjectId: hour.bookable_id,
		});
		return { hourId };
	});
}
