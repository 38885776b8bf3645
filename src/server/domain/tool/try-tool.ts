import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { standingIn } from './find-tools.ts';
import { most, type Scale, tooLong } from './tool.ts';
import { schoolOfCandidate, schoolOfNeed } from './weigh-candidate.ts';

/** A trial with a real class. Days are school days, `YYYY-MM-DD`. */
export interface TrialWords {
	className: string;
	/** How many; who they are is not asked. */
	students: number | null;
	startsOn: string;
	endsOn: string | null;
	tried: string;
}

function columnsOf(words: TrialWords) {
	for (const field of ['className', 'tried'] as const)
		if (words[field].trim() === '') return refuse('required', { field });
	if (words.endsOn !== null && words.endsOn < words.startsOn)
		return refuse('ends-before-start', { field: 'endsOn' });
	return (
		tooLong('className', words.className, most.className) ??
		tooLong('tried', words.tried, most.tried) ?? {
			class_name: words.className.trim(),
			students: words.students,
			starts_on: words.startsOn,
			ends_on: words.endsOn,
			tried: words.tried.trim(),
		}
	);
}

/**
 * Begins a trial of a candidate with a class. Refuses `missing` to who leads, is not of the school, and for a tool that is no
 * candidate; `required`, `too-long`, `ends-before-start`.
 */
export function beginTrial(
	actor: Member,
	needId: string,
	trial: TrialWords & { toolId: string; entry: string },
): Promise<{ id: string } | Refusal> {
	const columns = columnsOf(trial);
	if ('refused' in columns) return Promise.resolve(columns);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const schoolId = await schoolOfCandidate(tx, needId, trial.toolId);
		if (schoolId === undefined) return missing;
		const id = keyOf(actor.personId, trial.entry, `trial ${needId}`);
		await tx
			.insertInto('tool_trial')
			.values({
				id,
				need_id: needId,
				tool_id: trial.toolId,
				...columns,
				begun_by: actor.personId,
				begun_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.execute();
		await recordEvent(tx, { name: 'tool.tried', at, schoolId, actorId: actor.personId, subjectId: needId });
		return { id };
	}).catch(hiddenIsMissing);
}

/** Writes a trial anew, on top of `version`. Refuses `missing` to who did not begin it, `changed-meanwhile`, and as beginning one. */
export function changeTrial(
	actor: Member,
	id: string,
	trial: TrialWords & { version: number },
): Promise<{ version: number; needId: string } | Refusal> {
	const columns = columnsOf(trial);
	if ('refused' in columns) return Promise.resolve(columns);
	const at = now();
	return unitOfWork<{ version: number; needId: string } | Refusal>(actor, async (tx) => {
		const there = await trialOf(tx, id);
		if (!there || there.begun_by !== actor.personId) return missing;
		if (there.version !== trial.version) return changedMeanwhile(there.version);
		const version = there.version + 1;
		const saved = await tx
			.updateTable('tool_trial')
			.set({ ...columns, version })
			.where('id', '=', id)
			.where('version', '=', trial.version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return missing;
		const event = { at, schoolId: there.school_id, actorId: actor.personId, subjectId: there.need_id };
		await recordEvent(tx, { name: 'tool.trial-changed', ...event });
		return { version, needId: there.need_id };
	}).catch(hiddenIsMissing);
}

/**
 * Takes back a trial that one began, while nothing has been seen in it; one that is not there is taken back already. Refuses `missing`
 * to who leads or is not of the school, and for a trial of somebody else’s; `trial-observed`.
 */
export function removeTrial(actor: Member, needId: string, id: string): Promise<{ removed: true } | Refusal> {
	const at = now();
	return unitOfWork<{ removed: true } | Refusal>(actor, async (tx) => {
		const schoolId = isId(id) ? await schoolOfNeed(tx, needId) : undefined;
		if (schoolId === undefined || !(await standingIn(tx, schoolId)).tries) return missing;
		const trial = await trialOf(tx, id);
		if (!trial) return { removed: true };
		if (trial.need_id !== needId || trial.begun_by !== actor.personId) return missing;
		const seen = await tx
			.selectFrom('trial_observation')
			.select('id')
			.where('trial_id', '=', id)
			.limit(1)
			.executeTakeFirst();
		if (seen) return refuse('trial-observed', { kind: 'conflict' });
		await tx.deleteFrom('tool_trial').where('id', '=', id).execute();
		const event = { at, schoolId, actorId: actor.personId, subjectId: needId };
		await recordEvent(tx, { name: 'tool.trial-removed', ...event });
		return { removed: true };
	}).catch(hiddenIsMissing);
}

/** What was seen of a tool by one criterion. */
export interface Observed {
	criterionId: string;
	/** Null takes back what was said. */
	scale: Scale | null;
	words: string;
}

/**
 * Says what was seen of a tool in a trial, by the need’s criteria; said again it takes the place of what the same person said before.
 * Refuses `missing` to who leads or is not of the school, and for what is no criterion of the need; `scale-first` for words without a
 * mark, `too-long`.
 */
export function observeTrial(
	actor: Member,
	trialId: string,
	observations: readonly Observed[],
): Promise<{ needId: string } | Refusal> {
	for (const { criterionId, scale, words } of observations) {
		if (!isId(criterionId)) return Promise.resolve(missing);
		const field = `words-${criterionId}`;
		if (scale === null && words.trim() !== '') return Promise.resolve(refuse('scale-first', { field }));
		const long = tooLong(field, words, most.observation);
		if (long) return Promise.resolve(long);
	}
	const at = now();
	return unitOfWork<{ needId: string } | Refusal>(actor, async (tx) => {
		const trial = await trialOf(tx, trialId);
		if (!trial || !(await standingIn(tx, trial.school_id)).tries) return missing;
		const known = await tx
			.selectFrom('tool_criterion')
			.select('id')
			.where('need_id', '=', trial.need_id)
			.execute();
		if (observations.some((one) => !known.some(({ id }) => id === one.criterionId))) return missing;
		const mine = (criterionId: string) => ({
			trial_id: trialId,
			criterion_id: criterionId,
			observed_by: actor.personId,
		});
		for (const { criterionId, scale, words } of observations)
			if (scale === null)
				await tx
					.deleteFrom('trial_observation')
					.where((eb) => eb.and(mine(criterionId)))
					.execute();
			else
				await tx
					.insertInto('trial_observation')
					.values({
						id: keyOf(actor.personId, trialId, `observation ${criterionId}`),
						...mine(criterionId),
						need_id: trial.need_id,
						scale,
						words: words.trim(),
						written_at: at,
					})
					.onConflict((conflict) =>
						conflict
							.columns(['trial_id', 'criterion_id', 'observed_by'])
							.doUpdateSet({ scale, words: words.trim(), written_at: at }),
					)
					.execute();
		const event = { at, schoolId: trial.school_id, actorId: actor.personId, subjectId: trial.need_id };
		await recordEvent(tx, { name: 'tool.observed', ...event });
		return { needId: trial.need_id };
	}).catch(hiddenIsMissing);
}

async function trialOf(tx: Tx, id: string) {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('tool_trial as t')
		.innerJoin('tool_need as n', 'n.id', 't.need_id')
		.select(['t.need_id', 't.begun_by', 't.version', 'n.school_id'])
		.where('t.id', '=', id)
		.executeTakeFirst();
}
