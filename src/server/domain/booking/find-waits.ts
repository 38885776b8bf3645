import { nameIn } from '#server/domain/company/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** Somebody who waits for time with somebody, on days from `from` up to, not including, `to`. */
export interface Wait {
	id: string;
	person: { personId: string; name: string };
	waiter: { personId: string; name: string };
	isMine: boolean;
	from: string;
	to: string;
}

/** The actor's waits that are not over, and those of others for time with the actor, first asked first; at most 100. */
export function findWaits(actor: Member): Promise<Wait[]> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('booking_wait as w')
			.innerJoin('school as s', 's.id', 'w.school_id')
			.leftJoin('person as p', 'p.id', 'w.person_id')
			.leftJoin('person as o', 'o.id', 'w.waiter_id')
			.selectAll('w')
			.select(['s.zone', 'p.given_name', 'p.family_name', 'p.known_as'])
			.select(['o.given_name as by_given', 'o.family_name as by_family', 'o.known_as as by_known'])
			.where('w.ended_at', 'is', null)
			.where('w.ends_on', '>', schoolDay('Pacific/Pago_Pago', at))
			.orderBy('w.asked_at')
			.orderBy('w.id')
			.limit(100)
			.execute();
		return rows
			.filter((row) => row.ends_on > schoolDay(row.zone, at))
			.map((row) => ({
				id: row.id,
				person: { personId: row.person_id, name: nameIn(row) },
				waiter: {
					personId: row.waiter_id,
					name: nameIn({ given_name: row.by_given, family_name: row.by_family, known_as: row.by_known }),
				},
				isMine: row.waiter_id === actor.personId,
				from: row.starts_on,
				to: row.ends_on,
			}));
	});
}
