import type { Stage } from '#server/domain/collaboration/index.ts';
import { linkOf } from '#server/domain/evidence/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { mayKeepExamples, mostOfExample } from './find-stage-examples.ts';

/**
 * Puts a link at a stage, for everybody at a school. The same entry again is the same example.
 * Refuses `missing` to whoever is no facilitator there, `evidence-link` an address that no browser opens, and
 * `stage-examples-enough`.
 */
export function addStageExample(
	actor: Member,
	schoolId: string,
	given: { stage: Stage; title: string; url: string; credit: string; entry: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(schoolId) || !isId(given.entry)) return Promise.resolve(missing);
	const at = now();
	const id = keyOf(actor.personId, given.entry, 'stage-example');
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		await holdLock(tx, schoolId);
		if (!(await mayKeepExamples(tx, schoolId))) return missing;
		const url = linkOf(given.url);
		if (url === undefined) return refuse('evidence-link', { field: 'url' });
		const there = await tx
			.selectFrom('stage_example')
			.select('id')
			.where('school_id', '=', schoolId)
			.where('retired_at', 'is', null)
			.limit(mostOfExample.examples)
			.execute();
		if (there.some((one) => one.id === id)) return { id };
		if (there.length === mostOfExample.examples)
			return refuse('stage-examples-enough', { kind: 'conflict', args: { most: mostOfExample.examples } });
		const written = await tx
			.insertInto('stage_example')
			.values({
				id,
				school_id: schoolId,
				stage: given.stage,
				title: given.title.trim(),
				url,
				credit: given.credit.trim(),
				added_by: actor.personId,
				added_at: at,
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, {
				name: 'stage-example.added',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return { id };
	});
}

/** Takes an example away from its stage. Twice is once. Refuses `missing` to whoever is no facilitator of its school. */
export function retireStageExample(actor: Member, id: string): Promise<{ schoolId: string } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<{ schoolId: string } | Refusal>(actor, async (tx) => {
		const row = await tx
			.selectFrom('stage_example')
			.select(['school_id', 'retired_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!row || !(await mayKeepExamples(tx, row.school_id))) return missing;
		if (row.retired_at !== null) return { schoolId: row.school_id };
		await tx.updateTable('stage_example').set({ retired_at: at }).where('id', '=', id).execute();
		const event = { at, schoolId: row.school_id, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: 'stage-example.retired' });
		return { schoolId: row.school_id };
	});
}
