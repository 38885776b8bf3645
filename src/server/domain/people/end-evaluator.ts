import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { reachSchool } from './reach-person.ts';
import { endOf } from './role.ts';

/** Ends, this very moment, that somebody evaluates a teacher; the record stays. Gives the record's id. */
export function endEvaluator(actor: Actor, evaluatorRecordId: string): Promise<string | Refusal> {
	if (!isId(evaluatorRecordId)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const record = await tx
			.selectFrom('evaluator')
			.selectAll()
			.where('id', '=', evaluatorRecordId)
			.executeTakeFirst();
		if (!record) return missing;
		const school = await reachSchool(tx, record.school_id);
		if (isRefusal(school)) return school;
		const today = await todayOf(tx, school.zone, at);
		const day = endOf(record.starts_on, heldFrom(today.school, today));
		if (record.ends_on !== null && record.ends_on <= day) return record.id;
		await tx.updateTable('evaluator').set({ ends_on: day }).where('id', '=', record.id).execute();
		await recordAct(tx, operator, {
			name: 'evaluator.ended',
			at,
			subjectId: record.id,
			personId: record.teacher_id,
			schoolId: record.school_id,
		});
		return record.id;
	});
}
