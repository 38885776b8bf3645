import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findAgreement } from '#server/domain/agreement/index.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { actorOf, assemble, type CastName, cast, scene, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	acceptCollaboration,
	askColleague,
	beginCollaboration,
	declineCollaboration,
	editFocus,
	findCollaboration,
	findCollaborations,
	findColleagues,
	findInvitation,
	findTeams,
	finishCollaboration,
	leaveCollaboration,
	type Proposal,
	pauseCollaboration,
	proposeCollaboration,
	resumeCollaboration,
	type Side,
	setFindable,
} from './index.ts';

withDatabase(assemble);

type Asked = Partial<Record<CastName, Side>>;
const sidesOf = (asked: Asked) =>
	Object.entries(asked).map(([name, side]) => ({ personId: cast[name as CastName].id, side }));

function proposal(as: Side, asked: Asked, more: Partial<Proposal> = {}): Proposal {
	return {
		schoolId: schools.harbour.id,
		as,
		aim: 'Students explain how water shapes a place',
		title: 'Water stories',
		teamId: scene.grade4,
		tools: ['Book Creator'],
		stage: 'full',
		sides: sidesOf(asked),
		entry: newId(),
		...more,
	};
}

function made<Result>(result: Result | Refusal): Result {
	if (isRefusal(result)) throw new Error(result.code);
	return result;
}

const propose = async (by: CastName, as: Side, asked: Asked, more: Partial<Proposal> = {}) =>
	made(await proposeCollaboration(actorOf(by), proposal(as, asked, more)));

async function accept(name: CastName, id: string, findable = false): Promise<string | Refusal> {
	const invitation = made(await findInvitation(actorOf(name), id));
	return acceptCollaboration(actorOf(name), id, { shown: invitation.proof, findable });
}

async function active(): Promise<string> {
	const id = await propose('ada', 'facilitator', { clara: 'teacher' });
	made(await accept('clara', id));
	return id;
}

const stateOf = async (name: CastName, id: string) => made(await findCollaboration(actorOf(name), id)).state;

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

describe('answering', () => {
	it('shows who asks and everyone’s roles of the last twelve months, then begins when the teacher says yes', async () => {
		await unitOfWork(machine, (tx) =>
			tx
				.insertInto('role_assignment')
				.values({
					id: newId(),
					person_id: cast.ada.id,
					school_id: schools.harbour.id,
					role: 'leader',
					starts_on: '2025-08-01',
					ends_on: '2026-08-01',
				})
				.execute(),
		);
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		const invitation = made(await findInvitation(actorOf('clara'), id));
		expect(invitation.askedBy).toBe('Ada Okafor');
		expect(invitation.others).toHaveLength(1);
		expect(invitation.others[0]?.roles).toEqual([
			{ role: 'leader', startsOn: '2025-08-01', endsOn: '2026-08-01' },
			{ role: 'facilitator', startsOn: '2026-08-01', endsOn: undefined },
		]);
		made(await acceptCollaboration(actorOf('clara'), id, { shown: invitation.proof, findable: true }));
		const seen = made(await findCollaboration(actorOf('ada'), id));
		expect(seen).toMatchObject({
			state: 'active',
			agreement: { number: 1, acceptedBy: [] },
			next: 'accept-agreement',
		});
		expect(seen.stages).toMatchObject([{ from: undefined, to: 'full' }]);
		expect(seen.turns).toMatchObject([{ turn: 'began', takenBy: 'Clara Mendes' }]);
		const kept = await unitOfWork(actorOf('clara'), (tx) =>
			sql<{ shown: string }>`select roles_shown_to_me(${invitation.mine.id}) as shown`.execute(tx),
		);
		expect(kept.rows[0]?.shown).toBe('Ada Okafor: leader 2025-08-01/2026-08-01, facilitator 2026-08-01/…');
	});

	it('tells a teacher that somebody was their evaluator, and tells it nobody else', async () => {
		await unitOfWork(machine, (tx) =>
			tx
				.insertInto('evaluator')
				.values({
					id: newId(),
					evaluator_id: cast.ben.id,
					teacher_id: cast.emre.id,
					school_id: schools.harbour.id,
					starts_on: '2026-08-01',
					ends_on: '2026-09-01',
				})
				.execute(),
		);
		const id = await propose('ben', 'facilitator', { emre: 'teacher', daniel: 'teacher' });
		const rolesSeenBy = async (name: CastName) =>
			made(await findInvitation(actorOf(name), id))
				.others.find((other) => other.personId === cast.ben.id)
				?.roles.map((one) => one.role);
		expect(await rolesSeenBy('emre')).toEqual(['facilitator', 'evaluator']);
		expect(await rolesSeenBy('daniel')).toEqual(['facilitator']);
	});

	it('accepts nothing that was not on the screen', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		const before = made(await findInvitation(actorOf('clara'), id));
		made(await askColleague(actorOf('ada'), id, { personId: cast.ben.id, side: 'facilitator' }));
		expect(
			await acceptCollaboration(actorOf('clara'), id, { shown: before.proof, findable: false }),
		).toMatchObject({
			code: 'roles-changed',
			kind: 'conflict',
		});
		expect(await stateOf('clara', id)).toBe('proposed');
		made(await accept('clara', id));
		expect(await stateOf('clara', id)).toBe('active');
	});

	it('waits for every teacher; two who accept at once begin it once', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		const invitations = await Promise.all([
			findInvitation(actorOf('clara'), id),
			findInvitation(actorOf('daniel'), id),
		]);
		const [clara, daniel] = invitations.map((one) => made(one).proof);
		await Promise.all([
			acceptCollaboration(actorOf('clara'), id, { shown: clara!, findable: false }),
			acceptCollaboration(actorOf('daniel'), id, { shown: daniel!, findable: false }),
		]);
		const seen = made(await findCollaboration(actorOf('ada'), id));
		expect(seen.state).toBe('active');
		expect(seen.turns).toHaveLength(1);
		made(await acceptCollaboration(actorOf('clara'), id, { shown: clara!, findable: false }));
		expect(made(await findCollaboration(actorOf('ada'), id)).turns).toHaveLength(1);
	});

	it('a no ends the sight of who says it, tells the partners why and whom to ask, and lets them go on', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		made(await accept('clara', id));
		expect(await beginCollaboration(actorOf('ada'), id)).toMatchObject({ code: 'not-everyone-answered' });
		const answer = { kind: 'not-now' as const, reason: 'After the concert', suggestedId: cast.emre.id };
		made(await declineCollaboration(actorOf('daniel'), id, answer));
		made(await declineCollaboration(actorOf('daniel'), id, answer));
		expect(await findCollaboration(actorOf('daniel'), id)).toMatchObject({ code: 'missing' });
		expect(await findInvitation(actorOf('daniel'), id)).toMatchObject({ code: 'missing' });
		const seen = made(await findCollaboration(actorOf('ada'), id));
		expect(seen.next).toBe('begin');
		expect(seen.partners.find((one) => one.personId === cast.daniel.id)).toMatchObject({
			answer: 'not-now',
			reason: 'After the concert',
			suggested: { name: 'Emre Çelik' },
		});
		made(await askColleague(actorOf('clara'), id, { personId: cast.emre.id, side: 'teacher' }));
		expect(await beginCollaboration(actorOf('ada'), id)).toMatchObject({ code: 'not-everyone-answered' });
		made(await declineCollaboration(actorOf('emre'), id, { kind: 'declined', reason: '' }));
		made(await beginCollaboration(actorOf('ada'), id));
		expect(await stateOf('clara', id)).toBe('active');
	});

	it('suggests nobody from another school', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		expect(
			await declineCollaboration(actorOf('clara'), id, {
				kind: 'declined',
				reason: '',
				suggestedId: cast.noah.id,
			}),
		).toMatchObject({ code: 'partner-not-here', field: 'suggested' });
	});

	it('nobody answers for another, and nobody declines what they accepted', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		for (const name of ['daniel', 'ben', 'fatima', 'ivo'] as const) {
			expect(await acceptCollaboration(actorOf(name), id, { shown: '', findable: false })).toMatchObject({
				code: 'missing',
			});
			expect(await declineCollaboration(actorOf(name), id, { kind: 'declined', reason: '' })).toMatchObject({
				code: 'missing',
			});
		}
		expect(await declineCollaboration(actorOf('ada'), id, { kind: 'declined', reason: '' })).toMatchObject({
			code: 'already-accepted',
		});
	});

	it('comes too late once it is withdrawn', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		made(await finishCollaboration(actorOf('ada'), id, ''));
		expect(await accept('clara', id)).toMatchObject({ code: 'collaboration-over' });
		expect(await resumeCollaboration(actorOf('ada'), id, '')).toMatchObject({
			code: 'collaboration-not-begun',
		});
	});
});

describe('asking one more', () => {
	it('nobody joins behind the back of a teacher who has said yes; that teacher can ask one in', async () => {
		const id = await active();
		for (const asked of [
			{ personId: cast.ben.id, side: 'facilitator' as const },
			{ personId: cast.daniel.id, side: 'teacher' as const },
		])
			expect(await askColleague(actorOf('ada'), id, asked)).toMatchObject({ code: 'ask-through-teacher' });
		expect(await findCollaboration(actorOf('ben'), id)).toMatchObject({ code: 'missing' });
		made(await askColleague(actorOf('clara'), id, { personId: cast.ben.id, side: 'facilitator' }));
		made(await accept('ben', id));
		expect(made(await findCollaboration(actorOf('ben'), id)).state).toBe('active');
		made(await askColleague(actorOf('clara'), id, { personId: cast.daniel.id, side: 'teacher' }));
		expect(
			await askColleague(actorOf('clara'), id, { personId: cast.daniel.id, side: 'teacher' }),
		).toMatchObject({
			code: 'partner-already-asked',
		});
	});

	it('is for partners: who is only asked answers first', async () => {
		const id = await propose('ada', 'facilitator', { clara: 'teacher' });
		const asked = { personId: cast.daniel.id, side: 'teacher' as const };
		expect(await askColleague(actorOf('clara'), id, asked)).toMatchObject({ code: 'answer-first' });
		expect(await askColleague(actorOf('ben'), id, asked)).toMatchObject({ code: 'missing' });
		expect(await askColleague(actorOf('ada'), id, { ...asked, personId: 'nobody' })).toMatchObject({
			code: 'missing',
		});
	});
});

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
