import { holdActs, operate, recordAct } from '#server/domain/audit/index.ts';
import { heldFrom, todayOf } from '#server/domain/school/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachPerson, reachSchool } from './reach-person.ts';
import { mayBegin } from './role.ts';

/** Who evaluates whom, in which school, from which school day on. `entry` is made with the form. */
export interface EvaluatorToRecord {
	entry: string;
	evaluatorId: string;
	teacherId: string;
	schoolId: string;
	startsOn: string;
}

/**
 * Records that somebody evaluates a teacher. From that day on the evaluator reads nothing about the teacher and cannot
 * be their facilitator: the database's rules see to that.
 * @returns the record's id, which is the entry; refused when it stands already or one is not of the school
 */
export function recordEvaluator(actor: Actor, wanted: EvaluatorToRecord): Promise<string | Refusal> {
	if (!isId(wanted.entry)) return Promise.resolve(missing);
	const at = now();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		await holdActs(tx);
		const teacher = await reachPerson(tx, wanted.teacherId);
		if (isRefusal(teacher)) return teacher;
		const evaluator = await reachPerson(tx, wanted.evaluatorId);
		if (isRefusal(evaluator)) return evaluator;
		const school = await reachSchool(tx, wanted.schoolId);
		if (isRefusal(school)) return school;
		if (teacher.id === evaluator.id) return refuse('evaluates-themself', { field: 'evaluatorId' });
		const known = await tx
			.selectFrom('evaluator')
			.select(['id', 'starts_on', 'ends_on'])
			.where('evaluator_id', '=', evaluator.id)
			.where('teacher_id', '=', teacher.id)
			.execute();
		const recorded = await tx
			.selectFrom('evaluator')
			.select(['evaluator_id', 'teacher_id'])
			.where('id', '=', wanted.entry)
			.executeTakeFirst();
		if (recorded)
			return recorded.evaluator_id === evaluator.id && recorded.teacher_id === teacher.id
				? wanted.entry
				: missing;
		const today = await todayOf(tx, school.zone, at);
		const startsOn = heldFrom(wanted.startsOn, today);
		const far = mayBegin(startsOn, today.school);
		if (far) return far;
		for (const [field, person] of Object.entries({ teacherId: teacher, evaluatorId: evaluator })) {
			const member = await tx
				.selectFrom('membership')
				.select('id')
				.where('person_id', '=', person.id)
				.where('school_id', '=', school.id)
				.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', startsOn)]))
				.executeTakeFirst();
			if (!member) return refuse('not-of-school', { field });
		}
		if (known.some((one) => one.ends_on === null || one.ends_on > startsOn))
			return refuse('evaluates-already', {
				kind: 'conflict',
				field: 'evaluatorId',
				args: { evaluator: evaluator.name, teacher: teacher.name },
			});
		await tx
			.insertInto('evaluator')
			.values({
				id: wanted.entry,
				evaluator_id: evaluator.id,
				teacher_id: teacher.id,
				school_id: school.id,
				starts_on: startsOn,
				recorded_by: operator.kind === 'operator' ? operator.personId : null,
			})
			.execute();
		await recordAct(tx, operator, {
			name: 'evaluator.recorded',
			at,
			subjectId: wanted.entry,
			personId: teacher.id,
			schoolId: school.id,
		});
		return wanted.entry;
	});
}
