import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Lesson, readLesson } from './find-plan.ts';
import { checkWho, type LessonWords, most, type Part, storedWho } from './plan.ts';
import { holdPlan, type ReachedPlan } from './reach-plan.ts';

async function writeParts(
	tx: Tx,
	lesson: { id: string; collaborationId: string },
	parts: readonly Part[],
): Promise<void> {
	await tx.deleteFrom('plan_part').where('lesson_id', '=', lesson.id).execute();
	if (parts.length === 0) return;
	await tx
		.insertInto('plan_part')
		.values(
			parts.map((part, index) => ({
				lesson_id: lesson.id,
				collaboration_id: lesson.collaborationId,
				position: index + 1,
				words: part.words.trim(),
				minutes: part.minutes,
				...storedWho(part.who),
			})),
		)
		.execute();
}

const record = (tx: Tx, actor: Member, schoolId: string, name: string, subjectId: string, at: Date) =>
	recordEvent(tx, { name, at, schoolId, actorId: actor.personId, subjectId });

/**
 * Adds a lesson at the end of the plan. `entry` is a UUID made where the form was shown; sent twice it is added once.
 * Refuses `missing`, `collaboration-over`, `plan-who`, `plan-full`.
 */
export function addLesson(
	actor: Member,
	collaborationId: string,
	lesson: LessonWords & { entry: string },
): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPlan(tx, actor, collaborationId);
		if (isRefusal(reached)) return reached;
		if (!isId(lesson.entry)) return missing;
		const wrong = checkWho(lesson.parts, reached.partnerIds);
		if (wrong) return wrong;
		const id = keyOf(actor.personId, lesson.entry, 'lesson');
		const { last, count } = await tx
			.selectFrom('plan_lesson')
			.select([(eb) => eb.fn.max('position').as('last'), (eb) => eb.fn.countAll<string>().as('count')])
			.where('collaboration_id', '=', collaborationId)
			.executeTakeFirstOrThrow();
		if (Number(count) >= most.lessons) return refuse('plan-full', { args: { most: most.lessons } });
		const written = await tx
			.insertInto('plan_lesson')
			.values({
				id,
				collaboration_id: collaborationId,
				position: (last ?? 0) + 1,
				title: lesson.title.trim(),
				on_day: lesson.onDay,
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows === 0n) return { id };
		await writeParts(tx, { id, collaborationId }, lesson.parts);
		await record(tx, actor, reached.schoolId, 'lesson.added', id, at);
		return { id };
	});
}

async function holdLesson(
	tx: Tx,
	actor: Member,
	id: string,
): Promise<{ lesson: Lesson; plan: ReachedPlan } | Refusal> {
	const found = await readLesson(tx, id);
	if (isRefusal(found)) return found;
	const plan = await holdPlan(tx, actor, found.collaborationId);
	if (isRefusal(plan)) return plan;
	// As it is now that nobody else changes it.
	const lesson = await readLesson(tx, id);
	return isRefusal(lesson) ? lesson : { lesson, plan };
}

/** Changes a lesson, on top of the version that was read. Refuses `missing`, `changed-meanwhile`, `plan-who`. */
export function editLesson(
	actor: Member,
	id: string,
	version: number,
	words: LessonWords,
): Promise<{ version: number; collaborationId: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const held = await holdLesson(tx, actor, id);
		if (isRefusal(held)) return held;
		const { lesson, plan } = held;
		if (lesson.version !== version) return changedMeanwhile(lesson.version);
		const before = lesson.parts.map(({ who }) => who);
		const wrong = checkWho(words.parts, plan.partnerIds, before);
		if (wrong) return wrong;
		await tx
			.updateTable('plan_lesson')
			.set({ title: words.title.trim(), on_day: words.onDay, version: version + 1 })
			.where('id', '=', id)
			.execute();
		await writeParts(tx, lesson, words.parts);
		await record(tx, actor, plan.schoolId, 'lesson.edited', id, at);
		return { version: version + 1, collaborationId: plan.id };
	});
}

/** Takes a lesson out of the plan. Evidence of it stays in the plan. */
export function removeLesson(actor: Member, id: string): Promise<{ collaborationId: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const held = await holdLesson(tx, actor, id);
		if (isRefusal(held)) return held;
		await tx.deleteFrom('plan_lesson').where('id', '=', id).execute();
		await record(tx, actor, held.plan.schoolId, 'lesson.removed', id, at);
		return { collaborationId: held.plan.id };
	});
}

/** Puts a lesson before the one above it. The first stays where it is. */
export function raiseLesson(actor: Member, id: string): Promise<{ collaborationId: string } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const held = await holdLesson(tx, actor, id);
		if (isRefusal(held)) return held;
		const { plan } = held;
		const rows = await tx
			.selectFrom('plan_lesson')
			.select(['id', 'position'])
			.where('collaboration_id', '=', plan.id)
			.orderBy('position')
			.orderBy('id')
			.limit(most.lessons)
			.execute();
		const place = rows.findIndex((row) => row.id === id);
		const [above, one] = [rows[place - 1], rows[place]];
		if (!above || !one) return { collaborationId: plan.id };
		await tx
			.updateTable('plan_lesson')
			.set({
				position: sql<number>`case id when ${id}::uuid then ${above.position}::int else ${one.position}::int end`,
			})
			.where('id', 'in', [id, above.id])
			.execute();
		await record(tx, actor, plan.schoolId, 'lesson.moved', id, at);
		return { collaborationId: plan.id };
	});
}
