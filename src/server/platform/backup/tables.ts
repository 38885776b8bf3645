import type { Migrator } from '#server/platform/database/index.ts';
import { neverInBackup } from '#server/platform/database/index.ts';
import { leftOut, schemas } from './format.ts';

type Ask = Migrator['ask'];

/** A table with its columns, as the database has them. */
export interface Table {
	/** `schema.name`. */
	name: string;
	columns: [name: string, type: string][];
}

/** Texts and nulls, in the order of the columns. */
export type Row = (string | null)[];

const rowsAtOnce = 500;

/** What makes every value's text the same whatever the engine, its version and its settings. */
export const plainTexts = `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC';
	set bytea_output = 'hex'; set extra_float_digits = 1; set search_path = public; set statement_timeout = 0`;

/** Names are made of what migrations use; quoted all the same. */
export const quoted = (name: string): string =>
	name
		.split('.')
		.map((part) => `"${part.replaceAll('"', '""')}"`)
		.join('.');

/** The tables a backup holds, by name. Columns that the database computes are left out. */
export async function tablesOf(ask: Ask): Promise<Table[]> {
	const found = await ask(
		`select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where n.nspname = any ($1) and c.relkind = 'r' and n.nspname || '.' || c.relname <> all ($2)
		order by 1, a.attnum`,
		[schemas, [...leftOut, ...neverInBackup, 'public.migration']],
	);
	const tables = new Map<string, Table>();
	for (const [name, column, type] of found as [string, string, string][]) {
		const table = tables.get(name) ?? { name, columns: [] };
		table.columns.push([column, type]);
		tables.set(name, table);
	}
	return [...tables.values()];
}

/** A table's rows, some hundred at a time, by a cursor of the transaction under way. */
export async function* rowsOf(ask: Ask, { name, columns }: Table): AsyncGenerator<Row[]> {
	const texts = columns.map(([column]) => `${quoted(column)}::text`).join(', ');
	await ask(`declare backup_rows no scroll cursor for select ${texts} from only ${quoted(name)}`);
	for (;;) {
		const rows = (await ask(`fetch ${rowsAtOnce} from backup_rows`)) as Row[];
		if (rows.length > 0) yield rows;
		if (rows.length < rowsAtOnce) break;
	}
	await ask('close backup_rows');
}

/** The statement that inserts rows given as their texts, a list for each column: `columnsOf` makes the lists. */
export function insertInto(name: string, columns: Table['columns']): string {
	const names = columns.map(([column]) => quoted(column)).join(', ');
	const values = columns.map(([, type], at) => `c${at}::${type}`).join(', ');
	const lists = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
	return `insert into ${quoted(name)} (${names}) overriding system value
		select ${values} from unnest(${lists}) as u(${columns.map((_, at) => `c${at}`).join(', ')})`;
}

/** Rows as one list for each of their columns. */
export function columnsOf(rows: readonly Row[], width: number): Row[] {
	return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? null));
}
