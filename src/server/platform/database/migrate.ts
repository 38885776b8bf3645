import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { home } from '#server/platform/settings.ts';

/** Where the SQL lies: `database/` of the installation. */
export function sqlFolder(): string {
	return join(home(), 'database');
}

interface Step {
	number: number;
	name: string;
	role: string;
	sql: string;
	hash: string;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function readSteps(folder: string): Promise<Step[]> {
	const names = (await readdir(join(folder, 'migrations'))).filter((name) => name.endsWith('.sql')).sort();
	return Promise.all(
		names.map(async (name) => {
			const sql = await readFile(join(folder, 'migrations', name), 'utf8');
			const role = /^-- role: (\w+)/.exec(sql)?.[1] ?? 'tandem_owner';
			return { number: Number.parseInt(name, 10), name: basename(name, '.sql'), role, sql, hash: hash(sql) };
		}),
	);
}

async function readTexts(folder: string): Promise<string[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

const takeAway = `
do $$
declare
	row record;
begin
	for row in select tablename, policyname from pg_policies where schemaname = 'public' loop
		execute format('drop policy %I on public.%I', row.policyname, row.tablename);
	end loop;
	for row in select rolname from pg_roles
		where rolname in ('tandem_app', 'tandem_member', 'tandem_visitor', 'tandem_operator', 'tandem_counter',
			'tandem_mailer', 'tandem_demonstrator', 'tandem_sign_in', 'tandem_jobs', 'tandem_backup') loop
		execute format('revoke all on all tables in schema public from %I', row.rolname);
	end loop;
end
$$;`;

// Before a migration of a database in use: row security holds for the owner too, who then could neither add a row nor
// change one. What runs last puts it back, in the same transaction.
const lift = `
do $$
declare
	row record;
begin
	for row in select tablename from pg_tables where schemaname = 'public' loop
		execute format('alter table public.%I no force row level security', row.tablename);
	end loop;
end
$$;`;

// Runs last, so that a table without a policy file is still shut.
const shut = `
do $$
declare
	row record;
begin
	for row in select tablename from pg_tables where schemaname = 'public' loop
		execute format('alter table public.%I enable row level security', row.tablename);
		execute format('grant select on public.%I to tandem_definer, tandem_backup', row.tablename);
		execute format('create policy backup on public.%I for select to tandem_backup using (true)', row.tablename);
		-- The table of migrations is the migrator's own, who acts as its owner.
		if row.tablename <> 'migration' then
			execute format('alter table public.%I force row level security', row.tablename);
			execute format('grant insert on public.%I to tandem_demonstrator', row.tablename);
			execute format('create policy demonstration on public.%I for insert to tandem_demonstrator with check ((select is_demonstration()))', row.tablename);
		end if;
	end loop;
end
$$;
grant select on migration to tandem_visitor;
create policy migration_read on migration for select to tandem_visitor using (true);`;

/** Who is signed in, pending links and the cookies' secret belong to the running installation: no backup reads them. */
export const neverInBackup = ['sign_in.session', 'sign_in.verification', 'sign_in.secret'];

const signInForBackups = `
grant usage on schema sign_in to tandem_backup;
grant select on all tables in schema sign_in to tandem_backup;
do $$
declare
	name text;
begin
	foreach name in array array['${neverInBackup.join("', '")}'] loop
		if to_regclass(name) is not null then
			execute format('revoke all on %s from tandem_backup', name);
		end if;
	end loop;
end
$$;`;

const functionsForRolesOnly = `
do $$
declare
	row record;
begin
	for row in select p.oid::regprocedure as name from pg_proc p join pg_roles r on r.oid = p.proowner
		where p.pronamespace = 'public'::regnamespace and r.rolname = 'tandem_definer' loop
		execute format('revoke all on function %s from public', row.name);
		execute format('grant execute on function %s to tandem_owner, tandem_member, tandem_visitor, tandem_operator, tandem_counter, tandem_mailer, tandem_demonstrator', row.name);
	end loop;
end
$$;`;

async function prepare(client: ClientBase, folder: string): Promise<void> {
	const { rows } = await client.query<{ ready: boolean; may: boolean }>(`
		select (select count(*) = 12 from pg_roles where rolname = any (array['tandem_definer', 'tandem_app', 'tandem_owner',
				'tandem_member', 'tandem_visitor', 'tandem_operator', 'tandem_counter', 'tandem_mailer', 'tandem_demonstrator',
				'tandem_sign_in', 'tandem_jobs', 'tandem_backup'])) as ready,
			(select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may`);
	if (rows[0]?.may || !rows[0]?.ready) await client.query(await readFile(join(folder, 'roles.sql'), 'utf8'));
	await client.query(await readFile(join(folder, 'extensions.sql'), 'utf8'));
	await client.query(`
		revoke all on schema public from public;
		grant all on schema public to tandem_owner;
		grant usage, create on schema public to tandem_definer;
		grant usage on schema public to tandem_member, tandem_visitor, tandem_operator, tandem_counter, tandem_mailer,
			tandem_demonstrator, tandem_backup;
		create schema if not exists sign_in authorization tandem_sign_in;
		create schema if not exists jobs authorization tandem_jobs;
		create table if not exists public.migration (
			number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now()
		);
		alter table public.migration owner to tandem_owner;`);
}

async function runAs(client: ClientBase, role: string, sql: string): Promise<void> {
	await client.query(`set local role ${/^\w+$/.test(role) ? role : ''}`);
	await client.query(sql);
	await client.query('reset role');
}

/** The number that stands for the policies in the table of migrations. */
const policiesNumber = 0;

/** SQLSTATE: waited too long for a lock, and deadlock. */
const inTheWay = ['55P03', '40P01'];
/** How often the tables are asked for while others are at work in them; about a minute and a half in all. */
const mostAttempts = 120;

/**
 * Brings a database to the shape of this version: pending migrations in order, then every policy anew when any has changed.
 * All in one transaction under an advisory lock, so that a failure, or a killed process, leaves the old schema working and
 * two starts do not meet. Processes of the version before may be at work meanwhile; their requests wait.
 * @param client a connection that may make roles, or one that owns the database where the roles were made by hand
 * @returns the names of what was applied
 */
export async function migrate(client: ClientBase, folder = sqlFolder()): Promise<string[]> {
	for (let attempts = 1; ; attempts += 1) {
		await client.query('begin');
		try {
			const applied = await migrateInside(client, folder);
			await client.query('commit');
			return applied;
		} catch (error) {
			await client.query('rollback').catch(() => undefined);
			if (!inTheWay.includes((error as { code?: string }).code ?? '') || attempts === mostAttempts)
				throw error;
			await pause(100 + Math.random() * 400);
		}
	}
}

/**
 * The same inside a transaction of the caller's.
 * @param only the numbers of the migrations to stop at, without any policy: for restoring what an older version had
 */
export async function migrateInside(
	client: ClientBase,
	folder = sqlFolder(),
	only?: ReadonlySet<number>,
): Promise<string[]> {
	// Another process that starts may take as long as its migrations need.
	await client.query('select pg_advisory_xact_lock(7263, 1)');
	await prepare(client, folder);
	const { rows } = await client.query<{ number: number; hash: string }>('select number, hash from migration');
	const done = new Map(rows.map((row) => [row.number, row.hash]));
	const steps = await readSteps(folder);
	const pending = steps.filter((step) => {
		const before = done.get(step.number);
		if (before !== undefined && before !== step.hash)
			throw new Error(`Migration ${step.name} was changed after it had been applied. Add a new one instead.`);
		return before === undefined && (only?.has(step.number) ?? true);
	});
	const policies = await readAllPolicies(folder);
	// A version older than the database leaves the newer one's policies: in a rolling upgrade it may be started again.
	const isOlder = [...done.keys()].some((number) => !steps.some((step) => step.number >= number));
	const renew =
		only === undefined && (pending.length > 0 || (!isOlder && done.get(policiesNumber) !== policies.hash));
	if (done.size > 0 && (pending.length > 0 || renew)) {
		await endBackups(client);
		await client.query(takeEveryTable);
		await runAs(client, 'tandem_owner', lift);
	}
	for (const step of pending) {
		await runAs(client, step.role, step.sql);
		await client.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
			step.number,
			step.name,
			step.hash,
		]);
	}
	if (renew) await applyPolicies(client, policies);
	return [...pending.map((step) => step.name), ...(renew ? ['policies'] : [])];
}

// Processes of the version before go on serving. Waited for is one table alone, which nearly every request reads first; the
// others are only taken while they are free: who waits for no lock can be in no deadlock, and ends nobody's request.
const takeEveryTable = `
set local lock_timeout = '400ms';
lock table public.person in access exclusive mode;
do $$
declare
	row record;
	began timestamptz := clock_timestamp();
begin
	for row in select tablename from pg_tables where schemaname = 'public' loop
		loop
			begin
				execute format('lock table public.%I in access exclusive mode nowait', row.tablename);
				exit;
			exception when lock_not_available then
				if clock_timestamp() > began + interval '700 milliseconds' then raise; end if;
				perform pg_sleep(0.01);
			end;
		end loop;
	end loop;
end
$$;
set local lock_timeout = '30s';`;

/**
 * A backup under way would keep the tables from being changed until it is done, and reads them as they were: it is ended,
 * and made again later. Nobody begins another until this transaction ends.
 */
async function endBackups(client: ClientBase): Promise<void> {
	await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and application_name = 'tandem backup' and pid <> pg_backend_pid()`);
	await client.query('select pg_advisory_xact_lock(7263, 2)');
}

interface Policies {
	relations: string;
	/** Every table's, and the rules that are no policies. */
	rest: string;
	hash: string;
}

async function readAllPolicies(folder: string): Promise<Policies> {
	const [policies, parts, rules] = await Promise.all([
		readTexts(join(folder, 'policies')),
		readTexts(join(folder, 'relations')),
		readFile(join(folder, 'rules.sql'), 'utf8'),
	]);
	const relations = parts.join('\n');
	return {
		relations,
		rest: [...policies, rules, shut].join('\n'),
		hash: hash(
			[relations, rules, takeAway, shut, signInForBackups, functionsForRolesOnly, ...policies].join('\n'),
		),
	};
}

async function applyPolicies(client: ClientBase, policies: Policies): Promise<void> {
	await runAs(client, 'tandem_owner', takeAway);
	await runAs(client, 'tandem_owner', 'grant select on all tables in schema public to tandem_definer');
	await runAs(client, 'tandem_definer', `${policies.relations};\n${functionsForRolesOnly}`);
	await runAs(client, 'tandem_owner', policies.rest);
	await runAs(client, 'tandem_sign_in', signInForBackups);
	await client.query(
		`insert into migration (number, name, hash) values ($1, 'policies', $2)
		on conflict (number) do update set hash = excluded.hash, applied_at = now()`,
		[policiesNumber, policies.hash],
	);
}

/** A migration by its number and the hash of its text. */
export interface KnownMigration {
	number: number;
	name: string;
	hash: string;
}

/** The migrations this version knows, for telling whether a database has them all. */
export async function knownMigrations(folder = sqlFolder()): Promise<KnownMigration[]> {
	return (await readSteps(folder)).map(({ number, name, hash }) => ({ number, name, hash }));
}
