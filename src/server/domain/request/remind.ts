import { sql } from 'kysely';
import { findOwnDays } from '#server/domain/calendar/index.ts';
import { dayAfter, schoolClock, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { settings } from '#server/platform/settings.ts';
import { holdersOf, remindPeople } from './letters.ts';
import { reachRequest } from './reach-request.ts';
import { remindOn } from './request.ts';

/** How many requests one run looks at. */
const aRun = 200;
/** By the school’s clocks: nobody is reminded before or after, nor on a day off. */
const waking = { from: '07:00', to: '18:00' } as const;

/**
 * Reminds of requests that have waited, each read as who asked it: who holds it of a promise on its day and of what nobody took up,
 * who asked of what is asked back. At most three times in a state, in the hours of a school day. Gives how many it reminded of.
 */
export async function remindOfRequests(): Promise<number> {
	outsideWork('Reminding of requests');
	const at = now();
	const due = await unitOfWork({ kind: 'mailer' }, async (tx) => {
		const { rows } = await sql<{ id: string; asker_id: string }>`
			select r.id, r.asker_id from request_part p join request r on r.id = p.request_id
			where p.ended_at is null and p.remind_on <= ${dayAfter(schoolDay('UTC', at))}::date
			order by p.remind_on, p.id limit ${aRun}`.execute(tx);
		return rows;
	});
	let reminded = 0;
	for (const { id, asker_id } of due)
		try {
			if (await remindOf({ kind: 'member', personId: asker_id }, id, at)) reminded += 1;
		} catch (error) {
			// Tried again with the next run; the others are reminded meanwhile.
			log.warning('request.not-reminded', { request: id, ...faultOf(error) });
		}
	return reminded;
}

function remindOf(asker: Member, id: string, at: Date): Promise<boolean> {
	return unitOfWork(asker, async (tx) => {
		const reached = await reachRequest(tx, asker, id);
		if (!reached?.open) return false;
		const { open, zone } = reached;
		const [today, clock] = [schoolDay(zone, at), schoolClock(zone, at)];
		const row = await tx
			.selectFrom('request_part')
			.select(['remind_on', 'reminded'])
			.where('id', '=', open.id)
			.executeTakeFirstOrThrow();
		if (row.remind_on === null || row.remind_on > today || clock < waking.from || clock >= waking.to)
			return false;
		const [day] = await findOwnDays(
			tx,
			asker,
			reached.schoolId,
			{ from: today, to: dayAfter(today) },
			{ bells: false },
		);
		if (day?.kind === 'off') return false;
		const times = row.reminded + 1;
		const saved = await tx
			.updateTable('request_part')
			.set({ reminded: times, remind_on: remindOn(open, today, times) })
			.where('id', '=', open.id)
			.where('reminded', '=', row.reminded)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return false;
		await remindPeople(tx, {
			to: open.state === 'waiting' ? [asker.personId] : await holdersOf(tx, reached.schoolId, open),
			requestId: id,
			origin: settings().origin ?? '',
			at,
		});
		return true;
	});
}
