import { recordReading } from '#server/domain/access/index.ts';
import { reachCollaboration } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type Assessment, most, type Part, type PlanWords, readWho } from './plan.ts';

export interface Lesson {
	id: string;
	collaborationId: string;
	title: string;
	/** School day, `YYYY-MM-DD`. */
	onDay: string | null;
	parts: Part[];
	version: number;
}

/** The plan of a collaboration; empty, with version 0, before somebody wrote the first word of it. */
export interface Plan extends PlanWords {
	assessments: Assessment[];
	lessons: Lesson[];
	version: number;
}

/** Finds the plan of a collaboration for its partners, and keeps record that it was shown; missing for anybody else. */
export function findPlan(actor: Member, collaborationId: string): Promise<Plan | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, collaborationId);
		if (isRefusal(reached)) return reached;
		const head = await tx
			.selectFrom('plan')
			.select('written_by')
			.where('collaboration_id', '=', reached.id)
			.executeTakeFirst();
		if (head) {
			const teachers = reached.partners.filter(({ side, answer }) => side === 'teacher' && answer === 'in');
			const teacherIds = teachers.map(({ personId }) => personId);
			const plan = { kind: 'plan' as const, id: reached.id, authorId: head.written_by, teacherIds };
			await recordReading(tx, actor, plan, at);
		}
		return readPlan(tx, collaborationId);
	});
}

export async function readPlan(tx: Tx, collaborationId: string): Promise<Plan> {
	const head = await tx
		.selectFrom('plan')
		.selectAll()
		.where('collaboration_id', '=', collaborationId)
		.executeTakeFirst();
	const assessments = head ? await readAssessments(tx, collaborationId) : [];
	return {
		title: head?.title ?? '',
		about: head?.about ?? '',
		startsOn: head?.starts_on ?? null,
		endsOn: head?.ends_on ?? null,
		version: head?.version ?? 0,
		assessments,
		lessons: await readLessons(tx, { collaborationId }),
	};
}

async function readAssessments(tx: Tx, collaborationId: string): Promise<Assessment[]> {
	const rows = await tx
		.selectFrom('plan_assessment')
		.select(['words', 'who', 'person_id'])
		.where('collaboration_id', '=', collaborationId)
		.orderBy('position')
		.limit(most.assessments)
		.execute();
	return rows.map((row) => ({ words: row.words, who: readWho(row) }));
}

async function readLessons(tx: Tx, where: { collaborationId: string } | { id: string }): Promise<Lesson[]> {
	const lessons = await tx
		.selectFrom('plan_lesson')
		.select(['id', 'collaboration_id', 'title', 'on_day', 'version'])
		.where((eb) =>
			'id' in where ? eb('id', '=', where.id) : eb('collaboration_id', '=', where.collaborationId),
		)
		.orderBy('position')
		.orderBy('id')
		.limit(most.lessons)
		.execute();
	if (lessons.length === 0) return [];
	const parts = await tx
		.selectFrom('plan_part')
		.select(['lesson_id', 'words', 'minutes', 'who', 'person_id'])
		.where(
			'lesson_id',
			'in',
			lessons.map(({ id }) => id),
		)
		.orderBy('position')
		.limit(most.lessons * most.parts)
		.execute();
	return lessons.map((lesson) => ({
		id: lesson.id,
		collaborationId: lesson.collaboration_id,
		title: lesson.title,
		onDay: lesson.on_day,
		version: lesson.version,
		parts: parts
			.filter((part) => part.lesson_id === lesson.id)
			.map((part) => ({ words: part.words, minutes: part.minutes, who: readWho(part) })),
	}));
}

/** One lesson, for the partners of its collaboration; missing for anybody else. */
export async function readLesson(tx: Tx, id: string): Promise<Lesson | Refusal> {
	if (!isId(id)) return missing;
	return (await readLessons(tx, { id }))[0] ?? missing;
}

/** Finds one lesson, for the partners of its collaboration; missing for anybody else. */
export function findLesson(actor: Member, id: string): Promise<Lesson | Refusal> {
	return unitOfWork(actor, (tx) => readLesson(tx, id));
}
