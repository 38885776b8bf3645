import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { cast, schools } from './people.ts';

type Keys<Name extends string> = Readonly<Record<Name, string>>;

/** The texts and keys that it writes. */
export interface Written {
	planted: Keys<'plan' | 'pedagogy' | 'evidence' | 'goal'>;
	record: Keys<'lesson' | 'evidence' | 'goal'>;
	scene: Keys<'clara' | 'grade4' | 'unit'>;
}

const actorOf = (name: 'ada' | 'clara') => ({ kind: 'member' as const, personId: cast[name].id });

/** The unit and the plan of Clara's collaboration with its evidence, as Ada wrote them, and a goal of Clara's that she shares with nobody. */
export async function rehearsePlan(at: Date, { planted, record, scene }: Written): Promise<void> {
	const collaboration = { collaboration_id: scene.clara };
	await unitOfWork(actorOf('ada'), async (tx) => {
		await tx
			.insertInto('unit')
			.values({
				id: scene.unit,
				school_id: schools.harbour.id,
				team_id: scene.grade4,
				title: 'Water',
				starts_on: '2026-09-14',
				ends_on: '2026-10-24',
				made_by: cast.ada.id,
				made_at: at,
			})
			.execute();
		await tx
			.insertInto('unit_collaboration')
			.values({ ...collaboration, unit_id: scene.unit, placed_by: cast.ada.id, placed_at: at })
			.execute();
		await tx
			.insertInto('plan')
			.values({
				...collaboration,
				title: 'Water',
				about: planted.plan,
				written_by: cast.ada.id,
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('plan_assessment')
			.values({ ...collaboration, position: 1, words: planted.plan, who: 'students' })
			.execute();
		await tx
			.insertInto('plan_lesson')
			.values({ id: record.lesson, ...collaboration, position: 1, title: planted.plan })
			.execute();
		await tx
			.insertInto('plan_part')
			.values({
				lesson_id: record.lesson,
				...collaboration,
				position: 1,
				words: planted.plan,
				who: 'person',
				person_id: cast.clara.id,
			})
			.execute();
		await tx
			.insertInto('pedagogy_answer')
			.values({
				...collaboration,
				question: 'left-out',
				number: 1,
				words: planted.pedagogy,
				author_id: cast.ada.id,
				at,
			})
			.execute();
		await tx
			.insertInto('evidence')
			.values({
				id: record.evidence,
				school_id: schools.harbour.id,
				author_id: cast.ada.id,
				kind: 'link',
				title: planted.evidence,
				url: 'https://example.org/film',
				students: false,
				added_at: at,
			})
			.execute();
		await tx
			.insertInto('evidence_use')
			.values({
				id: newId(),
				evidence_id: record.evidence,
				place: 'plan',
				...collaboration,
				added_by: cast.ada.id,
				added_at: at,
			})
			.execute();
	});
	await unitOfWork(actorOf('clara'), async (tx) => {
		await tx
			.insertInto('goal')
			.values({
				id: record.goal,
				school_id: schools.harbour.id,
				teacher_id: cast.clara.id,
				words: planted.goal,
				created_at: at,
			})
			.execute();
		await tx
			.insertInto('goal_entry')
			.values({
				id: newId(),
				goal_id: record.goal,
				on_day: '2026-09-21',
				met: true,
				modelled: false,
				resources: false,
				reflected: false,
				words: planted.goal,
				written_at: at,
			})
			.execute();
	});
}
