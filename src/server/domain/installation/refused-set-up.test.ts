import { describe, expect, it } from 'vitest';
import { isRefusal } from '#server/platform/refusal.ts';
import { withDatabase } from '../../../../tests/database.ts';
import { isSetUp, prepareFirstRun, setUpSchool } from './index.ts';

withDatabase();

const good = {
	organisation: 'Harbour',
	school: 'Harbour School',
	zone: 'Europe/Lisbon',
	language: 'en',
	facilitatorWord: 'facilitator',
	firstOperator: { given: 'Ivo', family: 'Brandt', address: 'ivo@example.org', roles: [] },
};

describe('a set-up that cannot be', () => {
	it('names the field, writes nothing, and leaves the code good', async () => {
		const code = (await prepareFirstRun()) ?? '';
		const first = good.firstOperator;
		for (const [wanted, field, why] of [
			[{ ...good, organisation: '  ' }, 'organisation', 'required'],
			[{ ...good, school: 'x'.repeat(201) }, 'school', 'too-long'],
			[{ ...good, zone: 'Mars/Olympus' }, 'zone', 'no-such-zone'],
			[{ ...good, facilitatorWord: '' }, 'facilitatorWord', 'required'],
			[{ ...good, firstOperator: { ...first, given: '', family: ' ' } }, 'given', 'required'],
			[{ ...good, firstOperator: { ...first, address: 'ivo at example' } }, 'address', 'not-an-address'],
			[
				{ ...good, firstOperator: { ...first, roles: ['leader', 'facilitator'] as const } },
				'roles[]',
				'leader-and-facilitator',
			],
		] as const)
			expect(await setUpSchool(code, wanted, 'here')).toMatchObject({ field, code: why });
		expect(await isSetUp()).toBe(false);
	});

	it('is not guessed: too many tries from one place have to wait, and one made elsewhere goes on', async () => {
		const code = (await prepareFirstRun()) ?? '';
		let last: unknown;
		for (let n = 0; n < 11; n++) last = await setUpSchool('WRONG', good, 'guesser');
		expect(last).toMatchObject({ code: 'too-many-tries', kind: 'too-many' });
		expect(await setUpSchool(code, good, 'guesser')).toMatchObject({ code: 'too-many-tries' });
		const two = await Promise.all([
			setUpSchool(code, good, 'elsewhere'),
			setUpSchool(code, good, 'elsewhere'),
		]);
		expect(two.filter((one) => !isRefusal(one))).toHaveLength(1);
		expect(two.filter(isRefusal)).toHaveLength(1);
	});
});
