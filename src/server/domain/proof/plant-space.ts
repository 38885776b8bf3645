import { newId } from '#server/platform/ids.ts';
import type { Scene } from './scene.ts';

/** A virtual space of the teacher, which the facilitator helps with and the help desk prepares. */
export async function plantSpace({ as, me, people, schoolId, text, ago }: Scene): Promise<void> {
	const id = newId();
	await as(me('teacher'), async (tx) => {
		await tx
			.insertInto('learning_space')
			.values({
				id,
				school_id: schoolId,
				owner_id: people.teacher,
				name: text('space'),
				helper_id: people.facilitator,
				with_desk: true,
				made_at: ago(1),
			})
			.execute();
		const step = { space_id: id, kind: 'other', required: true };
		await tx
			.insertInto('space_step')
			.values({ id: newId(), ...step, position: 0, words: text('space-line') })
			.execute();
	});
}
