import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { columnsOf, type PreparationSaid } from './preparation.ts';

/**
 * Says one's preparation anew, whole, by the key of the form that made it. Refuses `missing`, `preparation-ahead` and
 * `preparation-too-early`.
 */
export function changePreparation(
	actor: Member,
	entry: string,
	said: PreparationSaid,
): Promise<{ entry: string } | Refusal> {
	if (!isId(entry)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ entry: string } | Refusal>(actor, async (tx) => {
		const there = await tx
			.selectFrom('time_entry as e')
			.innerJoin('school as s', 's.id', 'e.school_id')
			.select(['e.id', 'e.on_day', 's.id as schoolId', 's.zone'])
			.where('e.facilitator_id', '=', actor.personId)
			.where('e.entry_id', '=', entry)
			.executeTakeFirst();
		if (!there) return missing;
		const school = { id: there.schoolId, zone: there.zone };
		const columns = await columnsOf(tx, school, { ...said, onDay: said.onDay ?? there.on_day }, at);
		if (isRefusal(columns)) return columns;
		await tx.updateTable('time_entry').set(columns).where('id', '=', there.id).execute();
		await recordEvent(tx, {
			name: 'preparation.changed',
			at,
			schoolId: there.schoolId,
			actorId: actor.personId,
			subjectId: there.id,
		});
		return { entry };
	}).catch(hiddenIsMissing);
}
