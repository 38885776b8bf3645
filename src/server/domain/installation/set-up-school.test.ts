import { describe, expect, it } from 'vitest';
import { verifyChain } from '#server/domain/audit/index.ts';
import { findStanding } from '#server/domain/people/index.ts';
import { type Member, machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { newCode, plainCode } from './code.ts';
import { findOrganisation, isSetUp, prepareFirstRun, setUpSchool } from './index.ts';

withDatabase();

const wanted = {
	organisation: 'Harbour Schools',
	school: 'École du Port – 港の学校',
	zone: 'Pacific/Auckland',
	language: 'en',
	facilitatorWord: 'coach',
	firstOperator: {
		given: 'Ivo',
		family: 'O’Brandt',
		address: 'Ivo@Example.org',
		roles: ['technician'] as const,
	},
};

describe('the first set-up', () => {
	it('takes only the code that the terminal printed last, however it is typed', async () => {
		expect(await isSetUp()).toBe(false);
		const old = (await prepareFirstRun()) ?? '';
		const code = (await prepareFirstRun()) ?? '';
		expect(code).toMatch(/^[A-Z]+-\d{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
		for (const wrong of ['', old, 'HERON-0000-AAAA-AAAA', '%', 'x'.repeat(5000)])
			expect(await setUpSchool(wrong, wanted, 'first')).toMatchObject({ code: 'wrong-code', field: 'code' });
		expect(await findOrganisation()).toBeUndefined();
		const first = await setUpSchool(` ${code.toLowerCase().replaceAll('-', ' ')} `, wanted, 'first');
		if (isRefusal(first)) throw new Error(first.code);
		const actor: Member = { kind: 'member', personId: first.personId };
		const standing = await findStanding(actor);
		expect(standing).toMatchObject({
			name: 'Ivo O’Brandt',
			organisation: 'Harbour Schools',
			demonstration: false,
		});
		expect(standing?.school).toMatchObject({
			name: wanted.school,
			zone: wanted.zone,
			facilitatorWord: 'coach',
		});
		expect([...(standing?.roles ?? [])].sort()).toEqual(['operator', 'technician']);
		expect(await verifyChain(actor)).toEqual({ acts: 1, brokenAt: undefined });
		const made = await unitOfWork(actor, async (tx) => ({
			years: await tx.selectFrom('school_year').selectAll().execute(),
			lookFors: await tx.selectFrom('look_for').selectAll().execute(),
		}));
		expect(made.years).toHaveLength(1);
		expect(made.lookFors.length).toBeGreaterThan(5);
		const left = await unitOfWork(machine, (tx) => tx.selectFrom('first_run').selectAll().execute());
		expect(left).toEqual([]);
	});

	it('happens once: afterwards there is nothing to set up and no code', async () => {
		expect(await prepareFirstRun()).toBeUndefined();
		expect(await setUpSchool('HERON-0000-AAAA-AAAA', wanted, 'second')).toEqual(missing);
		expect(await findOrganisation()).toEqual({ name: 'Harbour Schools', demonstration: false });
	});
});

describe('a code', () => {
	it('is read without regard to case, spaces and dashes', () => {
		expect(plainCode(' heron–4821 abcd-efgh ')).toBe('HERON4821ABCDEFGH');
		expect(new Set(Array.from({ length: 200 }, newCode)).size).toBe(200);
	});
});
