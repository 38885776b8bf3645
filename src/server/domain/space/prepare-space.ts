import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { stepsOf } from './find-space.ts';
import { ownSpace } from './make-space.ts';
import { mayDo, missingIn, most, type SpaceAudience, type StepDone, type StepKind } from './space.ts';

/**
 * Writes how a step of a space stands, on top of `version`: done or not, on which device, how many of how many. Refuses `missing` to who may
 * not do it, what `mayDo` does, `too-long`, `changed-meanwhile`, `space-step-kept` for undoing what had to be done in a space that is open,
 * and `space-not-now` in one that is closed.
 */
export function doStep(
	actor: Member,
	stepId: string,
	step: StepDone & { version: number },
): Promise<{ spaceId: string; version: number } | Refusal> {
	if (step.device.length > most.device)
		return Promise.resolve(refuse('too-long', { field: 'device', args: { most: most.device } }));
	const at = now();
	return unitOfWork<{ spaceId: string; version: number } | Refusal>(actor, async (tx) => {
		const row = isId(stepId)
			? await tx
					.selectFrom('space_step as t')
					.innerJoin('learning_space as s', 's.id', 't.space_id')
					.innerJoin('school as c', 'c.id', 's.school_id')
					.select(['t.space_id', 't.kind', 't.required', 't.version', 's.school_id', 's.state', 'c.zone'])
					.where('t.id', '=', stepId)
					.forUpdate('t')
					.executeTakeFirst()
			: undefined;
		if (!row) return missing;
		if (row.state === 'closed') return refuse('space-not-now', { kind: 'conflict' });
		if (row.version !== step.version) return changedMeanwhile(row.version);
		const refusal = mayDo(row.kind as StepKind, step);
		if (refusal) return refusal;
		if (row.state === 'open' && row.required && !step.done)
			return refuse('space-step-kept', { kind: 'conflict' });
		const saved = await tx
			.updateTable('space_step')
			.set({
				device: step.device.trim(),
				counted: step.counted,
				of_all: step.ofAll,
				done_on: step.done ? schoolDay(row.zone, at) : null,
				done_by: step.done ? actor.personId : null,
				version: row.version + 1,
			})
			.where('id', '=', stepId)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return missing;
		const event = { at, schoolId: row.school_id, actorId: actor.personId, subjectId: row.space_id };
		await recordEvent(tx, { name: step.done ? 'space.step-done' : 'space.step-written', ...event });
		return { spaceId: row.space_id, version: row.version + 1 };
	}).catch(hiddenIsMissing);
}

/**
 * Opens a space. Refuses `missing` to who does not own it, `space-not-ready` with how much is missing while a required step is undone or
 * nobody said for whom it is, `space-not-now` for one that is open or closed, `changed-meanwhile`.
 */
export function openSpace(
	actor: Member,
	id: string,
	version: number,
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const own = await ownSpace(tx, actor, id);
		if (!own) return missing;
		if (own.state === 'open') return { version: own.version };
		if (own.state === 'closed') return refuse('space-not-now', { kind: 'conflict' });
		if (own.version !== version) return changedMeanwhile(own.version);
		const lacks = missingIn({
			audience: own.audience as SpaceAudience | null,
			steps: await stepsOf(tx, id),
		});
		const count = lacks.steps.length + (lacks.audience ? 1 : 0);
		if (count > 0) return refuse('space-not-ready', { kind: 'conflict', args: { count } });
		await tx
			.updateTable('learning_space')
			.set({ state: 'open', opened_on: schoolDay(own.zone, at), version: version + 1 })
			.where('id', '=', id)
			.execute();
		const event = { at, schoolId: own.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'space.opened', ...event });
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}
