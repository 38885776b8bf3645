import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { standingIn } from './find-tools.ts';
import { toolNamed } from './keep-tool.ts';
import { cleanName, type Fit, most, tooLong } from './tool.ts';

/**
 * Puts a tool beside a need, by its name: one the school knows, or a new idea. The same twice is once. Refuses `missing` to who does
 * not look after tools, `required`, `too-long`, `too-many-candidates`.
 */
export function addCandidate(
	actor: Member,
	needId: string,
	candidate: { name: string; entry: string },
): Promise<{ id: string } | Refusal> {
	const name = cleanName(candidate.name);
	if (name === '') return Promise.resolve(refuse('required', { field: 'name' }));
	const long = tooLong('name', name, most.name);
	if (long) return Promise.resolve(long);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const schoolId = await schoolOfNeed(tx, needId);
		if (schoolId === undefined || !(await standingIn(tx, schoolId)).keeps) return missing;
		const there = await tx
			.selectFrom('need_candidate')
			.select('tool_id')
			.where('need_id', '=', needId)
			.execute();
		const known = await toolNamed(tx, schoolId, name);
		if (known !== undefined && there.some((one) => one.tool_id === known)) return { id: known };
		if (there.length >= most.candidates)
			return refuse('too-many-candidates', { field: 'name', args: { most: most.candidates } });
		const id = known ?? keyOf(actor.personId, candidate.entry, 'tool');
		if (known === undefined)
			await tx
				.insertInto('tool')
				.values({ id, school_id: schoolId, name, created_at: at })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await tx
			.insertInto('need_candidate')
			.values({
				need_id: needId,
				tool_id: (await toolNamed(tx, schoolId, name)) ?? id,
				school_id: schoolId,
				added_by: actor.personId,
				added_at: at,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await recordEvent(tx, {
			name: 'tool.candidate-added',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: needId,
		});
		return { id };
	}).catch(hiddenIsMissing);
}

/**
 * Takes a tool out that stands beside a need, as when it was put there by mistake; one that is not there is taken out already. Refuses
 * `missing` to who does not look after tools, `candidate-tried` once it was tried or decided on.
 */
export function removeCandidate(
	actor: Member,
	needId: string,
	toolId: string,
): Promise<{ removed: true } | Refusal> {
	const at = now();
	return unitOfWork<{ removed: true } | Refusal>(actor, async (tx) => {
		const schoolId = isId(toolId) ? await schoolOfNeed(tx, needId) : undefined;
		if (schoolId === undefined || !(await standingIn(tx, schoolId)).keeps) return missing;
		for (const table of ['tool_trial', 'tool_verdict'] as const) {
			const kept = await tx
				.selectFrom(table)
				.select('id')
				.where('need_id', '=', needId)
				.where('tool_id', '=', toolId)
				.limit(1)
				.executeTakeFirst();
			if (kept) return refuse('candidate-tried', { kind: 'conflict' });
		}
		const removed = await tx
			.deleteFrom('need_candidate')
			.where('need_id', '=', needId)
			.where('tool_id', '=', toolId)
			.executeTakeFirst();
		const event = { at, schoolId, actorId: actor.personId, subjectId: needId };
		if (removed.numDeletedRows > 0n) await recordEvent(tx, { name: 'tool.candidate-removed', ...event });
		return { removed: true };
	}).catch(hiddenIsMissing);
}

/** What somebody decides of a tool and a need. */
export interface Verdict {
	toolId: string;
	suits: Fit;
	/** For whom; may be empty. */
	forWhom: string;
	/** Why. */
	words: string;
	entry: string;
}

/**
 * Says which suits what and for whom, by name and date; it takes the place of the last verdict, which stays. Refuses `missing` to who
 * does not look after tools and for a tool that is no candidate, `required`, `too-long`.
 */
export function decideVerdict(
	actor: Member,
	needId: string,
	verdict: Verdict,
): Promise<{ id: string } | Refusal> {
	if (verdict.words.trim() === '') return Promise.resolve(refuse('required', { field: 'words' }));
	const long =
		tooLong('words', verdict.words, most.verdict) ?? tooLong('forWhom', verdict.forWhom, most.forWhom);
	if (long) return Promise.resolve(long);
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const schoolId = await schoolOfCandidate(tx, needId, verdict.toolId);
		if (schoolId === undefined) return missing;
		const id = keyOf(actor.personId, verdict.entry, `verdict ${needId}`);
		await tx
			.insertInto('tool_verdict')
			.values({
				id,
				need_id: needId,
				tool_id: verdict.toolId,
				suits: verdict.suits,
				for_whom: verdict.forWhom.trim(),
				words: verdict.words.trim(),
				decided_by: actor.personId,
				decided_at: at,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.execute();
		await recordEvent(tx, {
			name: 'tool.verdict',
			at,
			schoolId,
			actorId: actor.personId,
			subjectId: needId,
		});
		return { id };
	}).catch(hiddenIsMissing);
}

/** The school of a need, as far as the actor reads it. */
export async function schoolOfNeed(tx: Tx, needId: string): Promise<string | undefined> {
	if (!isId(needId)) return undefined;
	const row = await tx
		.selectFrom('tool_need')
		.select('school_id')
		.where('id', '=', needId)
		.executeTakeFirst();
	return row?.school_id;
}

/** The school of a need that a tool is a candidate for, as far as the actor reads it. */
export async function schoolOfCandidate(tx: Tx, needId: string, toolId: string): Promise<string | undefined> {
	if (!isId(needId) || !isId(toolId)) return undefined;
	const row = await tx
		.selectFrom('need_candidate')
		.select('school_id')
		.where('need_id', '=', needId)
		.where('tool_id', '=', toolId)
		.executeTakeFirst();
	return row?.school_id;
}
