import type { Member } from '#server/platform/actor.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { cast, schools } from './people.ts';

type Keys<Name extends string> = Readonly<Record<Name, string>>;

/** The keys that it writes. */
export interface Written {
	record: Keys<'topicLesson'>;
	scene: Keys<'class' | 'topic'>;
}

const hana: Member = { kind: 'member', personId: cast.hana.id };

/** Clara teaches class 4A, which has a topic of Grade 4's scope and sequence planned. */
export async function rehearseSequence(at: Date, { record, scene }: Written): Promise<void> {
	const school = { school_id: schools.harbour.id };
	await unitOfWork(machine, async (tx) => {
		await tx
			.insertInto('class')
			.values({ id: scene.class, ...school, title: 'Grade 4 A', grade: '04', students: 22 })
			.execute();
		await tx
			.insertInto('class_teacher')
			.values({ class_id: scene.class, person_id: cast.clara.id })
			.execute();
	});
	await unitOfWork(hana, async (tx) => {
		await tx
			.insertInto('topic')
			.values({
				id: scene.topic, ...school, strand: 'citizenship', grade: '04', title: 'What we share, and with whom',
				due_month: 11, made_by: cast.hana.id, made_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
		await tx
			.insertInto('topic_lesson')
			.values({
				id: record.topicLesson, ...school, topic_id: scene.topic, class_id: scene.class, planned_on: '2026-11-12',
				made_by: cast.hana.id, made_at: at,
			}) // biome-ignore format: short enough for two lines
			.execute();
	});
}
