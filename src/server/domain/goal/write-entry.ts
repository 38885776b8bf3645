import { checkNew, insertEvidence, type NewEvidence, useOnGoal } from '#server/domain/evidence/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachOwnGoal } from './change-goal.ts';
import { checkEntry, type EntryWords } from './goal.ts';

/**
 * Writes down what a week brought on the way to one's goal, with a piece of evidence if there is one. `entry` is a UUID made
 * where the form was shown; sent twice it is written once.
 * @param given.fromPlan evidence in a plan of the actor's that is to stand here, too
 * @returns whether the evidence was new: the file of one that was not is nobody's
 */
export function writeGoalEntry(
	actor: Member,
	goalId: string,
	given: EntryWords & { entry: string; evidence: NewEvidence | null; fromPlan?: string | undefined },
): Promise<{ id: string; isNew: boolean } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(goalId) || !isId(given.entry)) return missing;
		await holdLock(tx, goalId);
		const reached = await reachOwnGoal(tx, actor, goalId);
		if (!reached) return missing;
		const today = schoolDay(reached.zone, at);
		const wrong = checkEntry(given, today) ?? (given.evidence ? checkNew(given.evidence, today) : undefined);
		if (wrong) return wrong;
		if (given.fromPlan !== undefined && given.evidence) return refuse('evidence-both', { field: 'from' });
		const id = keyOf(actor.personId, given.entry, 'goal-entry');
		const { met, modelled, resources, reflected } = given;
		const written = await tx
			.insertInto('goal_entry')
			.values({
				id,
				goal_id: goalId,
				on_day: given.onDay,
				met,
				modelled,
				resources,
				reflected,
				words: given.words.trim(),
				written_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows === 0n) return { id, isNew: false };
		if (given.evidence) {
			const evidence = { ...given.evidence, schoolId: reached.schoolId, entry: given.entry };
			await insertEvidence(tx, actor, evidence, { place: 'goal', goalEntryId: id }, at);
		} else if (given.fromPlan !== undefined) {
			const used = await useOnGoal(tx, actor, given.fromPlan, id, at);
			if (isRefusal(used)) return used;
		}
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: goalId };
		await recordEvent(tx, { ...event, name: 'goal.entry-written' });
		return { id, isNew: true };
	}).catch(hiddenIsMissing);
}
