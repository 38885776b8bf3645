import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal } from '#server/platform/refusal.ts';
import type { SettledAs } from './find-goals.ts';
import type { GoalWords } from './goal.ts';

/**
 * Sets oneself a goal. `entry` is a UUID made where the form was shown; sent twice it is one goal.
 * Refuses as missing who is no teacher, specialist, librarian or assistant of the school.
 */
export function setGoal(
	actor: Member,
	schoolId: string,
	goal: GoalWords & { entry: string },
): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(schoolId) || !isId(goal.entry)) return missing;
		const id = keyOf(actor.personId, goal.entry, 'goal');
		const written = await tx
			.insertInto('goal')
			.values({
				id,
				school_id: schoolId,
				teacher_id: actor.personId,
				words: goal.words.trim(),
				sign: goal.sign.trim(),
				wanted_by: goal.wantedBy,
				created_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, { name: 'goal.set', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/** A goal of the actor's own, for changing it; nobody changes another's. */
export async function reachOwnGoal(
	tx: Tx,
	actor: Member,
	id: string,
): Promise<{ schoolId: string; zone: string; version: number } | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('goal as g')
		.innerJoin('school as s', 's.id', 'g.school_id')
		.select(['g.school_id', 'g.version', 's.zone'])
		.where('g.id', '=', id)
		.where('g.teacher_id', '=', actor.personId)
		.executeTakeFirst();
	return row && { schoolId: row.school_id, zone: row.zone, version: row.version };
}

function change(
	actor: Member,
	id: string,
	version: number,
	name: string,
	set: Record<string, unknown>,
	at: Date,
): Promise<{ version: number } | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const reached = await reachOwnGoal(tx, actor, id);
		if (!reached) return missing;
		const changed = await tx
			.updateTable('goal')
			.set({ ...set, version: version + 1 })
			.where('id', '=', id)
			.where('version', '=', version)
			.executeTakeFirst();
		if (changed.numUpdatedRows !== 1n) return changedMeanwhile(reached.version);
		await recordEvent(tx, {
			name,
			at,
			schoolId: reached.schoolId,
			actorId: actor.personId,
			subjectId: id,
		});
		return { version: version + 1 };
	});
}

/** Puts one's goal in other words, on top of the version that was read. Refuses `missing`, `changed-meanwhile`. */
export function editGoal(
	actor: Member,
	id: string,
	version: number,
	goal: GoalWords,
): Promise<{ version: number } | Refusal> {
	const set = { words: goal.words.trim(), sign: goal.sign.trim(), wanted_by: goal.wantedBy };
	return change(actor, id, version, 'goal.edited', set, now());
}

/** Says that one's goal is reached, or let go: the teacher's own judgement. Null takes it up again. */
export function settleGoal(
	actor: Member,
	id: string,
	version: number,
	as: SettledAs | null,
): Promise<{ version: number } | Refusal> {
	const at = now();
	const set = { settled_as: as, settled_at: as === null ? null : at };
	return change(actor, id, version, as === null ? 'goal.taken-up' : 'goal.settled', set, at);
}
