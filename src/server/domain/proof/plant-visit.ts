import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { dayOf, type Scene } from './scene.ts';

/** A visit of the facilitator to the teacher, with a record of every kind that may follow from one. */
export async function plantVisit(scene: Scene, collaborationId: string): Promise<void> {
	const { as, me, people, schoolId, text, ago } = scene;
	const visit = newId();
	const at = ago(5);
	const school = { school_id: schoolId };
	const about = {
		collaboration_id: collaborationId,
		teacher_id: people.teacher,
		author_id: people.facilitator,
	};
	await as(me('facilitator'), async (tx) => {
		await tx
			.insertInto('visit')
			.values({
				id: visit,
				...school,
				author_id: people.facilitator,
				entry_id: newId(),
				collaboration_id: collaborationId,
				kind: 'side-by-side',
				time_kind: 'in-classroom',
				place: text('visit'),
				starts_at: at,
				minutes: 40,
				state: 'done',
				captured_at: at,
			})
			.execute();
		await tx
			.insertInto('visit_person')
			.values([
				{ visit_id: visit, person_id: people.facilitator, part: 'facilitator' },
				{ visit_id: visit, person_id: people.teacher, part: 'teacher' },
			])
			.execute();
		await tx
			.insertInto('teaching_point')
			.values({ id: newId(), ...school, ...about, words: text('teaching-point'), created_at: at })
			.execute();
		await tx
			.insertInto('look_for_check')
			.values({
				id: newId(),
				visit_id: visit,
				...about,
				words: text('look-for-check'),
				how: 'seen',
				remark: text('look-for-check'),
				checked_at: at,
			})
			.execute();
		await tx
			.insertInto('guide_answer')
			.values({
				id: newId(),
				visit_id: visit,
				...about,
				prompt: 'side-by-side.after.well',
				words: text('guide-answer'),
				written_at: at,
			})
			.execute();
		await tx
			.insertInto('next_step')
			.values({
				id: newId(),
				...school,
				...about,
				visit_id: visit,
				owner_id: people.teacher,
				words: text('next-step'),
				created_at: at,
			})
			.execute();
		await tx
			.insertInto('visit_summary')
			.values({
				id: newId(),
				...school,
				...about,
				visit_id: visit,
				words: text('summary'),
				written_at: at,
				approved_at: at,
			})
			.execute();
		await tx
			.insertInto('put_off')
			.values({
				id: newId(),
				...school,
				...about,
				until: dayOf(ago(-7)),
				reason: text('put-off'),
				made_at: at,
			})
			.execute();
		await tx
			.insertInto('time_entry')
			.values({
				id: newId(),
				...school,
				facilitator_id: people.facilitator,
				entry_id: newId(),
				on_day: dayOf(at),
				minutes: 20,
				words: text('preparation'),
			})
			.execute();
		await tx
			.insertInto('kept_log')
			.values({
				id: newId(),
				...school,
				person_id: people.facilitator,
				file_name: text('kept-log'),
				brought_at: at,
				sheet: JSON.stringify({ header: [], rows: [{ number: 2, cells: [text('kept-log')] }] }),
				reading: JSON.stringify({ columns: {}, first: 'day', people: {}, kinds: {} }),
				columns_hash: '0'.repeat(64),
			})
			.execute();
		const note = { ...school, ...about, visit_id: visit, written_at: at };
		const [shared, takenBack] = [newId(), newId()];
		await tx
			.insertInto('note')
			.values([
				{ id: newId(), ...note, kind: 'note', words: text('private-note') },
				{ id: newId(), ...note, kind: 'held-back', words: text('held-back') },
				{ id: shared, ...note, kind: 'note', words: text('shared-note') },
				{ id: takenBack, ...note, kind: 'note', words: text('taken-back-note') },
			])
			.execute();
		for (const noteId of [shared, takenBack])
			await tx
				.insertInto('note_share')
				.values({ note_id: noteId, person_id: people.teacher, shared_at: at })
				.execute();
		await tx
			.updateTable('note_share')
			.set({ taken_back_at: ago(4) })
			.where('note_id', '=', takenBack)
			.execute();
		await plantDraft(tx, scene, collaborationId);
	});
}

/** A draft of a summary, of another visit. */
async function plantDraft(tx: Tx, scene: Scene, collaborationId: string): Promise<void> {
	const { people, schoolId, text, ago } = scene;
	const [visit, at] = [newId(), ago(6)];
	const about = { school_id: schoolId, collaboration_id: collaborationId, author_id: people.facilitator };
	await tx
		.insertInto('visit')
		.values({
			id: visit,
			...about,
			entry_id: newId(),
			kind: 'check-in',
			time_kind: 'outside-classroom',
			starts_at: at,
			minutes: 15,
			state: 'done',
			captured_at: at,
		})
		.execute();
	await tx
		.insertInto('visit_person')
		.values({ visit_id: visit, person_id: people.teacher, part: 'teacher' })
		.execute();
	await tx
		.insertInto('visit_summary')
		.values({
			id: newId(),
			...about,
			visit_id: visit,
			teacher_id: people.teacher,
			words: text('summary-draft'),
			written_at: at,
		})
		.execute();
}
