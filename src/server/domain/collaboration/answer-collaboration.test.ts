import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, assemble, type CastName, cast, schools } from '../../../../tests/cast/index.ts';
import { accept, active, made, propose, stateOf } from '../../../../tests/collaborations.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	acceptCollaboration,
	askColleague,
	beginCollaboration,
	declineCollaboration,
	findCollaboration,
	findInvitation,
	finishCollaboration,
	resumeCollaboration,
} from './index.ts';

withDatabase(assemble);

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
		const daniel = { personId: cast.daniel.id, side: 'teacher' as const };
		made(await askColleague(actorOf('clara'), id, daniel));
		// The same request sent twice asks once; whoever has answered is not asked again.
		expect(await askColleague(actorOf('clara'), id, daniel)).toBe(id);
		const again = { personId: cast.ben.id, side: 'facilitator' as const };
		expect(await askColleague(actorOf('clara'), id, again)).toMatchObject({ code: 'partner-already-asked' });
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
