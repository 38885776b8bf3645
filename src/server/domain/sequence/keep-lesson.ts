import { momentOf } from '#server/domain/school/index.ts';
import { planVisit } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachClass } from './reach-topic.ts';

/** Which class has which topic; `entry` is the same at every try. */
export interface LessonOf {
	topicId: string;
	classId: string;
	entry: string;
}

/**
 * Says that a class has had a topic, on a school day of this year until today. Refuses `missing` to who neither teaches the class nor
 * works with all of the school, and `lesson-to-come`, `lesson-not-this-year`.
 */
export function recordLesson(
	actor: Member,
	lesson: LessonOf & { hadOn: string },
): Promise<{ id: string } | Refusal> {
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const reached = await reachClass(tx, actor, lesson.topicId, lesson.classId);
		if (isRefusal(reached)) return reached;
		const { today, year } = reached.school;
		if (lesson.hadOn > today) return refuse('lesson-to-come', { field: 'had-on' });
		if (lesson.hadOn < year.startsOn) return refuse('lesson-not-this-year', { field: 'had-on' });
		return write(tx, actor, reached.school.id, lesson, { had_on: lesson.hadOn });
	}).catch(hiddenIsMissing);
}

/**
 * Plans a lesson as a visit of the actor with the class's teachers. Refuses what planning a visit does, `missing` as `recordLesson`
 * does, and `class-without-teacher` where nobody else teaches the class.
 */
export async function planLesson(
	actor: Member,
	lesson: LessonOf & { day: string; time: string; minutes: number; place: string },
): Promise<{ id: string } | Refusal> {
	const reached = await unitOfWork(actor, (tx) => reachClass(tx, actor, lesson.topicId, lesson.classId));
	if (isRefusal(reached)) return reached;
	const { school, teachers } = reached;
	if (teachers.length === 0) return refuse('class-without-teacher', { field: 'class' });
	const planned = await planVisit(
		actor,
		{
			entry: lesson.entry,
			schoolId: school.id,
			with: teachers,
			kind: 'co-teaching',
			startsAt: momentOf(lesson.day, lesson.time, school.zone),
			minutes: lesson.minutes,
			place: lesson.place,
		},
		async (tx, visitId) => {
			const again = await reachClass(tx, actor, lesson.topicId, lesson.classId);
			if (isRefusal(again)) return again;
			await write(tx, actor, school.id, lesson, { planned_on: lesson.day });
			await isVisit(tx, keyOf(actor.personId, lesson.entry, 'lesson'), visitId);
			return undefined;
		},
	);
	return isRefusal(planned) ? planned : { id: keyOf(actor.personId, lesson.entry, 'lesson') };
}

/**
 * Says that a visit the actor takes part in is a lesson: one that was booked, or planned before. Refuses `missing` as `recordLesson`
 * does and for a visit that the actor does not read or that is called off, and `visit-is-lesson` for one that is a lesson already.
 */
export function nameVisit(
	actor: Member,
	lesson: LessonOf & { visitId: string },
): Promise<{ id: string } | Refusal> {
	if (!isId(lesson.visitId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const reached = await reachClass(tx, actor, lesson.topicId, lesson.classId);
		if (isRefusal(reached)) return reached;
		const visit = await tx
			.selectFrom('visit')
			.select('state')
			.where('id', '=', lesson.visitId)
			.where('school_id', '=', reached.school.id)
			.where('state', '<>', 'cancelled')
			.executeTakeFirst();
		if (!visit) return missing;
		const written = await write(tx, actor, reached.school.id, lesson, { planned_on: reached.school.today });
		if (!written.repeated) await isVisit(tx, written.id, lesson.visitId);
		return written;
	}).catch((error: unknown) =>
		brokenConstraint(error) === 'lesson_visit_visit_id_key'
			? refuse('visit-is-lesson', { field: 'visit' })
			: hiddenIsMissing(error),
	);
}

/** Takes a lesson back that was said by mistake; a visit that it was stays as it is. Refuses `missing` as `recordLesson` does. */
export function removeLesson(actor: Member, lessonId: string): Promise<undefined | Refusal> {
	if (!isId(lessonId)) return Promise.resolve(missing);
	return unitOfWork<undefined | Refusal>(actor, async (tx) => {
		const gone = await tx
			.deleteFrom('topic_lesson')
			.where('id', '=', lessonId)
			.returning(['school_id', 'topic_id'])
			.executeTakeFirst();
		if (!gone) return missing;
		const at = now();
		await recordEvent(tx, {
			name: 'lesson.removed',
			at,
			schoolId: gone.school_id,
			actorId: actor.personId,
			subjectId: gone.topic_id,
		});
		return undefined;
	});
}

async function write(
	tx: Tx,
	actor: Member,
	schoolId: string,
	{ topicId, classId, entry }: LessonOf,
	when: { planned_on: string } | { had_on: string },
): Promise<{ id: string; repeated: boolean }> {
	const [id, at] = [keyOf(actor.personId, entry, 'lesson'), now()];
	const made = await tx
		.insertInto('topic_lesson')
		.values({
			id,
			school_id: schoolId,
			topic_id: topicId,
			class_id: classId,
			...when,
			made_by: actor.personId,
			made_at: at,
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	const repeated = made.numInsertedOrUpdatedRows === 0n;
	if (!repeated)
		await recordEvent(tx, { name: 'lesson.said', at, schoolId, actorId: actor.personId, subjectId: topicId });
	return { id, repeated };
}

/** The day of the lesson follows its visit from here on. */
async function isVisit(tx: Tx, lessonId: string, visitId: string): Promise<void> {
	await tx.insertInto('lesson_visit').values({ lesson_id: lessonId, visit_id: visitId }).execute();
}
