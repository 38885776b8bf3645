import { newId } from '#server/platform/ids.ts';
import { dayOf, type Scene } from './scene.ts';

/** The plan of a collaboration with its evidence, and two goals of the teacher's, one of them shared with the facilitator. */
export async function plantPlan(scene: Scene, collaborationId: string): Promise<void> {
	const { as, me, people, schoolId, text, ago } = scene;
	const at = ago(6);
	const collaboration = { collaboration_id: collaborationId };
	await as(me('facilitator'), async (tx) => {
		const [lesson, words] = [newId(), text('plan')];
		await tx
			.insertInto('plan')
			.values({ ...collaboration, about: words, written_by: people.facilitator, written_at: at })
			.execute();
		await tx
			.insertInto('plan_assessment')
			.values({ ...collaboration, position: 1, words, who: 'together' })
			.execute();
		await tx
			.insertInto('plan_lesson')
			.values({ id: lesson, ...collaboration, position: 1, title: words })
			.execute();
		await tx
			.insertInto('plan_part')
			.values({ lesson_id: lesson, ...collaboration, position: 1, words, who: 'students' })
			.execute();
		await tx
			.insertInto('pedagogy_answer')
			.values({
				...collaboration,
				question: 'left-out',
				number: 1,
				words: text('pedagogy'),
				author_id: people.facilitator,
				at,
			})
			.execute();
	});
	await plantEvidence(scene, collaborationId, 'evidence', dayOf(ago(-30)));
	await plantEvidence(scene, collaborationId, 'ended-evidence', dayOf(ago(2)));
	await as(me('teacher'), async (tx) => {
		for (const planted of ['goal', 'shared-goal']) {
			const goal = newId();
			await tx
				.insertInto('goal')
				.values({
					id: goal,
					school_id: schoolId,
					teacher_id: people.teacher,
					words: text(planted),
					created_at: at,
				})
				.execute();
			await tx
				.insertInto('goal_entry')
				.values({
					id: newId(),
					goal_id: goal,
					on_day: dayOf(at),
					met: true,
					modelled: false,
					resources: false,
					reflected: false,
					words: text(planted),
					written_at: at,
				})
				.execute();
			if (planted === 'shared-goal')
				await tx
					.insertInto('goal_share')
					.values({ goal_id: goal, person_id: people.facilitator, shared_at: at })
					.execute();
		}
	});
}

async function plantEvidence(
	{ as, me, people, schoolId, text, ago }: Scene,
	collaborationId: string,
	planted: string,
	until: string,
): Promise<void> {
	const [id, file] = [newId(), newId()];
	const added = { added_by: people.teacher, added_at: ago(6) };
	await as(me('teacher'), async (tx) => {
		await tx
			.insertInto('stored_file')
			.values({ id: file, secret: 'x', media_type: 'image/png', bytes: 1, name: text(planted), ...added })
			.execute();
		await tx
			.insertInto('evidence')
			.values({
				id,
				school_id: schoolId,
				author_id: people.teacher,
				kind: 'photograph',
				title: text(planted),
				file_id: file,
				students: true,
				consent: text(planted),
				use_until: until,
				added_at: ago(6),
			})
			.execute();
		await tx
			.insertInto('evidence_use')
			.values({
				id: newId(),
				evidence_id: id,
				place: 'plan',
				collaboration_id: collaborationId,
				...added,
			})
			.execute();
	});
}
