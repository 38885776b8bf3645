import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { type Member, machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { readCalendarFile } from '#server/platform/ics/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { type Fetched, fetchOutside } from '#server/platform/outside/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { type Busy, bounds, nextIn, type Problem, readDays, together } from './outside-calendar.ts';

/** How many calendars one run looks at, and how many of them at a time. */
const aRun = 200;
const atATime = 4;
const minute = 60_000;
/** The days that are read move on: for so long, milliseconds, a file that is the same need not be read again. */
const freshFor = 24 * 60 * minute;

/**
 * Reads the calendars elsewhere that are due, each as its person, and keeps when they are busy: no title, place or name of anything
 * is stored. What could not be read keeps the times of before, and is tried again later and later.
 */
export async function readOutsideCalendars(): Promise<void> {
	outsideWork('Reading calendars');
	const at = now();
	const due = await unitOfWork(machine, (tx) =>
		tx
			.selectFrom('outside_calendar')
			.select(['id', 'person_id'])
			.where('due_at', '<=', at)
			.orderBy('due_at')
			.limit(aRun)
			.execute(),
	);
	const lanes = Array.from({ length: atATime }, async () => {
		for (let next = due.pop(); next; next = due.pop())
			await readOne({ kind: 'member', personId: next.person_id }, next.id).catch((error) =>
				log.warning('calendar.not-read', faultOf(error)),
			);
	});
	await Promise.all(lanes);
}

async function readOne(actor: Member, id: string): Promise<void> {
	const calendar = await unitOfWork(actor, (tx) =>
		tx
			.selectFrom('outside_calendar as c')
			.leftJoin('membership as m', 'm.person_id', 'c.person_id')
			.leftJoin('school as s', 's.id', 'm.school_id')
			.select(['c.address', 'c.etag', 'c.modified', 'c.parsed_at', 'c.fails', 's.zone'])
			.where('c.id', '=', id)
			.orderBy('s.id')
			.limit(1)
			.executeTakeFirst(),
	);
	// Sealed, or gone meanwhile.
	if (!calendar) return;
	const at = now();
	const isFresh = calendar.parsed_at !== null && at.getTime() - calendar.parsed_at.getTime() < freshFor;
	const fetched = await fetchOutside({
		address: calendar.address,
		...(isFresh ? { etag: calendar.etag, modified: calendar.modified } : {}),
		...bounds,
		allowed: settings().outsideHosts,
	});
	const read = await timesIn(fetched, calendar.zone ?? 'UTC', at);
	await unitOfWork(actor, (tx) => keep(tx, actor, { id, fetched, read, fails: calendar.fails, at }));
}

/** The busy times of what was fetched: none where it is unchanged, or why there are none. */
async function timesIn(fetched: Fetched, zone: string, at: Date): Promise<Busy[] | Problem | undefined> {
	if (fetched.kind === 'unchanged') return undefined;
	if (fetched.kind === 'problem') return fetched.problem;
	const today = schoolDay(zone, at);
	const window = { zone, from: dayAfter(today, -readDays.back), to: dayAfter(today, readDays.ahead) };
	const file = await readCalendarFile(fetched.bytes, window);
	if (isRefusal(file))
		return file.code === 'calendar-is-none' ? 'none' : file.code === 'calendar-torn' ? 'torn' : 'too-much';
	return together(
		file.events
			.filter((event) => !event.transparent)
			.map((event) =>
				event.kind === 'moments'
					? { startsAt: event.startsAt, endsAt: event.endsAt }
					: {
							startsAt: momentOf(event.startsOn, '00:00', zone),
							endsAt: momentOf(event.endsOn, '00:00', zone),
						},
			),
	);
}

async function keep(
	tx: Tx,
	actor: Member,
	given: { id: string; fetched: Fetched; read: Busy[] | Problem | undefined; fails: number; at: Date },
): Promise<void> {
	const { id, fetched, read, at } = given;
	const problem = typeof read === 'string' ? read : null;
	const fails = problem === null ? 0 : given.fails + 1;
	const kept = await tx
		.updateTable('outside_calendar')
		.set({ tried_at: at, problem, fails, due_at: new Date(at.getTime() + nextIn(fails) * minute) })
		.$if(problem === null, (query) => query.set({ read_at: at }))
		.$if(Array.isArray(read) && fetched.kind === 'file', (query) =>
			query.set({
				parsed_at: at,
				etag: fetched.kind === 'file' ? fetched.etag : null,
				modified: fetched.kind === 'file' ? fetched.modified : null,
			}),
		)
		.where('id', '=', id)
		.returning('id')
		.executeTakeFirst();
	if (!kept || !Array.isArray(read)) return;
	await tx.deleteFrom('busy_block').where('calendar_id', '=', id).execute();
	for (let from = 0; from < read.length; from += 1000)
		await tx
			.insertInto('busy_block')
			.values(
				read.slice(from, from + 1000).map((time) => ({
					calendar_id: id,
					person_id: actor.personId,
					starts_at: time.startsAt,
					ends_at: time.endsAt,
				})),
			)
			.execute();
}
