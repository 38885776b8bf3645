import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import { checkWords, type EvidenceWords } from './evidence.ts';
import { todayIn } from './today-in.ts';

async function reach(tx: Tx, id: string): Promise<{ schoolId: string; version: number } | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('evidence')
		.select(['school_id', 'version'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row && { schoolId: row.school_id, version: row.version };
}

/** Says something else of evidence, or until when it may be used. Refuses `missing`, `changed-meanwhile`, what is wrong. */
export function editEvidence(
	actor: Member,
	id: string,
	version: number,
	words: EvidenceWords,
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reach(tx, id);
		if (!reached) return missing;
		const wrong = checkWords(words, await todayIn(tx, reached.schoolId, at));
		if (wrong) return wrong;
		const changed = await tx
			.updateTable('evidence')
			.set({
				title: words.title.trim(),
				about: words.about.trim(),
				students: words.students,
				consent: words.students ? words.consent.trim() : '',
				use_until: words.useUntil,
				version: version + 1,
			})
			.where('id', '=', id)
			.where('version', '=', version)
			.executeTakeFirst();
		if (changed.numUpdatedRows !== 1n)
			return reached.version === version ? missing : changedMeanwhile(reached.version);
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: 'evidence.edited' });
		return { version: version + 1 };
	}).catch(hiddenIsMissing);
}

/** Takes evidence away, out of every place it is used in, and its file with it. It cannot be brought back. */
export function removeEvidence(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reach(tx, id);
		if (!reached) return missing;
		const gone = await tx.deleteFrom('evidence').where('id', '=', id).executeTakeFirst();
		if (gone.numDeletedRows !== 1n) return missing;
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: 'evidence.removed' });
		await sendJob(tx, 'remove-files');
		return { id };
	});
}

/** Brings evidence of a collaboration's plan into one of its visits; twice is once. Refuses `missing`. */
export function bringEvidence(actor: Member, id: string, visitId: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reach(tx, id);
		if (!reached || !isId(visitId)) return missing;
		const visit = await tx
			.selectFrom('visit')
			.select('collaboration_id')
			.where('id', '=', visitId)
			.executeTakeFirst();
		if (!visit?.collaboration_id) return missing;
		await tx
			.insertInto('evidence_use')
			.values({
				id: newId(),
				evidence_id: id,
				place: 'visit',
				collaboration_id: visit.collaboration_id,
				visit_id: visitId,
				added_by: actor.personId,
				added_at: at,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: 'evidence.brought' });
		return { id };
	}).catch(hiddenIsMissing);
}

/** Has evidence of a plan of the actor's stand on an entry of their goal as well. Refuses `missing`. */
export async function useOnGoal(
	tx: Tx,
	actor: Member,
	id: string,
	goalEntryId: string,
	at: Date,
): Promise<undefined | Refusal> {
	if (!(await reach(tx, id))) return missing;
	const use = { place: 'goal', goal_entry_id: goalEntryId, added_by: actor.personId, added_at: at };
	await tx
		.insertInto('evidence_use')
		.values({ id: newId(), evidence_id: id, ...use })
		.execute();
	return undefined;
}

/** Takes evidence out of a visit's agenda again; it stays in the plan. */
export function leaveEvidence(actor: Member, id: string, visitId: string): Promise<{ id: string } | Refusal> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(id) || !isId(visitId)) return missing;
		if (!(await reach(tx, id))) return missing;
		await tx
			.deleteFrom('evidence_use')
			.where('evidence_id', '=', id)
			.where('visit_id', '=', visitId)
			.execute();
		return { id };
	});
}
