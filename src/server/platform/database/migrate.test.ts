import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openEmbedded } from './embedded/index.ts';
import { migrate, migrateInside, sqlFolder } from './migrate.ts';

const engine = inject('engine');
let client: pg.ClientBase;
let close: () => Promise<void>;
let folder: string;

beforeAll(async () => {
	if (engine.kind === 'embedded') {
		const embedded = await openEmbedded('memory');
		const taken = await embedded.pool.connect();
		client = taken;
		close = async () => {
			taken.release();
			await embedded.close();
		};
		return;
	}
	const name = `tandem_migrate_${process.pid}`;
	const server = new pg.Client(engine.url);
	await server.connect();
	await server.query(`create database ${name}`);
	const made = new pg.Client(Object.assign(new URL(engine.url), { pathname: `/${name}` }).href);
	await made.connect();
	client = made;
	close = async () => {
		await made.end();
		await server.query(`drop database ${name} with (force)`);
		await server.end();
	};
});
afterAll(() => close());

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tandem-migrate-'));
	await cp(sqlFolder(), folder, { recursive: true });
	return () => rm(folder, { recursive: true, force: true });
});

const policies = async () =>
	(
		await client.query<{ n: number }>(
			`select count(*)::int as n from pg_policies where schemaname = 'public'`,
		)
	).rows[0]?.n;

describe('migrating', () => {
	it('brings an empty database to the shape of this version, once', async () => {
		const applied = await migrate(client, folder);
		expect(applied[0]).toBe('0001_first');
		expect(applied.at(-1)).toBe('policies');
		expect(await migrate(client, folder)).toEqual([]);
	});

	it('that fails leaves the old schema working, and says so', async () => {
		await migrate(client, folder);
		const before = await policies();
		await writeFile(
			join(folder, 'migrations', '0900_broken.sql'),
			'create table new_things (id uuid primary key); select nonsense;',
		);
		await expect(migrate(client, folder)).rejects.toThrow();
		expect((await client.query(`select to_regclass('public.new_things') as name`)).rows[0]).toEqual({
			name: null,
		});
		expect(await policies()).toBe(before);
		await rm(join(folder, 'migrations', '0900_broken.sql'));
		expect(await migrate(client, folder)).toEqual([]);
	});

	it('changes rows of a database in use, whose row security binds its owner too, and binds it again', async () => {
		await migrate(client, folder);
		await client.query('begin');
		await writeFile(
			join(folder, 'migrations', '0900_more.sql'),
			`update retention set months = 13 where kind = 'event';
			do $$ begin assert (select months from retention where kind = 'event') = 13; end $$;`,
		);
		expect(await migrateInside(client, folder)).toEqual(['0900_more', 'policies']);
		const forced = await client.query(
			`select relforcerowsecurity as so from pg_class where oid = 'public.retention'::regclass`,
		);
		expect(forced.rows).toEqual([{ so: true }]);
		await client.query('rollback');
	});

	it('refuses a migration that was changed after it had been applied', async () => {
		await migrate(client, folder);
		await appendFile(join(folder, 'migrations', '0001_first.sql'), '\n-- a word more\n');
		await expect(migrate(client, folder)).rejects.toThrow('0001_first was changed');
	});

	it('by a version older than the database leaves the newer one’s policies, whichever was started last', async () => {
		await migrate(client, folder);
		const older = await mkdtemp(join(tmpdir(), 'tandem-older-'));
		await cp(folder, older, { recursive: true });
		await writeFile(join(folder, 'migrations', '0901_newer.sql'), 'select 1;');
		await appendFile(
			join(folder, 'policies', 'retention.sql'),
			'\ncreate policy retention_newer on retention for select to tandem_visitor using (true);\n',
		);
		expect(await migrate(client, folder)).toEqual(['0901_newer', 'policies']);
		const newer = await policies();
		expect(await migrate(client, older)).toEqual([]);
		expect(await policies()).toBe(newer);
		await client.query('delete from migration where number = 901');
		await migrate(client, older);
		await rm(older, { recursive: true });
	});

	it('puts every policy anew when one has changed', async () => {
		await migrate(client, folder);
		const before = await policies();
		await appendFile(
			join(folder, 'policies', 'retention.sql'),
			'\ncreate policy retention_more on retention for select to tandem_visitor using (true);\n',
		);
		expect(await migrate(client, folder)).toEqual(['policies']);
		expect(await policies()).toBe((before ?? 0) + 1);
	});
});

describe('the schema', () => {
	const tables = async () =>
		(
			await client.query<{ name: string }>(
				`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration' order by 1`,
			)
		).rows.map((row) => row.name);

	it('has one policy file a table, named as it', async () => {
		await migrate(client, folder);
		const files = (await readdir(join(folder, 'policies'))).map((file) => file.replace('.sql', '')).sort();
		expect(files).toEqual(await tables());
	});

	it('says of every kind how long it is kept', async () => {
		await migrate(client, folder);
		const kept = (await client.query<{ kind: string }>('select kind from retention order by 1')).rows.map(
			(row) => row.kind,
		);
		expect(kept).toEqual(await tables());
	});

	it('has row security on every table, for its owner too, and no policy for everybody', async () => {
		await migrate(client, folder);
		const open = await client.query(
			`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
				and not (relrowsecurity and (relforcerowsecurity or relname = 'migration'))`,
		);
		expect(open.rows).toEqual([]);
		const forAll = await client.query(
			`select tablename, policyname from pg_policies where schemaname = 'public' and 'public' = any (roles)`,
		);
		expect(forAll.rows).toEqual([]);
	});

	it('reads on 15 and on 18: it calls nothing that only the newer has', async () => {
		for (const file of [
			...(await readdir(join(folder, 'migrations'))).map((name) => join('migrations', name)),
			...(await readdir(join(folder, 'relations'))).map((name) => join('relations', name)),
			'rules.sql',
		]) {
			// What a comment says is not called.
			const called = (await readFile(join(folder, file), 'utf8')).replace(/--.*$/gm, '');
			expect(called, file).not.toMatch(/uuidv7\(|\bvirtual\b/i);
		}
	});
});
