import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const types: Record<string, string> = {
	uuid: 'string',
	text: 'string',
	_text: 'string[]',
	citext: 'string',
	bool: 'boolean',
	int2: 'number',
	_int2: 'number[]',
	int4: 'number',
	int8: 'string',
	date: 'string',
	time: 'string',
	timestamptz: 'Moment',
};

const pascal = (name: string) => name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Writes the TypeScript types of the migrated database, in the order of its names; a test compares them with schema.ts. */
export async function generateSchema(database: Kysely<unknown>): Promise<string> {
	// From the catalogue, which every role reads whole: information_schema shows a role only what it has grants on.
	const { rows } = await sql<{
		table: string;
		name: string;
		type: string;
		optional: boolean;
		given: boolean;
		made: boolean;
	}>`
		select c.relname as "table", a.attname as name, t.typname as type, not a.attnotnull as optional,
			a.atthasdef as given, a.attgenerated <> '' as made
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
		order by c.relname collate "C", a.attnum`.execute(database);
	const tables = new Map<string, string[]>();
	for (const column of rows) {
		const base = types[column.type];
		if (base === undefined)
			throw new Error(`No TypeScript type for ${column.table}.${column.name} (${column.type})`);
		const value = column.optional ? `${base} | null` : base;
		const wrapped = column.made ? `GeneratedAlways<${value}>` : column.given ? `Generated<${value}>` : value;
		const lines = tables.get(column.table) ?? [];
		lines.push(`\t${column.name}: ${wrapped};`);
		tables.set(column.table, lines);
	}
	const parts = [...tables].map(
		([name, lines]) => `export interface ${pascal(name)}Table {\n${lines.join('\n')}\n}\n`,
	);
	const index = [...tables.keys()].map((name) => `\t${name}: ${pascal(name)}Table;`).join('\n');
	return [
		'// Made from the migrated database by `npm run schema`. Do not edit.\n',
		"import type { GeneratedAlways as Always, ColumnType } from 'kysely';\n",
		'type Generated<T> = ColumnType<T, T | undefined, T>;',
		'type GeneratedAlways<T> = Always<T>;',
		'/** A timestamptz: read as a Date, written as a Date. */',
		'type Moment = Date;\n',
		...parts,
		`export interface Schema {\n${index}\n}\n`,
	].join('\n');
}
