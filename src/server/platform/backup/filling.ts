import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migrator } from '#server/platform/database/index.ts';
import { BackupFault } from './fault.ts';
import { type Head, RowsDigest, type TableEnd } from './format.ts';
import { same, type Taker } from './read-backup.ts';
import {
	columnsOf,
	insertInto,
	plainTexts,
	quoted,
	type Row,
	rowsOf,
	type Table,
	tablesOf,
} from './tables.ts';

type Ask = Migrator['ask'];

/** Told how far it is. */
export type Progress = (counts: { tables: number; rows: number }) => void;

/** Tables that fill by themselves before anybody has set a school up. */
const ownDoing = ['migration', 'retention', 'first_run', 'passkey_challenge', 'rate_limit', 'backup'];

/** Fills an empty database with what is read, in the transaction under way. */
export class Filling implements Taker {
	madeAt = '';
	readonly files: string[] = [];
	readonly #migrator: Migrator;
	readonly #ask: Ask;
	readonly #staged: string;
	readonly #migrated: boolean;
	readonly #told: ReturnType<typeof counting>;
	#missing = new Map<string, Table>();
	#constraints: string[][] = [];
	#insert = '';
	#width = 0;

	constructor(migrator: Migrator, staged: string, migrated: boolean, told: ReturnType<typeof counting>) {
		this.#migrator = migrator;
		this.#ask = migrator.ask;
		this.#staged = staged;
		this.#migrated = migrated;
		this.#told = told;
	}

	/** Makes the tables anew as the backup's version had them, without the constraints that look into other tables. */
	async head({ madeAt, migrations }: Head): Promise<void> {
		const known = new Map((await this.#migrator.known()).map((one) => [one.number, one.hash]));
		for (const { number, hash } of migrations) if (known.get(number) !== hash) throw new BackupFault('newer');
		await this.#ask(plainTexts.replaceAll('set ', 'set local '));
		if (this.#migrated) {
			await refuseUnlessEmpty(this.#ask);
			await this.#ask(`drop owned by tandem_owner, tandem_definer, tandem_sign_in, tandem_jobs cascade`);
		}
		await this.#migrator.migrateInside(new Set(migrations.map(({ number }) => number)));
		const tables = await tablesOf(this.#ask);
		for (const { name } of tables) await as(this.#ask, name, `delete from ${quoted(name)}`);
		this.#missing = new Map(tables.map((table) => [table.name, table]));
		this.#constraints = (await this.#ask(foreignKeys)) as string[][];
		for (const [table = '', name = ''] of this.#constraints)
			await as(this.#ask, table, `alter table ${quoted(table)} drop constraint ${quoted(name)}`);
		this.madeAt = madeAt;
	}

	async table({ name, columns }: Table): Promise<void> {
		const here = this.#missing.get(name);
		const types = new Map(here?.columns);
		if (types.size !== columns.length || columns.some(([column]) => !types.has(column)))
			throw new BackupFault('damaged');
		this.#insert = insertInto(
			name,
			columns.map(([column]) => [column, types.get(column) ?? '']),
		);
		this.#width = columns.length;
		this.#told.table();
		await this.#ask(`set local role ${ownerOf(name)}`);
	}

	async rows(rows: Row[]): Promise<void> {
		if (rows.some((row) => row.length !== this.#width)) throw new BackupFault('damaged');
		await this.#ask(this.#insert, columnsOf(rows, this.#width));
		this.#told.rows(rows.length);
	}

	/** Reads the table again and compares it with the backup's. */
	async tableEnd(name: string, end: TableEnd): Promise<void> {
		const table = this.#missing.get(name);
		if (!table) throw new BackupFault('damaged');
		const digest = new RowsDigest();
		for await (const rows of rowsOf(this.#ask, table))
			for (const row of rows) digest.add(JSON.stringify(row));
		await this.#ask('reset role');
		if (!same(digest.end(), end)) throw new BackupFault('damaged');
		this.#missing.delete(name);
	}

	async file(name: string): Promise<(bytes: Buffer) => Promise<void>> {
		const path = join(this.#staged, name);
		await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
		this.files.push(name);
		const file = await open(path, 'wx', 0o600);
		await file.close();
		return async (bytes) => {
			const again = await open(path, 'a');
			await again.writeFile(bytes).finally(() => again.close());
		};
	}

	/** Puts the constraints back, which looks at every row, and migrates on. Gives what was migrated. */
	async finish(): Promise<string[]> {
		if (this.#missing.size > 0) throw new BackupFault('damaged');
		for (const [table = '', name = '', definition = ''] of this.#constraints)
			await as(this.#ask, table, `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
		return this.#migrator.migrateInside();
	}
}

const foreignKeys = `select n.nspname || '.' || c.relname, o.conname, pg_get_constraintdef(o.oid)
	from pg_constraint o join pg_class c on c.oid = o.conrelid join pg_namespace n on n.oid = c.relnamespace
	where o.contype = 'f' and n.nspname in ('public', 'sign_in') order by 1, 2`;

/** Whoever restores over somebody's work loses it: only what fills by itself may be there. */
async function refuseUnlessEmpty(ask: Ask): Promise<void> {
	await ask('set local role tandem_backup');
	const tables = (await ask(
		`select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind = 'r' and (n.nspname = 'public' and c.relname <> all ($1)
			or n.nspname = 'sign_in' and c.relname in ('user', 'account')) order by 1`,
		[ownDoing],
	)) as string[][];
	for (const [name = ''] of tables) {
		const [[some] = []] = await ask(`select exists (select from ${quoted(name)})`);
		if (some === true) throw new BackupFault('not-empty');
	}
	await ask('reset role');
}

const ownerOf = (table: string) => (table.startsWith('sign_in.') ? 'tandem_sign_in' : 'tandem_owner');

async function as(ask: Ask, table: string, statement: string): Promise<void> {
	await ask(`set local role ${ownerOf(table)}`);
	await ask(statement);
	await ask('reset role');
}

/** Counts for whoever is told how far it is. */
export function counting(progress: Progress) {
	const counts = { tables: 0, rows: 0 };
	return {
		table: () => {
			counts.tables += 1;
			progress(counts);
		},
		rows: (more: number) => {
			counts.rows += more;
			progress(counts);
		},
	};
}
