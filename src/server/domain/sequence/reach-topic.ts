import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { readSequenceSchool, type SequenceSchool } from './sequence-rows.ts';

/** A topic and a class of its school that the actor says what it has had of. */
export interface ReachedClass {
	school: SequenceSchool;
	/** Who teaches the class, but the actor. */
	teachers: string[];
}

/** Reaches a class for a topic. Refuses `missing` to who neither teaches that class nor works with all of the school. */
export async function reachClass(
	tx: Tx,
	actor: Member,
	topicId: string,
	classId: string,
): Promise<ReachedClass | Refusal> {
	if (!isId(topicId) || !isId(classId)) return missing;
	const row = await tx
		.selectFrom('topic as t')
		.innerJoin('class as c', 'c.school_id', 't.school_id')
		.select(['t.school_id', sql<boolean>`c.id = any ((select my_classes())::uuid[])`.as('mine')])
		.where('t.id', '=', topicId)
		.where('t.put_away_at', 'is', null)
		.where('c.id', '=', classId)
		.where('c.ended_on', 'is', null)
		.where(sql<boolean>`c.id <> all ((select classes_closed_to_me())::uuid[])`)
		.executeTakeFirst();
	const school = row && (await readSequenceSchool(tx, row.school_id));
	if (!school || !(row.mine || school.mayWrite)) return missing;
	const teachers = await tx
		.selectFrom('class_teacher')
		.select('person_id')
		.where('class_id', '=', classId)
		.where('person_id', '<>', actor.personId)
		.limit(20)
		.execute();
	return { school, teachers: teachers.map((one) => one.person_id) };
}
