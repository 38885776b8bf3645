import { machine } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import { dayOf, type Person, type Scene } from './scene.ts';

/**
 * A collaboration of two teachers with their facilitator; another facilitator was asked, and one has been in it, written a
 * note, and left it and the school.
 * @returns its key
 */
export async function plantCollaboration(scene: Scene): Promise<string> {
	const { as, me, people, schoolId, text, ago } = scene;
	const id = newId();
	const partners = {
		facilitator: newId(),
		teacher: newId(),
		partner: newId(),
		departed: newId(),
		asked: newId(),
	};
	const began = ago(30);
	await as(me('facilitator'), async (tx) => {
		await tx
			.insertInto('collaboration')
			.values({
				id,
				school_id: schoolId,
				proposed_by: people.facilitator,
				proposed_at: began,
				entry_id: newId(),
			})
			.execute();
		const ask = (person: keyof typeof partners, side: 'teacher' | 'facilitator') =>
			tx
				.insertInto('partner')
				.values({
					id: partners[person],
					collaboration_id: id,
					person_id: people[person],
					side,
					invited_by: people.facilitator,
					invited_at: began,
				})
				.execute();
		await ask('facilitator', 'facilitator');
		await tx.insertInto('acceptance').values({ partner_id: partners.facilitator, at: began }).execute();
		await tx
			.insertInto('collaboration_focus')
			.values({
				collaboration_id: id,
				title: text('aim'),
				aim: text('aim'),
				stage: 'partial',
				state: 'active',
			})
			.execute();
		await ask('teacher', 'teacher');
		await ask('partner', 'teacher');
		await ask('departed', 'facilitator');
		await ask('asked', 'facilitator');
	});
	const accept = (person: Person & keyof typeof partners) =>
		as(me(person), (tx) =>
			tx
				.insertInto('acceptance')
				.values({ partner_id: partners[person], at: ago(29) })
				.execute(),
		);
	await accept('departed');
	await accept('teacher');
	await accept('partner');
	await as(me('departed'), async (tx) => {
		await tx
			.insertInto('note')
			.values({
				id: newId(),
				school_id: schoolId,
				author_id: people.departed,
				teacher_id: people.teacher,
				collaboration_id: id,
				kind: 'note',
				words: text('kept-note'),
				written_at: ago(20),
			})
			.execute();
		await tx
			.insertInto('departure')
			.values({ partner_id: partners.departed, kind: 'left', at: ago(10) })
			.execute();
	});
	await as(machine, (tx) =>
		tx
			.updateTable('membership')
			.set({ ends_on: dayOf(ago(9)) })
			.where('person_id', '=', people.departed)
			.execute(),
	);
	await as(me('facilitator'), async (tx) => {
		await tx
			.insertInto('stage_change')
			.values({
				id: newId(),
				collaboration_id: id,
				from_stage: null,
				to_stage: 'partial',
				reason: text('stage-reason'),
				proposed_by: people.facilitator,
				holds_since: ago(8),
			})
			.execute();
		const revision = newId();
		await tx
			.insertInto('agreement_revision')
			.values({
				id: revision,
				collaboration_id: id,
				number: 1,
				stage: 'partial',
				written_by: people.facilitator,
				written_at: ago(8),
			})
			.execute();
		await tx
			.insertInto('agreement_line')
			.values({
				revision_id: revision,
				responsibility: 'teacher-goals',
				held_by: 'teacher',
				remark: text('agreement'),
				position: 1,
			})
			.execute();
	});
	await plantWords(scene, id);
	return id;
}

/** What partners say to each other, what came of it, that it is to be handed over, and what the teacher would help with. */
async function plantWords({ as, me, people, schoolId, text, ago }: Scene, id: string): Promise<void> {
	await as(me('teacher'), async (tx) => {
		await tx
			.insertInto('thread_message')
			.values({
				id: newId(),
				collaboration_id: id,
				author_id: people.teacher,
				words: text('thread'),
				written_at: ago(3),
			})
			.execute();
		await tx
			.insertInto('outcome')
			.values({ collaboration_id: id, author_id: people.teacher, words: text('outcome'), written_at: ago(2) })
			.execute();
		await tx
			.insertInto('mentor_offer')
			.values({
				id: newId(),
				school_id: schoolId,
				person_id: people.teacher,
				practice: text('own-offer'),
				at_once: 1,
				audience: 'self',
				since: dayOf(ago(2)),
				offered_at: ago(2),
			})
			.execute();
	});
	await as(me('facilitator'), (tx) =>
		tx
			.insertInto('handover')
			.values({
				id: newId(),
				collaboration_id: id,
				from_person: people.facilitator,
				to_person: people.facilitatorElse,
				reason: text('handover'),
				proposed_at: ago(1),
			})
			.execute(),
	);
}
