import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import {
	type Asked,
	accept,
	active,
	made,
	proposal,
	propose,
	stateOf,
} from '../../../../tests/collaborations.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { askColleague, findCollaboration, proposeCollaboration } from './index.ts';

withDatabase(assemble);

describe('proposing', () => {
	it('a facilitator proposes to a teacher, who is asked; nobody else learns what it is about', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		const seen = made(await findCollaboration(actorOf('clara'), id));
		expect(seen).toMatchObject({
			title: 'Water stories',
			state: 'proposed',
			tools: ['Book Creator'],
			next: 'answer',
		});
		expect(seen.team?.name).toBe('Grade 4');
		for (const name of Object.keys(cast) as CastName[])
			if (name !== 'ada' && name !== 'clara')
				expect(await findCollaboration(actorOf(name), id), name).toMatchObject({ code: 'missing' });
	});

	it('a teacher proposes to a facilitator', async () => {
		const id = await propose('clara', 'teacher', { ada: 'facilitator' });
		made(await accept('ada', id));
		expect(await stateOf('clara', id)).toBe('active');
	});

	it('needs the other side', async () => {
		expect(
			await proposeCollaboration(actorOf('ada'), proposal('facilitator', { ben: 'facilitator' })),
		).toMatchObject({
			code: 'needs-teacher',
			field: 'people',
		});
		expect(
			await proposeCollaboration(actorOf('clara'), proposal('teacher', { daniel: 'teacher' })),
		).toMatchObject({
			code: 'needs-facilitator',
		});
	});

	it('is for teachers and facilitators of the school, on the side that is theirs', async () => {
		for (const [name, as] of [
			['fatima', 'facilitator'],
			['ivo', 'teacher'],
			['hana', 'teacher'],
			['clara', 'facilitator'],
			['lena', 'facilitator'],
		] as const)
			expect(
				await proposeCollaboration(
					actorOf(name),
					proposal(as, as === 'teacher' ? { ada: 'facilitator' } : { daniel: 'teacher' }),
				),
				name,
			).toMatchObject({ code: 'not-allowed' });
	});

	it('asks nobody of another school, nobody as facilitator who is none, nobody as teacher who does not teach', async () => {
		const tries: [Asked, string][] = [
			[{ noah: 'teacher' }, 'partner-not-here'],
			[{ clara: 'teacher', emre: 'facilitator' }, 'partner-not-facilitator'],
			[{ fatima: 'teacher' }, 'partner-not-teaching'],
		];
		for (const [asked, code] of tries)
			expect(await proposeCollaboration(actorOf('ada'), proposal('facilitator', asked))).toMatchObject({
				code,
				field: 'people',
			});
	});

	it('never makes partners of a teacher and who evaluates them', async () => {
		await unitOfWork(machine, (tx) =>
			tx
				.insertInto('role_assignment')
				.values({
					id: newId(),
					person_id: cast.mara.id,
					school_id: schools.harbour.id,
					role: 'facilitator',
					starts_on: '2026-08-01',
				})
				.execute(),
		);
		expect(
			await proposeCollaboration(actorOf('clara'), proposal('teacher', { mara: 'facilitator' })),
		).toMatchObject({
			code: 'partner-evaluates',
		});
		expect(
			isRefusal(await proposeCollaboration(actorOf('daniel'), proposal('teacher', { mara: 'facilitator' }))),
		).toBe(false);
		const id = await active();
		expect(
			await askColleague(actorOf('clara'), id, { personId: cast.mara.id, side: 'facilitator' }),
		).toMatchObject({
			code: 'partner-evaluates',
		});
	});

	it('makes one collaboration of the same form sent twice, even at once', async () => {
		const form = proposal('facilitator', { clara: 'teacher' });
		const both = await Promise.all([
			proposeCollaboration(actorOf('ada'), form),
			proposeCollaboration(actorOf('ada'), form),
		]);
		expect(both[0]).toBe(both[1]);
		expect(await proposeCollaboration(actorOf('ada'), form)).toBe(both[0]);
		expect(await proposeCollaboration(actorOf('ben'), form)).not.toBe(both[0]);
	});

	it('finds a tool by its name whatever the case, and adds what the school does not know', async () => {
		const id = await propose(
			'ada',
			'facilitator',
			{ clara: 'teacher' },
			{ tools: [' BOOK  creator ', 'Şeker Haritası', 'book creator'] },
		);
		expect(made(await findCollaboration(actorOf('ada'), id)).tools).toEqual([
			'Book Creator',
			'Şeker Haritası',
		]);
		const { rows } = await unitOfWork(actorOf('ada'), (tx) =>
			sql<{ n: number }>`select count(*)::int as n from tool where lower(name) = 'book creator'`.execute(tx),
		);
		expect(rows[0]?.n).toBe(1);
	});

	it('takes a team of this school only, and no key that is none', async () => {
		const tries = [{ teamId: newId() }, { schoolId: schools.hill.id }];
		for (const more of tries)
			expect(
				await proposeCollaboration(actorOf('ada'), proposal('facilitator', { clara: 'teacher' }, more)),
			).toMatchObject({
				code: 'not-allowed',
			});
		expect(
			await proposeCollaboration(
				actorOf('ada'),
				proposal('facilitator', { clara: 'teacher' }, { entry: "x'--" }),
			),
		).toMatchObject({
			code: 'missing',
		});
	});

	it('keeps names in any script and titles of 200 characters', async () => {
		const title = `قصص الماء 💧 ${'å'.repeat(187)}`.slice(0, 200);
		const id = await propose('ada', 'facilitator', { clara: 'teacher' }, { title });
		expect(made(await findCollaboration(actorOf('clara'), id)).title).toBe(title);
	});
});
