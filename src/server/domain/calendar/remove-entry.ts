import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { mayKeepCalendar } from './keep.ts';

/** What a calendar is made of, by its tables. */
export const removable = ['term', 'day_off', 'special_day', 'cycle', 'bell_schedule', 'period'] as const;

/**
 * Takes something out of a school's calendar; what was counted with it is counted without it. What is gone already stays gone.
 * Refuses a bell schedule that a day names, a period in which hours are offered or a team meets (`period-needed`, with whose), and
 * `missing` to whoever does not keep the calendar.
 */
export function removeEntry(
	actor: Member,
	schoolId: string,
	kind: (typeof removable)[number],
	id: string,
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId) || !isId(id)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!(await mayKeepCalendar(tx, schoolId))) return missing;
		if (kind === 'bell_schedule') {
			const named = await tx
				.selectFrom('special_day')
				.select('id')
				.where('bell_schedule_id', '=', id)
				.limit(1)
				.executeTakeFirst();
			if (named) return refuse('bells-named', { kind: 'conflict' });
		}
		const needed = kind === 'period' ? await neededBy(tx, id) : [];
		if (needed.length > 0)
			return refuse('period-needed', { kind: 'conflict', args: { names: needed.join(', ') } });
		const gone = await tx
			.deleteFrom(kind)
			.where('id', '=', id)
			.where('school_id', '=', schoolId)
			.returning(sql<string>`id`.as('id'))
			.executeTakeFirst();
		if (gone)
			await recordEvent(tx, {
				name: `calendar.${kind.replace('_', '-')}-removed`,
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return { id };
	});
}

/** Who offers hours in a period, and which teams meet in it: a few names, by name. */
async function neededBy(tx: Tx, periodId: string): Promise<string[]> {
	const people = await tx
		.selectFrom('offered_hour as h')
		.innerJoin('bookable as b', 'b.id', 'h.bookable_id')
		.innerJoin('person as p', 'p.id', 'b.person_id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.distinct()
		.where('h.period_id', '=', periodId)
		.orderBy('p.family_name')
		.limit(5)
		.execute();
	const teams = await tx
		.selectFrom('planning_slot as s')
		.innerJoin('planning_rhythm as r', 'r.id', 's.rhythm_id')
		.innerJoin('team as t', 't.id', 'r.team_id')
		.select('t.name')
		.distinct()
		.where('s.period_id', '=', periodId)
		.where('r.holds_until', 'is', null)
		.orderBy('t.name')
		.limit(5)
		.execute();
	return [...people.map((one) => nameOf(one)), ...teams.map((one) => one.name)];
}
