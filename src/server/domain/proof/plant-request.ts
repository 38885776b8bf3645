import { newId } from '#server/platform/ids.ts';
import type { Scene } from './scene.ts';

/** What the teacher asked of their facilitator, who passed it on to the help desk with the words it was asked with; and what is to be set up. */
export async function plantRequest({ as, me, people, schoolId, text, ago }: Scene): Promise<void> {
	const [id, first, desk, words] = [newId(), newId(), newId(), newId()];
	const request = { request_id: id };
	await as(me('teacher'), async (tx) => {
		await tx
			.insertInto('request')
			.values({
				id,
				school_id: schoolId,
				asker_id: people.teacher,
				for_class: text('request'),
				asked_at: ago(3),
			})
			.execute();
		const part = { held_as: 'facilitator', person_id: people.facilitator, passed_by: people.teacher };
		await tx
			.insertInto('request_part')
			.values({ id: first, ...request, number: 1, ...part, began_at: ago(3), changed_at: ago(3) })
			.execute();
		const said = { ...request, part_id: first, author_id: people.teacher };
		await tx
			.insertInto('request_message')
			.values([
				{ id: words, ...said, change: 'asked', words: text('request'), for_desk: true, written_at: ago(3) },
				{
					id: newId(),
					...said,
					change: null,
					for_desk: false,
					words: text('request-coaching'),
					written_at: ago(2),
				},
			])
			.execute();
	});
	await as(me('facilitator'), async (tx) => {
		await tx
			.updateTable('request_part')
			.set({ ended_at: ago(2), taken_by: people.facilitator })
			.where('id', '=', first)
			.execute();
		const part = { held_as: 'desk', passed_by: people.facilitator, began_at: ago(2), changed_at: ago(2) };
		await tx
			.insertInto('request_part')
			.values({ id: desk, ...request, number: 2, ...part })
			.execute();
		await tx.insertInto('request_along').values({ part_id: desk, message_id: words }).execute();
	});
	await as(me('teacher'), (tx) =>
		tx
			.insertInto('set_up')
			.values({
				...request,
				school_id: schoolId,
				from_part: 2,
				made_by: people.teacher,
				kind: 'other',
				what: text('set-up'),
				why: text('set-up'),
				for_class: text('set-up'),
				needed_on: '2026-10-05',
				short_notice: false,
				data: 'nothing',
				supporter: text('set-up'),
				made_at: ago(2),
				changed_at: ago(2),
			})
			.execute(),
	);
	await as(me('technician'), (tx) =>
		tx
			.insertInto('request_message')
			.values({
				id: newId(),
				...request,
				part_id: desk,
				author_id: people.technician,
				words: text('request-desk'),
				written_at: ago(1),
			})
			.execute(),
	);
}
