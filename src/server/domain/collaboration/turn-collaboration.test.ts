import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findAgreement } from '#server/domain/agreement/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import { accept, active, made, propose, stateOf } from '../../../../tests/collaborations.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	editFocus,
	findCollaboration,
	findCollaborations,
	findColleagues,
	findTeams,
	finishCollaboration,
	leaveCollaboration,
	pauseCollaboration,
	resumeCollaboration,
	setFindable,
} from './index.ts';

withDatabase(assemble);

describe('turns', () => {
	it('are taken by partners, kept with their reason, and twice is once', async () => {
		const id = await active();
		made(await pauseCollaboration(actorOf('clara'), id, 'Exams'));
		made(await pauseCollaboration(actorOf('clara'), id, 'Exams'));
		expect(await stateOf('ada', id)).toBe('paused');
		made(await resumeCollaboration(actorOf('ada'), id, ''));
		made(await finishCollaboration(actorOf('ada'), id, 'The book is printed'));
		const seen = made(await findCollaboration(actorOf('clara'), id));
		expect(seen.turns.map((one) => one.turn)).toEqual(['finished', 'resumed', 'paused', 'began']);
		expect(seen.turns[2]).toMatchObject({ reason: 'Exams', takenBy: 'Clara Mendes' });
		made(await resumeCollaboration(actorOf('clara'), id, 'A second book'));
		expect(await stateOf('ada', id)).toBe('active');
	});

	it('are nobody else’s, and not of those only asked', async () => {
		const id = await active();
		for (const turn of [pauseCollaboration, resumeCollaboration, finishCollaboration])
			for (const name of ['ben', 'daniel', 'fatima', 'ivo'] as const)
				expect(await turn(actorOf(name), id, '')).toMatchObject({ code: 'missing' });
		const asked = await propose('ada', 'facilitator', { clara: 'teacher' });
		expect(await finishCollaboration(actorOf('clara'), asked, '')).toMatchObject({ code: 'answer-first' });
		expect(await pauseCollaboration(actorOf('ada'), asked, '')).toMatchObject({
			code: 'collaboration-not-active',
		});
	});
});

describe('leaving', () => {
	it('ends the sight of who leaves; the last one out finishes it', async () => {
		const id = await active();
		made(await leaveCollaboration(actorOf('clara'), id, 'Another school'));
		expect(await findCollaboration(actorOf('clara'), id)).toMatchObject({ code: 'missing' });
		const seen = made(await findCollaboration(actorOf('ada'), id));
		expect(seen.state).toBe('active');
		expect(seen.partners.find((one) => one.personId === cast.clara.id)).toMatchObject({
			answer: 'left',
			reason: 'Another school',
		});
		expect(await leaveCollaboration(actorOf('ben'), id, '')).toMatchObject({ code: 'missing' });
		made(await leaveCollaboration(actorOf('ada'), id, ''));
		const left = await unitOfWork({ kind: 'counter' }, (tx) =>
			tx
				.selectFrom('collaboration_focus')
				.select('state')
				.where('collaboration_id', '=', id)
				.executeTakeFirst(),
		);
		expect(left?.state).toBe('finished');
	});
});

describe('editing what it is about', () => {
	const focus = {
		title: 'River stories',
		aim: 'Students tell a river’s year',
		standards: 'NGSS 4-ESS2',
		tools: ['Padlet'],
	};

	it('shows the second of two who edit that the first has saved', async () => {
		const id = await active();
		made(await editFocus(actorOf('clara'), id, 1, focus));
		expect(made(await findCollaboration(actorOf('ada'), id))).toMatchObject({ ...focus, version: 2 });
		const late = { ...focus, title: 'Sea stories' };
		expect(await editFocus(actorOf('ada'), id, 1, late)).toMatchObject({
			code: 'changed-meanwhile',
			kind: 'conflict',
		});
		expect(made(await findCollaboration(actorOf('ada'), id)).title).toBe('River stories');
		made(await editFocus(actorOf('clara'), id, 1, focus));
		made(await editFocus(actorOf('ada'), id, 2, late));
		expect(made(await findCollaboration(actorOf('clara'), id)).title).toBe('Sea stories');
	});

	it('is nobody else’s', async () => {
		const id = await active();
		for (const name of ['ben', 'daniel', 'fatima', 'ivo'] as const)
			expect(await editFocus(actorOf(name), id, 1, focus)).toMatchObject({ code: 'missing' });
	});
});

describe('being found', () => {
	it('is every teacher’s choice: colleagues learn of it only when all of them chose it', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		made(await accept('clara', id, true));
		made(await accept('daniel', id, false));
		const seenByEmre = () =>
			unitOfWork(actorOf('emre'), (tx) =>
				tx.selectFrom('collaboration').select('id').where('id', '=', id).executeTakeFirst(),
			);
		expect(await seenByEmre()).toBeUndefined();
		made(await setFindable(actorOf('daniel'), id, true));
		expect(await seenByEmre()).toEqual({ id });
		expect(await findCollaboration(actorOf('emre'), id)).toMatchObject({ code: 'missing' });
		expect(await setFindable(actorOf('ada'), id, true)).toMatchObject({ code: 'not-allowed' });
		expect(await setFindable(actorOf('emre'), id, true)).toMatchObject({ code: 'missing' });
	});
});

describe('lists', () => {
	it('show one’s own, what waits first, and finished ones by the page; other facilitators see people and team alone', async () => {
		const id = await active();
		const mine = await findCollaborations(actorOf('clara'));
		const row = mine.open.find((one) => one.id === id);
		expect(row).toMatchObject({
			title: 'Water stories',
			team: 'Grade 4',
			stage: 'full',
			next: 'accept-agreement',
		});
		expect(row?.others.map((one) => one.name)).toEqual(['Ada Okafor']);
		for (const name of ['fatima', 'ivo', 'goran', 'lena'] as const)
			expect(await findCollaborations(actorOf(name))).toEqual({ open: [], finished: [], more: undefined });
		const ben = await findCollaborations(actorOf('ben'));
		expect(ben.open.some((one) => one.id === id)).toBe(false);
		const peopleSeenBy = (name: CastName) =>
			unitOfWork(actorOf(name), (tx) =>
				tx.selectFrom('partner').select('person_id').where('collaboration_id', '=', id).execute(),
			);
		expect(await peopleSeenBy('ben')).toHaveLength(2);
		for (const name of ['fatima', 'emre', 'ivo'] as const) expect(await peopleSeenBy(name)).toEqual([]);
	});

	it('pages those that are finished', async () => {
		for (let index = 0; index < 22; index++)
			made(
				await finishCollaboration(
					actorOf('ben'),
					await propose('ben', 'facilitator', { emre: 'teacher' }),
					'',
				),
			);
		const first = await findCollaborations(actorOf('emre'));
		expect(first.finished).toHaveLength(20);
		const second = await findCollaborations(actorOf('emre'), first.more);
		expect(second.finished.length).toBeGreaterThanOrEqual(2);
		expect(second.finished.some((row) => first.finished.some((one) => one.id === row.id))).toBe(false);
	});

	it('colleagues to ask are those of the school who teach or facilitate, found without accents', async () => {
		const all = await findColleagues(actorOf('clara'), { schoolId: schools.harbour.id });
		const names = all.colleagues.map((one) => one.name);
		expect(names).toContain('Ada Okafor');
		for (const none of ['Clara Mendes', 'Noah Weiss', 'Goran Petrović', 'Ivo Brandt'])
			expect(names).not.toContain(none);
		const found = await findColleagues(actorOf('clara'), {
			schoolId: schools.harbour.id,
			words: 'celik',
			chosen: [cast.ada.id],
		});
		expect(found.colleagues.map((one) => one.name)).toEqual(['Ada Okafor', 'Emre Çelik']);
		expect(
			(await findColleagues(actorOf('clara'), { schoolId: schools.harbour.id, words: '%' })).colleagues,
		).toEqual([]);
		expect((await findColleagues(actorOf('clara'), { schoolId: schools.hill.id })).colleagues).toEqual([]);
		expect(
			(await findTeams(actorOf('clara'), schools.harbour.id)).map((team) => [team.name, team.isMine]),
		).toEqual([['Grade 4', true]]);
	});
});

it('a facilitator who becomes a leader reads nothing of it the same moment, the agreement included', async () => {
	const id = await propose('ben', 'facilitator', { emre: 'teacher' });
	made(await accept('emre', id));
	made(await findAgreement(actorOf('ben'), id));
	await unitOfWork(machine, async (tx) => {
		const today = sql<string>`current_date`;
		await tx
			.updateTable('role_assignment')
			.set({ ends_on: today })
			.where('person_id', '=', cast.ben.id)
			.where('role', '=', 'facilitator')
			.execute();
		await tx
			.insertInto('role_assignment')
			.values({
				id: newId(),
				person_id: cast.ben.id,
				school_id: schools.harbour.id,
				role: 'leader',
				starts_on: today,
			})
			.execute();
	});
	expect(await findCollaboration(actorOf('ben'), id)).toMatchObject({ code: 'missing' });
	expect(await findAgreement(actorOf('ben'), id)).toMatchObject({ code: 'missing' });
	expect(await finishCollaboration(actorOf('ben'), id, '')).toMatchObject({ code: 'missing' });
	expect(isRefusal(await findAgreement(actorOf('emre'), id))).toBe(false);
});
