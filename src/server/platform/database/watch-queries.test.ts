import { describe, expect, it } from 'vitest';
import { withoutValues } from './watch-queries.ts';

describe('a slow statement in the log', () => {
	it.each([
		['select id from visit where id = $1 limit 30', 'select id from visit where id = $1 limit 30'],
		["select 'she said ''no''' as x", "select '…' as x"],
		["insert into note values ('one', 'two')", "insert into note values ('…', '…')"],
		['do $$ begin perform secret(); end $$', 'do $…$'],
		['do $body$ secret $body$ language sql', 'do $…$ language sql'],
		["-- who isn't here\nselect 'a -- b'\n, 'c' -- it's", "select '…' , '…'"],
		["select\n\t\t1,  'never closed", "select 1, '…'"],
	])('carries no values: %s', (statement, logged) => {
		expect(withoutValues(statement)).toBe(logged);
	});

	it('is not endless', () => {
		expect(withoutValues(`select ${'a, '.repeat(5000)} b`)).toHaveLength(1000);
	});
});
