import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { findCompany, type VisitKind } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { usualLimits } from './booking.ts';
import { readBusy } from './busy.ts';
import { propose, type ToMove } from './propose.ts';
import { type Bookable, readOwnBookable } from './reach-bookable.ts';
import { readDays, readHours, readTimes } from './read-times.ts';
import type { Days } from './say-away.ts';

/** How far ahead a next free time is looked for, in days. */
const lookAhead = 28;

/** Something of the actor's on days on which they are away. */
export interface Affected extends ToMove {
	day: string;
	kind: VisitKind;
	place: string;
	remote: boolean;
	with: { personId: string; name: string }[];
	bookingId: string | null;
	/** `move`: the actor moves or cancels it; `cancel`: booked by the actor, who can cancel it; `tell`: another wrote it down. */
	may: 'move' | 'cancel' | 'tell';
	/** The next free time. */
	proposal: { startsAt: Date; endsAt: Date; day: string } | null;
}

export interface AffectedDays {
	zone: string;
	/** The school's today. */
	today: string;
	bookable: Bookable | undefined;
	affected: Affected[];
}

/** What the actor has on these days in a school and has not begun, earliest first, each with the next free time for it; at most 100. */
export async function readToMove(
	tx: Tx,
	actor: Member,
	schoolId: string,
	days: Days,
	now: Date,
): Promise<AffectedDays | undefined> {
	if (!isId(schoolId)) return undefined;
	const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
	if (!school) return undefined;
	const { zone } = school;
	const begins = momentOf(days.from, '00:00', zone);
	const rows = await tx
		.selectFrom('visit_person as me')
		.innerJoin('visit as v', 'v.id', 'me.visit_id')
		.leftJoin('booking as b', 'b.visit_id', 'v.id')
		.select([
			'v.id',
			'v.kind',
			'v.starts_at',
			'v.minutes',
			'v.place',
			'v.remote',
			'v.author_id',
			'b.id as booking_id',
		])
		.where('me.person_id', '=', actor.personId)
		.where('v.school_id', '=', schoolId)
		.where('v.state', '=', 'planned')
		.where('v.starts_at', '>=', begins > now ? begins : now)
		.where('v.starts_at', '<', momentOf(days.to, '00:00', zone))
		.orderBy('v.starts_at')
		.orderBy('v.id')
		.limit(100)
		.execute();
	const company = await findCompany(
		tx,
		actor,
		rows.map((row) => row.id),
	);
	const affected = rows.map((row): Affected => {
		const mine = row.author_id === actor.personId;
		return {
			visitId: row.id,
			isBooking: row.booking_id !== null,
			bookingId: row.booking_id,
			startsAt: row.starts_at,
			endsAt: new Date(row.starts_at.getTime() + row.minutes * 60_000),
			from: clockIn(zone, row.starts_at),
			day: schoolDay(zone, row.starts_at),
			kind: row.kind as VisitKind,
			place: row.place,
			remote: row.remote,
			with: company.get(row.id) ?? [],
			may: mine ? 'move' : row.booking_id === null ? 'tell' : 'cancel',
			proposal: null,
		};
	});
	const bookable = await readOwnBookable(tx, actor, schoolId);
	const proposals = await proposeFor(
		tx,
		actor,
		{ schoolId, zone, bookable },
		days,
		affected.filter((one) => one.may === 'move'),
		now,
	);
	return {
		zone,
		today: schoolDay(zone, now),
		bookable,
		affected: affected.map((one) => {
			const found = proposals.get(one.visitId);
			return found
				? { ...one, proposal: { startsAt: found.time.startsAt, endsAt: found.time.endsAt, day: found.day } }
				: one;
		}),
	};
}

async function proposeFor(
	tx: Tx,
	actor: Member,
	{ schoolId, zone, bookable }: { schoolId: string; zone: string; bookable: Bookable | undefined },
	{ to }: Days,
	visits: readonly ToMove[],
	now: Date,
): Promise<ReturnType<typeof propose>> {
	const today = schoolDay(zone, now);
	const from = to > today ? to : today;
	const until = dayAfter(from, lookAhead);
	const hours = bookable ? ((await readHours(tx, [bookable.id])).get(bookable.id) ?? []) : [];
	const days = await readDays(tx, schoolId, hours, from, until);
	// Notice binds who books, and who is away may look as far ahead as it takes.
	const limits = { ...(bookable?.limits ?? usualLimits), noticeHours: 0, aheadDays: 400 };
	const times = bookable ? await readTimes(tx, bookable, hours, days, { now, limits, uncounted: true }) : [];
	const moved = new Set(visits.map((visit) => visit.visitId));
	const booked = await tx
		.selectFrom('booking')
		.select(['on_day', 'visit_id'])
		.where('person_id', '=', actor.personId)
		.where('school_id', '=', schoolId)
		.where('cancelled_at', 'is', null)
		.where('on_day', '>=', dayAfter(from, -7))
		.where('on_day', '<', dayAfter(until, 7))
		.limit(2000)
		.execute();
	return propose(visits, {
		times,
		days: (days.get(null) ?? []).filter((day) => day.kind === 'school'),
		busy: await readBusy(tx, actor.personId, {
			from: momentOf(from, '00:00', zone),
			to: momentOf(until, '00:00', zone),
			zone,
		}),
		booked: booked.filter((one) => !moved.has(one.visit_id)).map((one) => one.on_day),
		limits,
		zone,
	});
}

function clockIn(zone: string, at: Date): string {
	return new Intl.DateTimeFormat('sv', { timeZone: zone, timeStyle: 'short' }).format(at);
}
