import { newId } from '#server/platform/ids.ts';
import type { Scene } from './scene.ts';

/** A resource that was for everybody, and that the teacher has withdrawn. */
export async function plantLibrary({ as, me, people, schoolId, text, ago }: Scene): Promise<void> {
	const id = newId();
	await as(me('teacher'), (tx) =>
		tx
			.insertInto('resource')
			.values({
				id,
				school_id: schoolId,
				owner_id: people.teacher,
				kind: 'sheet',
				title: text('withdrawn-resource'),
				steps: text('withdrawn-resource'),
				audience: 'anyone',
				made_at: ago(6),
			})
			.execute(),
	);
	await as(me('teacher'), (tx) =>
		tx
			.updateTable('resource')
			.set({ withdrawn_at: ago(1) })
			.where('id', '=', id)
			.execute(),
	);
}
