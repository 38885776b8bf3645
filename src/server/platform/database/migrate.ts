import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
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

async function readPolicies(folder: string): Promise<string[]> {
	const names = (await readdir(join(folder, 'policies'))).filter((name) => name.endsWith('.sql')).sort();
	return Promise.all(names.map((name) => readFile(join(folder, 'policies', name), 'utf8')));
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
			'tandem_mailer', 'tandem_demonstrator', 'tandem_sign_in', 'tandem_jobs') loop
		execute format('revoke all on all tables in schema public from %I', row.rolname);
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
		execute format('grant select on public.%I to tandem_definer', row.tablename);
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
		select (select count(*) = 11 from pg_roles where rolname = any (array['tandem_definer', 'tandem_app', 'tandem_owner',
				'tandem_member', 'tandem_visitor', 'tandem_operator', 'tandem_counter', 'tandem_mailer', 'tandem_demonstrator',
				'tandem_sign_in', 'tandem_jobs'])) as ready,
			(select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may`);
	if (rows[0]?.may || !rows[0]?.ready) await client.query(await readFile(join(folder, 'roles.sql'), 'utf8'));
	await client.query(await readFile(join(folder, 'extensions.sql'), 'utf8'));
	await client.query(`
		revoke all on schema public from public;
		grant all on schema public to tandem_owner;
		grant usage, create on schema public to tandem_definer;
		grant usage on schema public to tandem_member, tandem_visitor, tandem_operator, tandem_counter, tandem_mailer,
			tandem_demonstrator;
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

/**
 * Brings a database to the shape of this version: pending migrations in order, then every policy anew when any has changed.
 * All in one transaction under an advisory lock, so that a failure leaves the old schema working and two starts do not meet.
 * @param client a connection that may make roles, or one that owns the database where the roles were made by hand
 * @returns the names of what was applied
 */
export async function migrate(client: ClientBase, folder = sqlFolder()): Promise<string[]> {
	const [steps, policies] = await Promise.all([readSteps(folder), readPolicies(folder)]);
	const [relations, rules] = await Promise.all(
		['relations.sql', 'rules.sql'].map((name) => readFile(join(folder, name), 'utf8')),
	);
	const policiesHash = hash(
		[relations, rules, takeAway, shut, functionsForRolesOnly, ...policies].join('\n'),
	);
	const applied: string[] = [];
	await client.query('begin');
	try {
		await client.query("set local lock_timeout = '30s'; select pg_advisory_xact_lock(7263, 1)");
		await prepare(client, folder);
		const { rows } = await client.query<{ number: number; hash: string }>(
			'select number, hash from migration',
		);
		const done = new Map(rows.map((row) => [row.number, row.hash]));
		for (const step of steps) {
			const before = done.get(step.number);
			if (before !== undefined && before !== step.hash)
				throw new Error(
					`Migration ${step.name} was changed after it had been applied. Add a new one instead.`,
				);
			if (before !== undefined) continue;
			await runAs(client, step.role, step.sql);
			await client.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
				step.number,
				step.name,
				step.hash,
			]);
			applied.push(step.name);
		}
		if (done.get(policiesNumber) !== policiesHash) {
			await runAs(client, 'tandem_owner', takeAway);
			await runAs(client, 'tandem_owner', 'grant select on all tables in schema public to tandem_definer');
			await runAs(client, 'tandem_definer', `${relations};\n${functionsForRolesOnly}`);
			await runAs(client, 'tandem_owner', [...policies, rules, shut].join('\n'));
			await client.query(
				`insert into migration (number, name, hash) values ($1, 'policies', $2)
				on conflict (number) do update set hash = excluded.hash, applied_at = now()`,
				[policiesNumber, policiesHash],
			);
			applied.push('policies');
		}
		await client.query('commit');
	} catch (error) {
		await client.query('rollback').catch(() => undefined);
		throw error;
	}
	return applied;
}

/** The migrations this version knows, for telling whether a database has them all. */
export async function knownMigrations(folder = sqlFolder()): Promise<number[]> {
	return (await readSteps(folder)).map((step) => step.number);
}
