import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Forgets a calendar of the actor's, its address and every time read from it. Refuses `missing`. */
export function removeOutsideCalendar(actor: Member, id: string): Promise<{ removed: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ removed: string } | Refusal> => {
		if (!isId(id)) return missing;
		const removed = await tx
			.deleteFrom('outside_calendar')
			.where('id', '=', id)
			.where('person_id', '=', actor.personId)
			.returning('name')
			.executeTakeFirst();
		if (!removed) return missing;
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'outside-calendar.removed', actor_id: actor.personId, subject_id: id })
			.execute();
		return { removed: removed.name };
	});
}

/** Has a calendar of the actor's read again in a moment. Refuses `missing`. */
export function readAgain(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<{ id: string } | Refusal> => {
		if (!isId(id)) return missing;
		const due = await tx
			.updateTable('outside_calendar')
			.set({ due_at: at })
			.where('id', '=', id)
			.where('person_id', '=', actor.personId)
			.returning('id')
			.executeTakeFirst();
		if (!due) return missing;
		await sendJob(tx, 'read-calendars');
		return { id };
	});
}
