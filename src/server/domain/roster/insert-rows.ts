import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';

/** Columns of a table that are written, by name, with their types. */
export type ColumnTypes = Readonly<Record<string, 'text' | 'integer' | 'uuid' | 'boolean' | 'date'>>;

/** Writes many rows in one statement, a parameter a column: far less work for both sides than a parameter a cell. */
export async function insertRows(
	tx: Tx,
	table: string,
	importId: string,
	columns: ColumnTypes,
	rows: readonly object[],
): Promise<void> {
	if (rows.length === 0) return;
	const names = Object.keys(columns);
	const lists = names.map(
		(name) =>
			sql`${rows.map((row) => (row as Record<string, unknown>)[name] ?? null)}::${sql.raw(`${columns[name]}[]`)}`,
	);
	await sql`insert into ${sql.table(table)} (import_id, ${sql.join(names.map((name) => sql.ref(name)))})
		select ${importId}::uuid, told.* from unnest(${sql.join(lists)}) as told`.execute(tx);
}
