import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { cancelVisitIn, moveVisitIn } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { checkWord } from './booking.ts';
import { readBusy } from './busy.ts';
import { type ChangeTold, cancelIn, moveIn } from './change-booking.ts';
import { tell } from './letters.ts';
import { reachBooking } from './reach-booking.ts';
import { readTimeAt } from './read-times.ts';
import { type Affected, type AffectedDays, readToMove } from './read-to-move.ts';
import { refusalOf } from './refusals.ts';
import { checkAway, type Days, insertAway } from './say-away.ts';
import { meets } from './slots.ts';

/** What becomes of one visit: moved to a moment, cancelled, or left as it is. */
export type Choice = { visitId: string; to: Date } | { visitId: string; to: 'cancelled' };

export interface AllMoved {
	moved: number;
	cancelled: number;
	/** Visits that others wrote down: they were told. */
	told: number;
}

/** A time that was proposed is no longer free: nothing was changed. */
const movedOn = refuse('booking-move-taken', { kind: 'conflict' });

/**
 * The actor is away: notes the days, and moves or cancels what is chosen of what they have on them, all or nothing. Everyone who
 * takes part is written a letter; who wrote a visit down that the actor cannot move is told that they are away.
 * Refuses `missing`, `ends-before-start`, `away-too-long`, `too-long`, `booking-move-taken`.
 */
export async function moveAll(
	actor: Member,
	schoolId: string,
	given: Days & { choices: readonly Choice[]; word: string; origin: string },
): Promise<AllMoved | Refusal> {
	const at = now();
	const wrong = checkAway(given) ?? checkWord(given.word);
	if (wrong) return wrong;
	return unitOfWork(actor, async (tx): Promise<AllMoved | Refusal> => {
		const all = await readToMove(tx, actor, schoolId, given, at);
		if (!all) return missing;
		await noteAway(tx, actor, given, at);
		const done: AllMoved = { moved: 0, cancelled: 0, told: 0 };
		const told = { word: given.word, origin: given.origin, at };
		for (const one of all.affected) {
			if (one.may === 'tell') {
				await tellOf(tx, actor, one, 'away', all.zone, told);
				done.told += 1;
				continue;
			}
			const choice = given.choices.find(({ visitId }) => visitId === one.visitId);
			if (!choice) continue;
			const refused =
				choice.to === 'cancelled'
					? await cancelOne(tx, actor, schoolId, one, all.zone, told)
					: await moveOne(tx, actor, schoolId, one, all, choice.to, told);
			if (refused) return refused;
			done[choice.to === 'cancelled' ? 'cancelled' : 'moved'] += 1;
		}
		return done;
	}).catch((error: unknown) => {
		const refused = refusalOf(error);
		return refused.code.startsWith('booking-') ? movedOn : refused;
	});
}

/** Days that are noted already are left as they are. */
async function noteAway(tx: Tx, actor: Member, days: Days, at: Date): Promise<void> {
	const there = await tx
		.selectFrom('away')
		.select(['starts_on', 'ends_on'])
		.where('person_id', '=', actor.personId)
		.where('starts_on', '<', days.to)
		.where('ends_on', '>', days.from)
		.orderBy('starts_on')
		.execute();
	let { from } = days;
	for (const { starts_on, ends_on } of [...there, { starts_on: days.to, ends_on: days.to }]) {
		if (from < starts_on) await insertAway(tx, actor, { from, to: starts_on }, at);
		if (ends_on > from) from = ends_on;
	}
}

async function moveOne(
	tx: Tx,
	actor: Member,
	schoolId: string,
	one: Affected,
	{ bookable, zone }: AffectedDays,
	startsAt: Date,
	told: ChangeTold,
): Promise<Refusal | undefined> {
	if (one.bookingId !== null) {
		const booking = await reachBooking(tx, actor, one.bookingId, told.at);
		if (!booking || !bookable || one.may !== 'move') return missing;
		const limits = { ...bookable.limits, noticeHours: 0, aheadDays: 400 };
		const time = await readTimeAt(tx, bookable, startsAt, { now: told.at, but: one.visitId, limits });
		return time && time.shut === null ? moveIn(tx, actor, booking, { time, bookable }, told) : movedOn;
	}
	const length = one.endsAt.getTime() - one.startsAt.getTime();
	const time = {
		startsAt,
		endsAt: new Date(startsAt.getTime() + length),
		place: one.place,
		remote: one.remote,
	};
	const far = startsAt.getTime() - told.at.getTime() > 366 * 86_400_000;
	if (!Number.isFinite(length) || startsAt <= told.at || far) return movedOn;
	const day = schoolDay(zone, startsAt);
	const busy = await readBusy(tx, actor.personId, {
		from: momentOf(day, '00:00', zone),
		to: momentOf(dayAfter(day), '00:00', zone),
		zone,
		but: one.visitId,
	});
	if (meets(time, busy)) return movedOn;
	await moveVisitIn(tx, one.visitId, { ...time, minutes: Math.round(length / 60_000) });
	await record(tx, actor, schoolId, 'visit.edited', one, told.at);
	await tellOf(tx, actor, { ...one, ...time }, 'moved', zone, told);
	return undefined;
}

async function cancelOne(
	tx: Tx,
	actor: Member,
	schoolId: string,
	one: Affected,
	zone: string,
	told: ChangeTold,
): Promise<Refusal | undefined> {
	if (one.bookingId !== null) {
		const booking = await reachBooking(tx, actor, one.bookingId, told.at);
		return booking ? cancelIn(tx, actor, booking, told) : missing;
	}
	await cancelVisitIn(tx, one.visitId);
	await record(tx, actor, schoolId, 'visit.cancelled', one, told.at);
	await tellOf(tx, actor, one, 'cancelled', zone, told);
	return undefined;
}

function record(
	tx: Tx,
	actor: Member,
	schoolId: string,
	name: string,
	one: Affected,
	at: Date,
): Promise<void> {
	return recordEvent(tx, { name, at, schoolId, actorId: actor.personId, subjectId: one.visitId });
}

function tellOf(
	tx: Tx,
	actor: Member,
	one: Affected,
	told: 'moved' | 'cancelled' | 'away',
	zone: string,
	{ origin, at }: ChangeTold,
): Promise<void> {
	const to = one.with.map((person) => person.personId);
	const link = `${origin}/visits/${one.visitId}`;
	// That somebody is away changes no visit yet: no calendar is told of it.
	const visitId = told === 'away' ? undefined : one.visitId;
	return tell(tx, actor, { told, to, time: { ...one, zone }, link, visitId, at });
}
