import { sql } from 'kysely';
import { test } from 'vitest';
import { type BayStaff, bayZip } from '#server/domain/roster/fixtures/bay.ts';
import {
	acceptRoster,
	findSummary,
	type ImportSummary,
	previewRoster,
	type RosterSource,
} from '#server/domain/roster/index.ts';
import { machine } from '#server/platform/actor.ts';
import { databaseInUse, unitOfWork, useDatabase } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, type assemble } from './cast/index.ts';
import { openTestDatabase } from './database.ts';

export const origin = 'https://tandem.example';
export const ivo = actorOf('ivo');
export const yes = { confirmedGone: true, origin };
export const no = { confirmedGone: false, origin };

/** Runs a promise on an empty database of its own. */
export function promise(name: string, prove: () => Promise<void>, prepare?: typeof assemble): void {
	test(name, async () => {
		const { database, close } = await openTestDatabase();
		try {
			await prepare?.(database);
			await prove();
		} finally {
			useDatabase(undefined);
			await close();
		}
	});
}

export async function preview(
	staff: readonly BayStaff[],
	actor: typeof ivo | typeof machine = machine,
): Promise<{ importId: string; summary: ImportSummary }> {
	return previewOf(bayZip(staff), actor);
}

/** Reads and compares any set, and tells what it comes to. */
export async function previewOf(
	source: RosterSource,
	actor: typeof ivo | typeof machine = machine,
): Promise<{ importId: string; summary: ImportSummary }> {
	const made = await previewRoster(actor, source, 'bay.zip');
	if (isRefusal(made)) throw new Error(made.code);
	const summary = await findSummary(actor, made.importId);
	if (isRefusal(summary)) throw new Error(summary.code);
	return { importId: made.importId, summary };
}

export async function bring(staff: readonly BayStaff[], options = yes): Promise<ImportSummary> {
	return (await bringOf(bayZip(staff), options)).summary;
}

/** Reads, compares and accepts any set. */
export async function bringOf(source: RosterSource, options = yes) {
	const previewed = await previewOf(source);
	const done = await acceptRoster(machine, previewed.importId, options);
	if (isRefusal(done)) throw new Error(done.code);
	return { ...previewed, ...done };
}

/** What an import changes, apart from what stays the same. */
export function changesOf(importId: string) {
	return rows(sql<{ subject: string; change: string }>`select subject, change from roster_import_change
		where import_id = ${importId} and change <> 'same' order by position`);
}

export function rows<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
	return unitOfWork(machine, async (tx) => (await query.execute(tx)).rows);
}

export async function count(table: string): Promise<number> {
	const [row] = await rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`);
	return row?.n ?? 0;
}

export async function person(rosterId: string) {
	const [row] = await rows(sql<{
		id: string;
		given_name: string;
		family_name: string;
		deactivated: boolean;
		address: string | null;
	}>`
		select p.id, p.given_name, p.family_name, p.deactivated_at is not null as deactivated,
			(select address::text from person_address a where a.person_id = p.id and a.retired_at is null) as address
		from person p join roster_link l on l.person_id = p.id where l.roster_id = ${rosterId}`);
	if (row === undefined) throw new Error(`Nobody is linked to ${rosterId}`);
	return row;
}

export function rolesOf(personId: string) {
	return rows(sql<{ role: string; open: boolean }>`select role, ends_on is null as open from role_assignment
		where person_id = ${personId} order by role, starts_on`);
}

export async function giveRole(personId: string, role: string): Promise<void> {
	await rows(sql`insert into role_assignment (id, person_id, school_id, role, starts_on)
		select ${newId()}, ${personId}, school_id, ${role}, '2026-08-01' from membership where person_id = ${personId} limit 1`);
}

/** The person has signed in once: what the sign-in library does when a link is opened. */
export async function signInOnce(personId: string, address: string): Promise<void> {
	await unitOfWork({ kind: 'visitor', provenAddress: address }, (tx) =>
		sql`insert into account (id, person_id, sign_in_user) values (${newId()}, ${personId}, ${newId()})`.execute(
			tx,
		),
	);
}

/** All that the database keeps: every table as the server's owner reads it, or the embedded engine's files with their log. */
export async function everythingWritten(): Promise<string> {
	const database = databaseInUse();
	if (database.engine === 'embedded')
		return Buffer.from(await (await database.dump()).arrayBuffer()).toString('latin1');
	const client = await database.pool.connect();
	try {
		await client.query('reset session authorization');
		const { rows: tables } = await client.query<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname in ('public', 'sign_in', 'jobs')`,
		);
		const texts: string[] = [];
		for (const { name } of tables) {
			const { rows: all } = await client.query<{ text: string }>(`select t::text as text from ${name} t`);
			texts.push(...all.map((row) => row.text));
		}
		return texts.join('\n');
	} finally {
		await client.query('set session authorization tandem_app');
		client.release();
	}
}

export async function everythingBut(left: string[]): Promise<Record<string, string[]>> {
	const written: Record<string, string[]> = {};
	for (const table of [
		'person',
		'person_address',
		'membership',
		'role_assignment',
		'class',
		'class_teacher',
		'school',
		'school_year',
		'roster_link',
	])
		if (!left.includes(table))
			written[table] = (
				await rows(sql<{ text: string }>`select t::text as text from ${sql.table(table)} t order by 1`)
			).map((row) => row.text);
	return written;
}

export function letters() {
	return unitOfWork({ kind: 'mailer' }, (tx) =>
		tx.selectFrom('mail').select(['to_address', 'body']).execute(),
	);
}
