import type { PoolClient } from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { withDatabase } from '../database.ts';
import recorded from './version-before.json' with { type: 'json' };

const getDatabase = withDatabase();

const placesIn = (text: string) => new Set(text.match(/\$\d+/g)).size;

/** Parses, plans and checks the rights of a statement as a role, and runs nothing; gives what is wrong with it. */
async function objection(client: PoolClient, { role, text }: Statement): Promise<string | undefined> {
	const nothings = Array.from({ length: placesIn(text) }, () => 'null').join(', ');
	await client.query('begin');
	try {
		await client.query(`set local role ${role}`);
		await client.query(`prepare said as ${text}`);
		await client.query(`explain execute said${nothings && `(${nothings})`}`);
		return undefined;
	} catch (error) {
		return `${(error as Error).message}: ${role}: ${text}`;
	} finally {
		await client.query('rollback');
		await client.query('deallocate all');
	}
}

type Statement = (typeof recorded.statements)[number];

/** The table and columns that a statement adds rows to. */
function addedBy(text: string): { table: string; columns: string[] } | undefined {
	const [, table, columns] = /^insert into ((?:"?\w+"?\.)?"?\w+"?)(?: as \w+)? \(([^)]*)\)/.exec(text) ?? [];
	if (table === undefined || columns === undefined) return undefined;
	return { table, columns: columns.split(',').map((column) => column.trim().replaceAll('"', '')) };
}

// One statement at a time, none of which runs: the same on both engines, and tried on the one that several processes share.
describe.runIf(inject('engine').kind === 'postgresql')('the version before, on this one’s database', () => {
	it('may ask everything that it asks', async () => {
		const client = await getDatabase().pool.connect();
		const objections: string[] = [];
		for (const statement of recorded.statements) {
			const said = await objection(client, statement);
			if (said !== undefined) objections.push(said);
		}
		client.release();
		expect(objections).toEqual([]);
		expect(recorded.statements.length).toBeGreaterThan(300);
	}, 120_000);

	it('adds rows without the columns that it does not know', async () => {
		const client = await getDatabase().pool.connect();
		const lacking: string[] = [];
		for (const { role, text } of recorded.statements) {
			const added = addedBy(text);
			if (!added) continue;
			await client.query('begin');
			await client.query(`set local role ${role}`);
			const { rows } = await client.query<{ name: string }>(
				`select attname as name from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and attnotnull
					and not atthasdef and attidentity = '' and not attisdropped and attname <> all ($2)`,
				[added.table, added.columns],
			);
			await client.query('commit');
			lacking.push(...rows.map(({ name }) => `${added.table}.${name}`));
		}
		client.release();
		expect(lacking).toEqual([]);
	}, 60_000);

	it('is told of a column that is gone and of a right that is taken', async () => {
		const client = await getDatabase().pool.connect();
		const gone = { role: 'tandem_member', text: 'select no_such_column from visit' };
		const taken = { role: 'tandem_visitor', text: 'select id from visit' };
		expect(await objection(client, gone)).toContain('no_such_column');
		expect(await objection(client, taken)).toContain('permission denied');
		client.release();
	});
});
