import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
	declineCollaboration,
	findCollaboration,
	findInvitation,
	leaveCollaboration,
	pauseCollaboration,
	resumeCollaboration,
} from '#server/domain/collaboration/index.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { actorOf, type CastName, cast, rehearse } from '../cast/index.ts';
import { withDatabase } from '../database.ts';
import { accepts, asks, becomesEvaluator, made, proposes, reachOf } from './happenings.ts';

withDatabase(rehearse);

const peopleSeenBy = async (name: CastName, collaboration: string) => {
	const rows = await unitOfWork(actorOf(name), (tx) =>
		tx.selectFrom('partner').select('person_id').where('collaboration_id', '=', collaboration).execute(),
	);
	return (Object.keys(cast) as CastName[]).filter((one) =>
		rows.some((row) => row.person_id === cast[one].id),
	);
};

describe('who is asked into a collaboration that is under way', () => {
	it('reads aim, stage, tools and people to decide, and neither agreement nor anybody’s reasons before saying yes', async () => {
		const id = await proposes('ada', 'facilitator', { clara: 'teacher', daniel: 'teacher' });
		made(
			await declineCollaboration(actorOf('daniel'), id, { kind: 'declined', reason: 'A reason of Daniel’s' }),
		);
		await accepts('clara', id);
		made(await pauseCollaboration(actorOf('clara'), id, 'A reason of Clara’s'));
		made(await resumeCollaboration(actorOf('clara'), id, ''));
		await asks('clara', id, 'ben', 'facilitator');
		const before = made(await findCollaboration(actorOf('ben'), id));
		expect(before).toMatchObject({
			aim: 'An aim',
			stage: 'full',
			stages: [],
			turns: [],
			agreement: undefined,
		});
		expect(JSON.stringify([before, made(await findInvitation(actorOf('ben'), id))])).not.toContain(
			'A reason',
		);
		expect(await peopleSeenBy('ben', id)).toEqual(['ada', 'ben', 'clara']);
		expect(await reachOf('ben')).toEqual({ collaboration_focus: 1 });
		await accepts('ben', id);
		const after = made(await findCollaboration(actorOf('ben'), id));
		expect(after.turns.map((turn) => turn.reason)).toContain('A reason of Clara’s');
		expect(after.partners.find((one) => one.personId === cast.daniel.id)?.reason).toBe(
			'A reason of Daniel’s',
		);
		expect(after.agreement).toBeDefined();
	});
});

describe('who was asked and declined', () => {
	it('reads nothing of it, and is nobody’s to know but the partners’', async () => {
		const own = await reachOf('emre');
		const id = await proposes('ada', 'facilitator', { clara: 'teacher', emre: 'teacher', hana: 'teacher' });
		expect(await peopleSeenBy('ben', id)).toEqual(['ada']);
		made(await declineCollaboration(actorOf('emre'), id, { kind: 'declined', reason: 'Private' }));
		await accepts('clara', id, true);
		await accepts('hana', id, true);
		expect(await reachOf('emre')).toEqual(own);
		expect(await findCollaboration(actorOf('emre'), id)).toMatchObject({ code: 'missing' });
		// Found by colleagues, and by facilitators of the school: those who are in it.
		expect(await peopleSeenBy('daniel', id)).toEqual(['ada', 'clara', 'hana']);
		expect(await peopleSeenBy('ben', id)).toEqual(['ada', 'clara', 'hana']);
		expect(await peopleSeenBy('ada', id)).toEqual(['ada', 'clara', 'emre', 'hana']);
		made(await leaveCollaboration(actorOf('hana'), id, ''));
		expect(await peopleSeenBy('daniel', id)).toEqual(['ada', 'clara']);
		expect(await peopleSeenBy('clara', id)).toEqual(['ada', 'clara', 'emre', 'hana']);
	});
});

describe('the roles that somebody was shown before they said yes', () => {
	it('are theirs to read again, since they tell who evaluates them', async () => {
		await becomesEvaluator('mara', 'daniel', { from: '2026-09-01', to: '2026-10-01' });
		const id = await proposes('ada', 'facilitator', { daniel: 'teacher', mara: 'teacher' });
		await accepts('daniel', id, true);
		await accepts('mara', id, true);
		const mine = made(await findCollaboration(actorOf('daniel'), id)).mine.id;
		const shownTo = async (name: CastName) => {
			const { rows } = await unitOfWork(actorOf(name), (tx) =>
				sql<{ shown: string | null }>`select roles_shown_to_me(${mine}) as shown`.execute(tx),
			);
			return rows[0]?.shown ?? null;
		};
		expect(await shownTo('daniel')).toContain('evaluator 2026-09-01');
		for (const name of ['ada', 'ben', 'mara', 'emre', 'fatima'] as const) {
			expect(await shownTo(name), name).toBeNull();
			const whole = unitOfWork(actorOf(name), (tx) =>
				tx.selectFrom('acceptance').select('shown_roles').execute(),
			);
			await expect(whole, name).rejects.toThrow('permission denied');
		}
	});
});
