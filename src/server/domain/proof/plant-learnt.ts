import { newId } from '#server/platform/ids.ts';
import type { Scene } from './scene.ts';

/** What the teacher told of a conference, for the facilitators and the help desk, and what should change with it. */
export async function plantLearnt({ as, me, people, schoolId, text, ago }: Scene): Promise<void> {
	const id = newId();
	await as(me('teacher'), async (tx) => {
		await tx
			.insertInto('learnt_report')
			.values({
				id,
				school_id: schoolId,
				author_id: people.teacher,
				occasion: text('learnt'),
				learnt: text('learnt'),
				tried: text('learnt'),
				for_whom: text('learnt'),
				written_at: ago(1),
				changed_at: ago(1),
			})
			.execute();
		await tx
			.insertInto('learnt_change')
			.values({ id: newId(), report_id: id, position: 1, words: text('learnt'), changed_at: ago(1) })
			.execute();
	});
}
