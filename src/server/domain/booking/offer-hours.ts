import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { most, usualLimits } from './booking.ts';
import { readOwnBookable } from './reach-bookable.ts';
import { refusalOf } from './refusals.ts';
import { tellOfHours } from './tell-of-hours.ts';

/** Hours to offer: each of these periods, or one clock time, on each of these days of the cycle or of the week. */
export interface HoursToOffer {
	/** One of the two: days of the cycle from 1, or of the week (ISO: Monday is 1). */
	cycleDays: readonly number[];
	weekdays: readonly number[];
	periodIds: readonly string[];
	/** `HH:MM`, where no period is meant. */
	clock: { startsAt: string; endsAt: string; pieceMinutes: number | null } | null;
	place: string;
	remote: boolean;
}

function checkHours(hours: HoursToOffer): Refusal | undefined {
	const { clock, cycleDays, weekdays } = hours;
	const days = [...cycleDays, ...weekdays];
	if (days.length === 0 || (cycleDays.length > 0 && weekdays.length > 0))
		return refuse('hours-which-days', { field: 'days[]' });
	if (!cycleDays.every((day) => Number.isInteger(day) && day >= 1 && day <= 20)) return missing;
	if (!weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) return missing;
	if ((clock === null) === (hours.periodIds.length === 0))
		return refuse('hours-which-times', { field: 'periods[]' });
	if (clock && clock.endsAt <= clock.startsAt) return refuse('ends-before-start', { field: 'endsAt' });
	if (clock?.pieceMinutes != null && !(clock.pieceMinutes >= 10 && clock.pieceMinutes <= 480))
		return refuse('booking-limit', { field: 'pieceMinutes', args: { least: 10, most: 480 } });
	if (hours.place.length > most.place)
		return refuse('too-long', { field: 'place', args: { most: most.place } });
	return undefined;
}

/**
 * Offers hours for booking, from now on; for the first time, it makes one bookable with the usual limits. What is offered
 * already stays as it is. Who waits for a time with them, and now has one, gets a letter.
 * @param origin where the letters' links lead
 * Refuses `missing` for who is not booked in that school, or for a period of another, `hours-which-days`,
 * `hours-which-times`, `ends-before-start`, `booking-limit`, `too-long`, `hours-too-many`.
 */
export function offerHours(
	actor: Member,
	schoolId: string,
	given: HoursToOffer,
	origin: string,
): Promise<{ offered: number } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ offered: number } | Refusal> => {
		if (!isId(schoolId) || !given.periodIds.every(isId)) return missing;
		const wrong = checkHours(given);
		if (wrong) return wrong;
		const old = await readOwnBookable(tx, actor, schoolId);
		const bookableId = old?.id ?? newId();
		if (!old)
			await tx
				.insertInto('bookable')
				.values({
					id: bookableId,
					school_id: schoolId,
					person_id: actor.personId,
					notice_hours: usualLimits.noticeHours,
					ahead_days: usualLimits.aheadDays,
					purposes: usualLimits.purposes,
				})
				.execute();
		const days = [
			...given.cycleDays.map((day) => ({ cycle_day: day, weekday: null })),
			...given.weekdays.map((day) => ({ cycle_day: null, weekday: day })),
		];
		const times = given.clock
			? [
					{
						period_id: null,
						starts_at: given.clock.startsAt,
						ends_at: given.clock.endsAt,
						piece_minutes: given.clock.pieceMinutes,
					},
				]
			: given.periodIds.map((id) => ({ period_id: id, starts_at: null, ends_at: null, piece_minutes: null }));
		const { count } = await tx
			.selectFrom('offered_hour')
			.select((eb) => eb.fn.countAll<string>().as('count'))
			.where('bookable_id', '=', bookableId)
			.executeTakeFirstOrThrow();
		if (Number(count) + days.length * times.length > most.hours)
			return refuse('hours-too-many', { args: { most: most.hours } });
		const rows = await tx
			.insertInto('offered_hour')
			.values(
				days.flatMap((day) =>
					times.map((time) => ({
						id: newId(),
						bookable_id: bookableId,
						school_id: schoolId,
						...day,
						...time,
						place: given.place.trim(),
						remote: given.remote,
					})),
				),
			)
			.onConflict((on) => on.doNothing())
			.returning('id')
			.execute();
		await tellOfHours(
			tx,
			actor,
			bookableId,
			rows.map((row) => row.id),
			{ origin, at },
		);
		await recordEvent(tx, {
			name: 'hours.offered',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: bookableId,
		});
		return { offered: rows.length };
	}).catch((error: unknown) => {
		// A period that was taken away meanwhile, or is another school's.
		if ((error as { code?: unknown }).code === '23503') return missing;
		return refusalOf(error);
	});
}
