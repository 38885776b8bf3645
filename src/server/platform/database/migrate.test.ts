import { randomUUID } from 'node:crypto';
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

	/** Columns of what a seal shuts that need not tell of the person they name: what that is part of names them as well. */
	const namedElsewhere = {
		'as a partner of the collaboration': ['handover.from_person', 'handover_acceptance.person_id', 'outcome.author_id',
			'pedagogy_answer.author_id', 'plan.written_by', 'thread_message.author_id', 'thread_reading.person_id'],
		'as one of the visit, or booked': ['calendar_letter.person_id', 'visit_answer.person_id'],
		'as a partner, one of the visit, or the teacher of the goal': ['evidence.author_id', 'evidence_use.added_by'],
		'with the evidence; of a resource nothing is shut': ['stored_file.added_by'],
		'nowhere: who is put off does not read it': ['put_off.teacher_id'],
	}; // biome-ignore format: a list reads better in rows

	it('knows by every column of what a seal shuts that somebody is written to', async () => {
		await migrate(client, folder);
		await client.query('begin');
		// A row of each kind that names one person in one column, whatever else would have to be there for it.
		await client.query(`set local session_replication_role = 'replica'`);
		const { rows: columns } = await client.query<{ table: string; column: string }>(`
			select distinct k.conrelid::regclass::text as table, a.attname as column
			from pg_policies s join pg_constraint k on k.conrelid = s.tablename::regclass and k.contype = 'f'
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
			where s.policyname = 'sealed' and s.cmd = 'ALL' and k.confrelid = 'person'::regclass order by 1, 2`);
		expect(columns.length).toBeGreaterThan(60);
		const silent: string[] = [];
		for (const { table, column } of columns) {
			await client.query('savepoint one');
			const { rows } = await client.query<{ checks: string | null; columns: string; values: string }>(`
				select (select string_agg(format('drop constraint %I', conname), ', ') from pg_constraint
						where conrelid = '${table}'::regclass and contype = 'c') as checks,
					string_agg(quote_ident(attname), ', ') as columns,
					string_agg(case when attname = '${column}' then '$1'
						when atttypid in ('text'::regtype, 'citext'::regtype) then quote_literal('x')
						when atttypid = 'uuid'::regtype then 'gen_random_uuid()'
						when atttypid = any ('{date,timestamptz}'::regtype[]) then 'now()'
						when atttypid = 'boolean'::regtype then 'false'
						when typcategory = 'A' then quote_literal('{}')
						else '1' end, ', ') as values
				from pg_attribute join pg_type t on t.oid = atttypid
				where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
					and (attname = '${column}' or attnotnull and not atthasdef)`);
			const row = rows[0]!;
			if (row.checks) await client.query(`alter table ${table} ${row.checks}`);
			const person = randomUUID();
			await client.query(`insert into ${table} (${row.columns}) values (${row.values})`, [person]);
			const told = await client.query<{ so: boolean }>('select is_written_to($1) as so', [person]);
			if (!told.rows[0]?.so) silent.push(`${table}.${column}`);
			await client.query('rollback to savepoint one');
		}
		await client.query('rollback');
		expect(silent).toEqual(Object.values(namedElsewhere).flat().sort());
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
