import { weekOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/**
 * Pins by hand: a team in focus, or a teacher visited, in the week of a day; `holds` false: not. Pinned again, the last word counts.
 * Holds for the next plan. Refuses `missing` to who does not facilitate there, and `rotation-wish-whose`.
 */
export function setPin(
	actor: Member,
	schoolId: string,
	pin: { teamId: string | null; teacherId: string | null; weekOn: string; holds: boolean },
): Promise<{ id: string } | Refusal> {
	const { teamId, teacherId, holds } = pin;
	if (!isId(schoolId) || [teamId, teacherId].some((one) => one !== null && !isId(one)))
		return Promise.resolve(missing);
	if ((teamId === null) === (teacherId === null))
		return Promise.resolve(refuse('rotation-wish-whose', { field: 'whose' }));
	const weekOn = weekOf(pin.weekOn);
	const [id, at] = [newId(), now()];
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		await tx
			.deleteFrom('rotation_pin')
			.where('school_id', '=', schoolId)
			.where('team_id', 'is not distinct from', teamId)
			.where('teacher_id', 'is not distinct from', teacherId)
			.where('week_on', '=', weekOn)
			.execute();
		await tx
			.insertInto('rotation_pin')
			.values({
				id,
				school_id: schoolId,
				team_id: teamId,
				teacher_id: teacherId,
				week_on: weekOn,
				holds,
				made_by: actor.personId,
				made_at: at,
			})
			.execute();
		await recordEvent(tx, { name: 'rotation.pinned', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/** Takes a pin out again. Refuses `missing`. */
export function dropPin(actor: Member, pinId: string): Promise<{ id: string } | Refusal> {
	if (!isId(pinId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const gone = await tx.deleteFrom('rotation_pin').where('id', '=', pinId).executeTakeFirst();
		return gone.numDeletedRows === 0n ? missing : { id: pinId };
	});
}
