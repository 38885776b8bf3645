import { sql } from 'kysely';
import { schoolToWriteIn } from '#server/domain/next-step/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** Somebody whom the reader has put off visiting. Theirs alone. */
export interface PutOff {
	id: string;
	/** Suggested again from this school day on. */
	until: string;
	reason: string;
}

/** For how long somebody may be put off, in days. */
export const mostDaysPutOff = 366;

/**
 * Puts off visiting a teacher, in a collaboration or outside any, until a school day, and says why: to oneself alone. Put
 * off again, the last word counts. `reason`: 1 to 500 characters.
 * Refuses `missing` for whom the actor may not write about, and `put-off-how-long`.
 */
export function putOff(
	actor: Member,
	input: { teacherId: string; collaborationId: string | null; until: string; reason: string },
): Promise<{ id: string } | Refusal> {
	const { teacherId, collaborationId, until, reason } = input;
	if (!isId(teacherId) || (collaborationId !== null && !isId(collaborationId)))
		return Promise.resolve(missing);
	const at = now();
	const id = newId();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const schoolId = await schoolToWriteIn(tx, teacherId, collaborationId);
		if (schoolId === undefined || teacherId === actor.personId) return missing;
		const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
		const today = schoolDay(school?.zone ?? 'UTC', at);
		if (until <= today || until > dayAfter(today, mostDaysPutOff))
			return refuse('put-off-how-long', { field: 'until' });
		await tx
			.updateTable('put_off')
			.set({ taken_back_at: at })
			.where('author_id', '=', actor.personId)
			.where('teacher_id', '=', teacherId)
			.where('collaboration_id', 'is not distinct from', collaborationId)
			.where('taken_back_at', 'is', null)
			.execute();
		await tx
			.insertInto('put_off')
			.values({
				id,
				school_id: schoolId,
				author_id: actor.personId,
				teacher_id: teacherId,
				collaboration_id: collaborationId,
				until,
				reason,
				made_at: at,
			})
			.execute();
		await recordEvent(tx, { name: 'visit.put-off', at, schoolId, actorId: actor.personId, subjectId: id });
		return { id };
	}).catch(hiddenIsMissing);
}

/** Has somebody suggested again at once whom the actor had put off. Refuses `missing`. */
export function takeUpAgain(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const one = await tx
			.selectFrom('put_off')
			.select(['school_id', 'taken_back_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!one) return missing;
		if (one.taken_back_at !== null) return { id };
		await tx.updateTable('put_off').set({ taken_back_at: at }).where('id', '=', id).execute();
		await recordEvent(tx, {
			name: 'visit.taken-up-again',
			at,
			schoolId: one.school_id,
			actorId: actor.personId,
			subjectId: id,
		});
		return { id };
	});
}

/** Whom the reader has put off beyond a school day. */
export function putOffBy(tx: Tx, me: string, today: string) {
	return tx
		.selectFrom('put_off')
		.select(['id', 'teacher_id', 'collaboration_id', 'reason'])
		.select(sql<string>`until::text`.as('until'))
		.where('author_id', '=', me)
		.where('taken_back_at', 'is', null)
		.where('until', '>', sql<string>`${today}::date`)
		.orderBy('made_at')
		.limit(500)
		.execute();
}
