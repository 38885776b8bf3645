import { sql } from 'kysely';
import { findOwnDays } from '#server/domain/calendar/index.ts';
import { dayAfter, schoolClock, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { settings } from '#server/platform/settings.ts';
import { remindDesk } from './hand-over.ts';
import { holdersOf, remindPeople } from './letters.ts';
import { overdueAfter } from './overdue.ts';
import { type Part, type Reached, reachRequest } from './reach-request.ts';
import { remindOn } from './request.ts';

/** A run goes through all that are due, so many at a time. */
const aPage = 200;
/** By the school’s clocks: nobody is reminded before or after, nor on a day that is no school day. */
const waking = { from: '07:00', to: '18:00' } as const;

/**
 * Reminds of requests that have waited, each read as who asked it: who holds it of a promise on its day and of what nobody took up,
 * who asked of what is asked back, who tests of what was set up. At most three times in a state, in the hours of a school day. A help
 * desk that is reached by e-mail is reminded there, and from the second time on who asked is told. Gives how many it reminded of.
 * @param page how many are looked at together
 */
export async function remindOfRequests(page = aPage): Promise<number> {
	outsideWork('Reminding of requests');
	const at = now();
	let reminded = 0;
	for (let due = await dueAfter(at, page); due.length > 0; due = await dueAfter(at, page, due.at(-1)))
		for (const { id, asker_id } of due)
			try {
				if (await remindOf({ kind: 'member', personId: asker_id }, id, at)) reminded += 1;
			} catch (error) {
				// Tried again with the next run; the others are reminded meanwhile.
				log.warning('request.not-reminded', { request: id, ...faultOf(error) });
			}
	return reminded;
}

interface Due {
	id: string;
	asker_id: string;
	part_id: string;
	remind_on: string;
}

/** The next of those that are due, behind one of them: what cannot be reminded of now keeps nobody else waiting. */
function dueAfter(at: Date, page: number, last?: Due): Promise<Due[]> {
	const further = last
		? sql`and (p.remind_on, p.id) > (${last.remind_on}::date, ${last.part_id}::uuid)`
		: sql``;
	return unitOfWork({ kind: 'mailer' }, async (tx) => {
		const { rows } = await sql<Due>`
			select r.id, r.asker_id, p.id as part_id, to_char(p.remind_on, 'YYYY-MM-DD') as remind_on
			from request_part p join request r on r.id = p.request_id
			where p.ended_at is null and p.remind_on <= ${dayAfter(schoolDay('UTC', at))}::date ${further}
			order by p.remind_on, p.id limit ${page}`.execute(tx);
		return rows;
	});
}

/** For whom a part waits: who asked, of what is asked back; who tests it, of what was set up; else who holds it. */
async function waitedFor(tx: Tx, reached: Reached, open: Part): Promise<string[]> {
	if (open.state === 'waiting') return [reached.askerId];
	if (open.state === 'testing') return [reached.testerId ?? reached.askerId];
	return holdersOf(tx, reached.schoolId, open);
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
		if (day?.kind !== 'school') {
			await tx
				.updateTable('request_part')
				.set({ remind_on: dayAfter(today) })
				.where('id', '=', open.id)
				.execute();
			return false;
		}
		const times = row.reminded + 1;
		const saved = await tx
			.updateTable('request_part')
			.set({ reminded: times, remind_on: remindOn(open, today, times) })
			.where('id', '=', open.id)
			.where('reminded', '=', row.reminded)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return false;
		const letter = { requestId: id, origin: settings().origin ?? '', at };
		await remindPeople(tx, { ...letter, told: 'waits', to: await waitedFor(tx, reached, open) });
		const { mailedTo, replyToken, state } = open;
		if (mailedTo !== null && replyToken !== null && state !== 'waiting' && state !== 'testing') {
			const { schoolId } = reached;
			await remindDesk(tx, { requestId: id, schoolId, partId: open.id, mailedTo, replyToken, at });
			if (times === overdueAfter)
				await remindPeople(tx, { ...letter, told: 'overdue', to: [reached.askerId] });
		}
		return true;
	});
}
