import { dayAfter, daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { keepCalendar } from './keep.ts';
import type { FoundEntry } from './sort-events.ts';

/** What was taken from a calendar file: new, changed or the same; and terms that others leave no room for. */
export interface Taken {
	taken: number;
	noRoom: string[];
}

/**
 * Takes what was chosen from a calendar file into the school's calendar. An entry is known by its name in the file and its first
 * day: taken again, it is changed and not doubled. Refuses `missing` to whoever does not keep the calendar.
 */
export async function takeEntries(
	actor: Member,
	schoolId: string,
	chosen: { daysOff: FoundEntry[]; terms: FoundEntry[]; early: FoundEntry[] },
): Promise<Taken | Refusal> {
	const result: Taken = { taken: 0, noRoom: [] };
	const done = await keepCalendar(actor, schoolId, { name: 'calendar.brought-in' }, async (tx) => {
		result.taken = 0;
		result.noRoom = [];
		const fits = (one: FoundEntry) => {
			const days = daysBetween(one.startsOn, dayAfter(one.lastDay));
			return days >= 1 && days <= 400;
		};
		for (const one of chosen.daysOff.filter(fits)) await takeDayOff(tx, schoolId, one, result);
		for (const one of chosen.terms.filter(fits)) await takeTerm(tx, schoolId, one, result);
		for (const one of chosen.early.filter(fits)) await takeEarly(tx, schoolId, one, result);
		return { id: schoolId };
	});
	return isRefusal(done) ? done : result;
}

async function takeDayOff(tx: Tx, schoolId: string, one: FoundEntry, result: Taken): Promise<void> {
	const said = { name: one.name, ends_on: dayAfter(one.lastDay) };
	await tx
		.insertInto('day_off')
		.values({
			id: newId(),
			school_id: schoolId,
			...said,
			starts_on: one.startsOn,
			kind: 'holiday',
			source_uid: one.uid,
		})
		.onConflict((conflict) =>
			conflict
				.columns(['school_id', 'source_uid', 'starts_on'])
				.where('source_uid', 'is not', null)
				.doUpdateSet((eb) => ({ ...said, version: eb('day_off.version', '+', 1) })),
		)
		.execute();
	result.taken++;
}

async function takeTerm(tx: Tx, schoolId: string, one: FoundEntry, result: Taken): Promise<void> {
	const endsOn = dayAfter(one.lastDay);
	const inTheWay = await tx
		.selectFrom('term')
		.select(['id', 'source_uid', 'starts_on', 'version'])
		.where('school_id', '=', schoolId)
		.where('starts_on', '<', endsOn)
		.where('ends_on', '>', one.startsOn)
		.execute();
	const known = inTheWay.find((row) => row.source_uid === one.uid && row.starts_on === one.startsOn);
	if (inTheWay.some((row) => row !== known)) {
		result.noRoom.push(one.name);
		return;
	}
	const said = { name: one.name.slice(0, 60), ends_on: endsOn };
	if (known)
		await tx
			.updateTable('term')
			.set({ ...said, version: known.version + 1 })
			.where('id', '=', known.id)
			.execute();
	else
		await tx
			.insertInto('term')
			.values({ id: newId(), school_id: schoolId, ...said, starts_on: one.startsOn, source_uid: one.uid })
			.execute();
	result.taken++;
}

/** A day that is told already keeps its bells, and is told anew what the file tells. */
async function takeEarly(tx: Tx, schoolId: string, one: FoundEntry, result: Taken): Promise<void> {
	const said = { name: one.name, ends_at: one.endsAt ?? null, source_uid: one.uid };
	await tx
		.insertInto('special_day')
		.values({ id: newId(), school_id: schoolId, on_day: one.startsOn, ...said })
		.onConflict((conflict) =>
			conflict.columns(['school_id', 'division_id', 'on_day']).doUpdateSet((eb) => ({
				name: one.name,
				ends_at: one.endsAt ?? null,
				version: eb('special_day.version', '+', 1),
			})),
		)
		.execute();
	result.taken++;
}
