import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { keptTool } from './keep-tool.ts';
import { mayBecome, most, type ToolState, tooLong } from './tool.ts';

/** How a tool comes to stand, and why. */
export interface StateChange {
	state: ToolState;
	why: string;
	/** Of a retirement: from which school day on, `YYYY-MM-DD`, and what takes its place. */
	retiredOn: string | null;
	replacedBy: string | null;
	version: number;
	entry: string;
}

/**
 * Changes how a tool stands with a school, with the reason. Whoever uses one that is retired is told by letter. Refuses `missing` to
 * who does not look after tools, `tool-not-reviewed` to recommend one whose privacy review is missing or expired, `tool-same-state`,
 * `required`, `changed-meanwhile`.
 */
export function changeToolState(
	actor: Member,
	id: string,
	change: StateChange,
): Promise<{ version: number } | Refusal> {
	const at = now();
	const why = change.why.trim();
	const long = tooLong('why', why, most.why);
	if (long) return Promise.resolve(long);
	const retires = change.state === 'retired';
	const replacedBy = retires ? change.replacedBy : null;
	if (replacedBy !== null && (!isId(replacedBy) || replacedBy === id))
		return Promise.resolve(refuse('choose-one', { field: 'replacedBy' }));
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const tool = await keptTool(tx, id);
		if (!tool) return missing;
		const changeId = keyOf(actor.personId, change.entry, `tool state ${id}`);
		const before = await tx
			.selectFrom('tool_change')
			.select('id')
			.where('id', '=', changeId)
			.executeTakeFirst();
		if (before) return { version: tool.version };
		if (tool.version !== change.version) return changedMeanwhile(tool.version);
		const state = tool.state as ToolState;
		const refusal = mayBecome({ state, privacyUntil: tool.privacyUntil }, change, schoolDay(tool.zone, at));
		if (refusal) return refusal;
		if (replacedBy !== null && !(await isOf(tx, replacedBy, tool.schoolId)))
			return refuse('choose-one', { field: 'replacedBy' });
		await tx
			.updateTable('tool')
			.set({
				state: change.state,
				retired_on: retires ? change.retiredOn : null,
				replaced_by: replacedBy,
				// Told of each retirement, also of one after it was taken back.
				...(retires && state !== 'retired' ? { retirement_told_at: null } : {}),
				version: tool.version + 1,
			})
			.where('id', '=', id)
			.execute();
		await tx
			.insertInto('tool_change')
			.values({
				id: changeId,
				tool_id: id,
				state_before: state,
				state: change.state,
				why,
				changed_by: actor.personId,
				changed_at: at,
			})
			.execute();
		if (retires) await sendJob(tx, 'tell-of-tools');
		const event = { at, schoolId: tool.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: `tool.${change.state}`, ...event });
		return { version: tool.version + 1 };
	}).catch(hiddenIsMissing);
}

async function isOf(tx: Tx, toolId: string, schoolId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('tool')
		.select('id')
		.where('id', '=', toolId)
		.where('school_id', '=', schoolId)
		.executeTakeFirst();
	return row !== undefined;
}
