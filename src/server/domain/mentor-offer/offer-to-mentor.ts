import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Audience } from './find-offers.ts';

/** What somebody offers to help with, as they say it. */
export interface Offering {
	practice: string;
	atOnce: number;
	audience: Audience;
}

/** What is wrong with an offer as it was typed; undefined when nothing is. */
export function checkOffering({ practice, atOnce }: Offering): Refusal | undefined {
	if (practice.trim() === '') return refuse('required', { field: 'practice' });
	if (practice.trim().length > 200) return refuse('too-long', { field: 'practice', args: { most: 200 } });
	if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 20)
		return refuse('mentor-at-once', { field: 'atOnce' });
	return undefined;
}

/**
 * Offers to help colleagues of a school with a practice or a tool, from today on. `entry` is a UUID made where the form was
 * shown: sent twice, it is offered once. What it grew out of is not said with it.
 * @returns the offer's key; refuses `missing`, `required`, `too-long`, `mentor-at-once`
 */
export function offerToMentor(
	actor: Member,
	schoolId: string,
	offering: Offering & { entry: string },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<string | Refusal> => {
		if (!isId(schoolId) || !isId(offering.entry)) return missing;
		const wrong = checkOffering(offering);
		if (wrong) return wrong;
		const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		const id = keyOf(actor.personId, offering.entry, 'mentor-offer');
		const made = await tx
			.insertInto('mentor_offer')
			.values({
				id,
				school_id: schoolId,
				person_id: actor.personId,
				practice: offering.practice.trim(),
				at_once: offering.atOnce,
				audience: offering.audience,
				since: schoolDay(school.zone, at),
				offered_at: at,
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (made.numInsertedOrUpdatedRows === 1n)
			await recordEvent(tx, {
				name: 'mentor-offer.made',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return id;
	}).catch(hiddenIsMissing);
}
