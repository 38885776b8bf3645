import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { outsideAddress } from '#server/platform/outside/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { mostCalendars } from './outside-calendar.ts';

/**
 * Names a calendar that the actor keeps elsewhere; its busy times are read in a moment. The same entry again adds it once.
 * Refuses `missing`, `required`, `too-long`, `calendar-address`, `calendar-too-many-outside`, and `account-shut` while sealed.
 */
export function addOutsideCalendar(
	actor: Member,
	wanted: { entry: string; name: string; address: string },
): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ id: string } | Refusal> => {
		if (!isId(wanted.entry)) return missing;
		const name = wanted.name.trim();
		if (name === '') return refuse('required', { field: 'name' });
		if (name.length > 100) return refuse('too-long', { field: 'name', args: { most: 100 } });
		const address = outsideAddress(wanted.address);
		if (!address) return refuse('calendar-address', { field: 'address' });
		await holdLock(tx, actor.personId);
		const id = keyOf(actor.personId, wanted.entry, 'outside calendar');
		const there = await tx
			.selectFrom('outside_calendar')
			.select('id')
			.where('person_id', '=', actor.personId)
			.execute();
		if (there.some((one) => one.id === id)) return { id };
		if (there.length >= mostCalendars)
			return refuse('calendar-too-many-outside', { kind: 'conflict', args: { most: mostCalendars } });
		await tx
			.insertInto('outside_calendar')
			.values({ id, person_id: actor.personId, name, address: address.href, added_at: at, due_at: at })
			.execute();
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'outside-calendar.added', actor_id: actor.personId, subject_id: id })
			.execute();
		await sendJob(tx, 'read-calendars');
		return { id };
	});
}
