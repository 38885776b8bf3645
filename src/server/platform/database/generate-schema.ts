import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const types: Record<string, string> = {
	uuid: 'string',
	text: 'string',
	citext: 'string',
	bool: 'boolean',
	int4: 'number',
	int8: 'string',
	date: 'string',
	timestamptz: 'Moment',
};

const pascal = (name: string) => name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Writes the TypeScript types of the migrated database, in the order of its names; a test compares them with schema.ts. */
export async function generateSchema(database: Kysely<unknown>): Promise<string> {
	const { rows } = await sql<{ table: string; name: string; type: string; optional: boolean; given: boolean; made: boolean }>`
		select c.table_name as "table", c.column_name as name, c.udt_name as type, c.is_nullable = 'YES' as optional,
			c.column_default is not null as given, c.is_generated = 'ALWAYS' as made
		from information_schema.columns c join pg_tables t on t.schemaname = 'public' and t.tablename = c.table_name
		where c.table_schema = 'public' order by c.table_name collate "C", c.ordinal_position`.execute(database);
	const tables = new Map<string, string[]>();
	for (const column of rows) {
		const base = types[column.type];
		if (base === undefined) throw new Error(`No TypeScript type for ${column.table}.${column.name} (${column.type})`);
		const value = column.optional ? `${base} | null` : base;
		const wrapped = column.made ? `GeneratedAlways<${value}>` : column.given ? `Generated<${value}>` : value;
		const lines = tables.get(column.table) ?? [];
		lines.push(`\t${column.name}: ${wrapped};`);
		tables.set(column.table, lines);
	}
	const parts = [...tables].map(([name, lines]) => `export interface ${pascal(name)}Table {\n${lines.join('\n')}\n}\n`);
	const index = [...tables.keys()].map((name) => `\t${name}: ${pascal(name)}Table;`).join('\n');
	return [
		'// Made from the migrated database by `npm run schema`. Do not edit.\n',
		"import type { ColumnType, GeneratedAlways as Always } from 'kysely';\n",
		'type Generated<T> = ColumnType<T, T | undefined, T>;',
		'type GeneratedAlways<T> = Always<T>;',
		'/** A timestamptz: read as a Date, written as a Date. */',
		'type Moment = Date;\n',
		...parts,
		`export interface Schema {\n${index}\n}\n`,
	].join('\n');
}
