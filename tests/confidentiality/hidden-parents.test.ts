import { describe, expect, it } from 'vitest';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, cast, record, rehearse, scene, schools } from '../cast/index.ts';
import { rehearsedMeeting } from '../cast/rehearse-meeting.ts';
import { withDatabase } from '../database.ts';

withDatabase(rehearse);

const ada = actorOf('ada');
const ben = actorOf('ben');
const at = new Date('2026-09-21T09:00:00Z');
const harbour = { school_id: schools.harbour.id };
const refused = /row-level security|permission denied/;

/** Writes, and takes it back: only whether it is allowed is asked. */
const tries = (actor: Member, write: (tx: Tx) => Promise<unknown>) =>
	unitOfWork(actor, async (tx) => {
		await write(tx);
		throw new Error('allowed');
	});

async function expectOnly(
	allowed: [string, Member, (tx: Tx) => Promise<unknown>],
	...others: [string, Member, (tx: Tx) => Promise<unknown>][]
) {
	await expect(tries(allowed[1], allowed[2]), allowed[0]).rejects.toThrow('allowed');
	for (const [what, actor, write] of others) await expect(tries(actor, write), what).rejects.toThrow(refused);
}

const about = { collaboration_id: scene.clara, teacher_id: cast.clara.id };

describe('a key of something hidden is no way to write beside it', () => {
	it('a visit belongs to a collaboration of its author’s, in that school, and stays there', async () => {
		const visit = (author: Member, more: object) => (tx: Tx) =>
			tx
				.insertInto('visit')
				.values({
					id: newId(), ...harbour, author_id: author.personId, entry_id: newId(), kind: 'observing', time_kind: 'in-classroom',
					starts_at: at, minutes: 30, state: 'done', captured_at: at, ...more,
				}) // biome-ignore format: one line more says no more
				.execute();
		await expectOnly(
			['one’s own', ada, visit(ada, { collaboration_id: scene.clara })],
			['another’s', ben, visit(ben, { collaboration_id: scene.clara })],
			['another school', ada, visit(ada, { collaboration_id: scene.clara, school_id: schools.hill.id })],
			['in another’s name', ben, visit(ada, {})],
		);
		const change = (set: object) => (tx: Tx) =>
			tx.updateTable('visit').set(set).where('id', '=', record.visit).execute();
		await expectOnly(
			['its minutes', ada, change({ minutes: 50 })],
			['its collaboration', ada, change({ collaboration_id: scene.daniel })],
			['its school', ada, change({ school_id: schools.hill.id })],
			['its author', ada, change({ author_id: cast.ben.id })],
		);
	});

	it('who takes part in a visit of a collaboration as teacher is a teacher of it', async () => {
		const person = (name: keyof typeof cast, part: string) => (tx: Tx) =>
			tx
				.insertInto('visit_person')
				.values({ visit_id: record.visit, person_id: cast[name].id, part })
				.execute();
		await expectOnly(
			['an assistant was there', ada, person('joy', 'assistant')],
			['a teacher of another one', ada, person('daniel', 'teacher')],
			['a leader as teacher', ada, person('fatima', 'teacher')],
			['somebody of another school', ada, person('noah', 'assistant')],
			['on another’s visit', ben, person('ben', 'facilitator')],
		);
	});

	it('a next step on a visit is about the teacher visited, so that only who was there can have promised it', async () => {
		const step = (actor: Member, more: object) => (tx: Tx) =>
			tx
				.insertInto('next_step')
				.values({
					id: newId(), ...harbour, ...about, author_id: actor.personId, owner_id: cast.clara.id, visit_id: record.visit,
					words: 'A promise', created_at: at, ...more,
				}) // biome-ignore format: one line more says no more
				.execute();
		const elsewhere = {
			collaboration_id: scene.daniel,
			teacher_id: cast.daniel.id,
			owner_id: cast.daniel.id,
		};
		await expectOnly(
			['about who was visited', ada, step(ada, {})],
			['about another teacher', ada, step(ada, elsewhere)],
			['owned by who was not there', ada, step(ada, { owner_id: cast.daniel.id })],
			['by nobody’s partner', ben, step(ben, {})],
		);
	});

	it('a check hangs on a teaching point about the same teacher, and keeps it', async () => {
		const check = (more: object) => (tx: Tx) =>
			tx
				.insertInto('look_for_check')
				.values({
					id: newId(), ...about, author_id: cast.ada.id, visit_id: record.visit, how: 'seen', checked_at: at,
					teaching_point_id: record.teachingPoint, ...more,
				}) // biome-ignore format: one line more says no more
				.execute();
		await expectOnly(
			['theirs', ada, check({})],
			['nobody’s', ada, check({ teaching_point_id: newId() })],
			['about another teacher', ada, check({ collaboration_id: scene.daniel, teacher_id: cast.daniel.id })],
			['a look-for of nobody', ada, check({ look_for_id: newId() })],
			[
				'put on another point later',
				ada,
				(tx) =>
					tx
						.updateTable('look_for_check')
						.set({ teaching_point_id: newId() })
						.where('id', '=', record.check)
						.execute(),
			],
		);
	});

	it('a note, an answer and a teaching point are about a visit, a school and a teacher that the writer reaches', async () => {
		const note = (actor: Member, more: object) => (tx: Tx) =>
			tx
				.insertInto('note')
				.values({
					id: newId(),
					...harbour,
					author_id: actor.personId,
					kind: 'note',
					words: 'A note',
					written_at: at,
					...more,
				})
				.execute();
		await expectOnly(
			['on one’s visit', ada, note(ada, { ...about, visit_id: record.visit })],
			[
				'on it, for another collaboration',
				ada,
				note(ada, { collaboration_id: scene.daniel, visit_id: record.visit }),
			],
			['on a hidden visit', ben, note(ben, { visit_id: record.visit })],
			['in a hidden collaboration', ben, note(ben, { collaboration_id: scene.clara })],
		);
		const point = (actor: Member, more: object) => (tx: Tx) =>
			tx
				.insertInto('teaching_point')
				.values({
					id: newId(),
					...harbour,
					...about,
					author_id: actor.personId,
					words: 'A point',
					created_at: at,
					...more,
				})
				.execute();
		await expectOnly(
			['about a partner', ada, point(ada, {})],
			['in another school', ada, point(ada, { school_id: schools.hill.id })],
			['about a teacher of another one', ada, point(ada, { teacher_id: cast.daniel.id })],
			['by nobody’s partner', ben, point(ben, {})],
			['by another teacher', actorOf('daniel'), point(actorOf('daniel'), {})],
		);
	});

	it('a unit and a meeting are of a team that one plans or meets with; what is written there is for those invited', async () => {
		const unit =
			(actor: Member, more: object = {}) =>
			(tx: Tx) =>
				tx
				.insertInto('unit')
				.values({
					id: newId(), ...harbour, team_id: scene.grade4, title: 'Rivers', starts_on: '2026-10-05', ends_on: '2026-10-09',
					made_by: actor.personId, made_at: at, ...more,
				}) // biome-ignore format: one line more says no more
					.execute();
		await expectOnly(
			['one’s own team', actorOf('clara'), unit(actorOf('clara'))],
			['another’s team', actorOf('emre'), unit(actorOf('emre'))],
			['in another’s name', ada, unit(actorOf('clara'))],
			['of another school', ada, unit(ada, { school_id: schools.hill.id })],
			['carried from nowhere', ada, unit(ada, { carried_from: newId() })],
		);
		const note = (actor: Member) => (tx: Tx) =>
			tx
				.insertInto('meeting_note')
				.values({
					id: newId(), meeting_id: rehearsedMeeting(record), author_id: actor.personId, words: 'x', written_at: at,
				}) // biome-ignore format: one line more says no more
				.execute();
		const meeting = (actor: Member) => (tx: Tx) =>
			tx
				.insertInto('meeting')
				.values({
					id: newId(), ...harbour, team_id: scene.grade4, rhythm_id: record.rhythm, turn: '2026-09-28', part: 1, kind: 'unit',
					on_day: '2026-09-29', minutes: 40, made_by: actor.personId, made_at: at,
				}) // biome-ignore format: one line more says no more
				.execute();
		const mara = actorOf('mara');
		await expectOnly(
			['a guest', ada, note(ada)],
			['who is not invited', ben, note(ben)],
			['who evaluates', mara, note(mara)],
		);
		await expectOnly(['a guest', ada, meeting(ada)], ['who is not invited', ben, meeting(ben)]);
		const invite = (actor: Member) => (tx: Tx) =>
			tx
				.insertInto('meeting_person')
				.values({ meeting_id: rehearsedMeeting(record), person_id: actor.personId })
				.execute();
		for (const actor of [ada, ben]) await expect(tries(actor, invite(actor))).rejects.toThrow(refused);
		const step = (tx: Tx) =>
			tx
				.insertInto('meeting_note_step')
				.values({ note_id: record.meetingNote, next_step_id: record.nextStep })
				.execute();
		await expect(tries(actorOf('daniel'), step)).rejects.toThrow(refused);
	});

	it('a request is written in by who asked and who holds it, passed on by them, and becomes what they see', async () => {
		const [clara, goran] = [actorOf('clara'), actorOf('goran')];
		const said = (actor: Member, more: object) => (tx: Tx) =>
			tx
				.insertInto('request_message')
				.values({
					id: newId(), request_id: record.request, part_id: record.requestDeskPart, author_id: actor.personId, words: 'x',
					written_at: at, ...more,
				}) // biome-ignore format: one line more says no more
				.execute();
		await expectOnly(
			['who holds it', goran, said(goran, {})],
			['who held it', ada, said(ada, {})],
			['who never did', ben, said(ben, {})],
			['in a part that is over', clara, said(clara, { part_id: record.requestPart })],
			['in another’s name', goran, said(clara, {})],
			['as if it came by e-mail', goran, said(goran, { author_id: null, by_mail: true })],
		);
		const part = (actor: Member, more: object) => (tx: Tx) =>
			tx
				.insertInto('request_part')
				.values({
					id: newId(), request_id: record.request, number: 3, held_as: 'facilitator', person_id: cast.ben.id,
					passed_by: actor.personId, began_at: at, changed_at: at, ended_at: null, ...more,
				}) // biome-ignore format: one line more says no more
				.execute();
		const passing = (actor: Member, more: object) => async (tx: Tx) => {
			await tx
				.updateTable('request_part')
				.set({ ended_at: at })
				.where('id', '=', record.requestDeskPart)
				.execute();
			await part(actor, more)(tx);
		};
		const evaluator = { held_as: 'mentor', person_id: cast.mara.id };
		await expectOnly(
			['who holds it', goran, passing(goran, {})],
			['who held it', ada, part(ada, {})],
			['who never did', ben, part(ben, {})],
			['to who evaluates', clara, passing(clara, evaluator)],
			['to a teacher as facilitator', clara, passing(clara, { person_id: cast.daniel.id })],
			['in another’s name', goran, passing(clara, {})],
		);
		const along = (message: string) => async (tx: Tx) => {
			const id = newId();
			await passing(goran, { id })(tx);
			await tx.insertInto('request_along').values({ part_id: id, message_id: message }).execute();
		};
		await expectOnly(
			['what was sent to them', goran, along(record.requestWords)],
			['what was said to the facilitator', goran, along(record.requestCoaching)],
		);
		const setUp = (actor: Member, more: object) => async (tx: Tx) => {
			await passing(actor, { id: newId(), held_as: 'desk', person_id: null })(tx);
			await tx
				.insertInto('set_up')
				.values({
					request_id: record.request, school_id: schools.harbour.id, from_part: 3, made_by: actor.personId, kind: 'other', what: 'A thing',
					why: 'The class needs it', for_class: 'x', needed_on: '2026-10-05', short_notice: false, data: 'nothing', supporter: 'x',
					made_at: at, changed_at: at, ...more,
				}) // biome-ignore format: one line more says no more
				.onConflict((conflict) => conflict.column('request_id').doUpdateSet({ supporter: 'y' }))
				.execute();
		};
		// Asked once: what stands there already is corrected by who asked, and by nobody else.
		await expectOnly(
			['who asked', clara, setUp(clara, {})],
			['who holds it', goran, setUp(goran, {})],
			['from a part that never was', clara, setUp(clara, { from_part: 9 })],
			['as of another school', clara, setUp(clara, { school_id: schools.hill.id })],
			['tested by a teacher', clara, setUp(clara, { tester_id: cast.daniel.id })],
			['in another’s name', clara, setUp(clara, { made_by: cast.goran.id })],
		);
		const became = (actor: Member) => (tx: Tx) =>
			tx
				.insertInto('request_became')
				.values({
					id: newId(), request_id: record.request, collaboration_id: scene.daniel, made_by: actor.personId, made_at: at,
				}) // biome-ignore format: one line more says no more
				.execute();
		await expectOnly(
			['their own', ada, became(ada)],
			['another’s', clara, became(clara)],
			['the desk', goran, became(goran)],
		);
	});
});
