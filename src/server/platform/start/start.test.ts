import { describe, expect, it } from 'vitest';
import { WrongSetting } from '#server/platform/settings.ts';
import { CannotStart, reasonNotToStart } from './start.ts';

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('a process that cannot start', () => {
	it('says in a sentence that the database is full, or went away', () => {
		for (const [error, words] of [
			[coded('could not extend file', '53100'), /no space left/],
			[coded('connect ECONNREFUSED', 'ECONNREFUSED'), /stopped answering/],
			[new Error('jobs', { cause: coded('shutting down', '57P01') }), /stopped answering/],
		] as const) {
			const reason = reasonNotToStart(error);
			expect(reason).toBeInstanceOf(CannotStart);
			expect((reason as Error).message).toMatch(words);
		}
	});

	it('leaves every other reason as it is, for who mends it', () => {
		for (const error of [new TypeError('x is not a function'), new WrongSetting('PORT should be a number.')])
			expect(reasonNotToStart(error)).toBe(error);
	});
});
