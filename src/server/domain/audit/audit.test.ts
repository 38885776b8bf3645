import { describe, expect, it } from 'vitest';
import { asOperator, machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { actorOf, cast, rehearse, schools } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { firstSeal, sealOf } from './act.ts';
import { findActs, operate, recordAct, verifyChain } from './index.ts';

withDatabase(rehearse);

const about = (n: number) => ({
	name: 'person.renamed' as const,
	at: new Date(Date.UTC(2026, 8, 14, 8, n)),
	subjectId: cast.clara.id,
	personId: cast.clara.id,
	schoolId: schools.harbour.id,
});

describe('operators’ acts', () => {
	it('are chained, also when many are written at once', async () => {
		const written = await Promise.all(
			Array.from({ length: 12 }, (_, n) =>
				operate(actorOf('ivo'), (tx, operator) => recordAct(tx, operator, about(n))),
			),
		);
		expect(written.filter(isRefusal)).toEqual([]);
		expect(await verifyChain(actorOf('ivo'))).toEqual({ acts: 12, brokenAt: undefined });
		expect(await verifyChain(actorOf('ivo'), 13)).toEqual({ acts: 12, brokenAt: 13 });
	});

	it('are read by operators with the names of who and about whom; by nobody else', async () => {
		const read = await findActs(actorOf('ivo'));
		if (isRefusal(read)) throw new Error('an operator reads the acts');
		expect(read.acts).toHaveLength(12);
		expect(read.acts[0]).toMatchObject({
			number: 12,
			by: { family_name: 'Brandt' },
			about: { family_name: 'Mendes' },
		});
		const older = await findActs(actorOf('ivo'), 4);
		expect(isRefusal(older) ? older : older.acts.map((act) => act.number)).toEqual([3, 2, 1]);
		for (const name of ['ada', 'clara', 'fatima', 'goran'] as const) {
			expect(await findActs(actorOf(name))).toEqual(missing);
			expect(await verifyChain(actorOf(name))).toEqual(missing);
			expect(await operate(actorOf(name), async () => 'reached')).toEqual(missing);
		}
	});

	it('can be read by the person they are about, who reads no others', async () => {
		const read = (name: 'clara' | 'daniel') =>
			unitOfWork(actorOf(name), (tx) => tx.selectFrom('audit_entry').select('number').execute());
		expect(await read('clara')).toHaveLength(12);
		expect(await read('daniel')).toHaveLength(0);
	});

	it('cannot be changed or removed, and one slipped in shows', async () => {
		const operator = asOperator(actorOf('ivo'));
		await expect(
			unitOfWork(operator, (tx) => tx.updateTable('audit_entry').set({ detail: 'x' }).execute()),
		).rejects.toThrow();
		await expect(unitOfWork(operator, (tx) => tx.deleteFrom('audit_entry').execute())).rejects.toThrow();
		const forged = {
			number: 13,
			at: new Date(),
			actorId: null,
			act: 'role.given',
			personId: null,
			schoolId: null,
			detail: '',
		};
		await unitOfWork(machine, (tx) =>
			tx
				.insertInto('audit_entry')
				.values({
					number: '13',
					at: forged.at,
					act: forged.act,
					previous_hash: firstSeal,
					hash: sealOf(firstSeal, forged),
				})
				.execute(),
		);
		expect(await verifyChain(machine)).toEqual({ acts: 12, brokenAt: 13 });
	});

	it('are sealed over every field', () => {
		const act = {
			number: 1,
			at: new Date(0),
			actorId: newId(),
			act: 'role.given',
			personId: newId(),
			schoolId: newId(),
			detail: 'a',
		};
		const seal = sealOf(firstSeal, act);
		const others = [
			{ ...act, number: 2 },
			{ ...act, at: new Date(1) },
			{ ...act, actorId: null },
			{ ...act, act: 'role.ended' },
			{ ...act, personId: null },
			{ ...act, schoolId: null },
			{ ...act, detail: 'b' },
		];
		expect(new Set([seal, sealOf(seal, act), ...others.map((one) => sealOf(firstSeal, one))]).size).toBe(9);
	});
});
