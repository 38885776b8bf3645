import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMigrator } from '#server/platform/database/index.ts';
import { type Installation, makeInstallation, ownEngine } from '../../../../tests/installation.ts';
import { columnsOf, insertInto, plainTexts, type Row, rowsOf } from './tables.ts';

let installation: Installation;

beforeAll(async () => {
	installation = await makeInstallation(ownEngine, 'migrated');
}, 120_000);
afterAll(() => installation.remove());

describe('whatever a column holds', () => {
	it('comes back as it was', async () => {
		const { ask, close } = await openMigrator(installation.place, 'test');
		const columns: [string, string][] = [
			['a', 'bytea'], ['b', 'numeric'], ['c', 'timestamp with time zone'], ['d', 'text[]'], ['e', 'jsonb'], ['f', 'double precision'],
			['g', 'date'], ['h', 'interval'], ['i', 'boolean'], ['j', 'character varying(9)'], ['k', 'daterange'], ['l', 'citext'],
		]; // biome-ignore format: a list reads better in rows
		const list = columns.map(([name, type]) => `${name} ${type}`).join(', ');
		await ask(plainTexts);
		await ask(`begin; create temporary table one (${list}); create temporary table other (${list});
			insert into one values
				('\\x00ff5c27', 12345678901234567890.0123456789, '2026-09-14 01:02:03.123456+00', '{"a,b",NULL,"",NULL}', '{"a": [1.10, null]}', 0.1::float8 / 3, '0044-03-15 BC', '1 mon -2 days 03:04:05.6', true, 'żółw', '[2026-01-01,)', 'Ada'),
				(null, 'NaN', 'infinity', '{}', 'null', '-Infinity', null, null, false, '', 'empty', ''),
				('', null, null, null, null, null, null, null, null, null, null, null)`);
		const [[place] = []] = await ask(`select nspname from pg_namespace where oid = pg_my_temp_schema()`);
		const rows: Row[] = [];
		for await (const some of rowsOf(ask, { name: `${place}.one`, columns })) rows.push(...some);
		await ask(insertInto(`${place}.other`, columns), columnsOf(rows, columns.length));
		expect(rows).toHaveLength(3);
		expect(await ask('select * from one except all select * from other')).toEqual([]);
		expect(await ask('select * from other except all select * from one')).toEqual([]);
		await close();
	});

	it('no table has a counter of its own, which a backup would forget', async () => {
		const { ask, close } = await openMigrator(installation.place, 'test');
		expect(
			await ask(`select sequencename from pg_sequences where schemaname in ('public', 'sign_in')`),
		).toEqual([]);
		await close();
	});
});
