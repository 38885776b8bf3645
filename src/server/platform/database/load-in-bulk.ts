import pg from 'pg';

/** What a bulk load has to write with: statements as the owner of the tables, all in one transaction. */
export interface BulkWriter {
	query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>;
}

interface Part {
	table: string;
	name: string;
	kind: 'key' | 'index' | 'reference';
	definition: string;
}

// What is named by the catalogue is quoted by it: `format('%I')`, `regclass::text`.
const readParts = `
	select c.conrelid::regclass::text as "table", quote_ident(c.conname) as name,
		case c.contype when 'f' then 'reference' else 'key' end as kind, pg_get_constraintdef(c.oid) as definition
	from pg_constraint c
	where c.contype in ('p', 'u', 'x', 'f') and (c.conrelid = any ($1::regclass[]) or c.contype = 'f' and c.confrelid = any ($1::regclass[]))
	union all
	select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'index', pg_get_indexdef(i.indexrelid) || coalesce((
		select string_agg(format('; alter index %s alter column %s set statistics 0', i.indexrelid::regclass, a.attnum), '')
		from pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget = 0), '')
	from pg_index i
	where i.indrelid = any ($1::regclass[])
		and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
	order by 3, 1, 2`;

const order = ['key', 'index', 'reference'] as const;

async function partsOf(writer: BulkWriter, tables: readonly string[]): Promise<Part[]> {
	const { rows } = await writer.query<pg.QueryResultRow & Part>(readParts, [tables]);
	return rows.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const takeOff = ({ table, name, kind }: Part) =>
	kind === 'index' ? `drop index ${name}` : `alter table ${table} drop constraint ${name}`;
const putBack = ({ table, name, kind, definition }: Part) =>
	kind === 'index' ? definition : `alter table ${table} add constraint ${name} ${definition}`;

async function beginAsOwner(client: pg.Client): Promise<void> {
	await client.query('begin');
	await client.query(`
		set local statement_timeout = 0;
		set local lock_timeout = '30s';
		set local work_mem = '128MB';
		-- Whoever interrupts the command does not leave a server working on for nobody; not every system can tell.
		do $$ begin perform set_config('client_connection_check_interval', '2s', true); exception when others then null; end $$;
		select set_config('maintenance_work_mem', '512MB', true)
			where pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('512MB');
		select pg_advisory_xact_lock(7263, 1);
		set local role tandem_owner`);
}

/**
 * Writes much at once, on PostgreSQL, in one transaction: whatever interrupts it, nothing is there. Keys, indexes and
 * references of the tables are taken off before and put back after, as they were: the server then checks every row against
 * them, so that nothing gets in that could not have come in one by one. Checks of single rows and triggers hold throughout.
 * The tables must be empty; they stay closed to everybody else until the end.
 * @param url the address of a login that may migrate
 * @param tables those to write: `all`; and of them `bulk`, which get their keys and references afterwards
 * @param tell hears which step of putting back is done, and of how many
 */
export async function loadInBulk(
	url: string,
	{ all, bulk }: { all: readonly string[]; bulk: readonly string[] },
	write: (writer: BulkWriter) => Promise<void>,
	tell: (done: number, of: number) => void,
): Promise<void> {
	const client = new pg.Client({ connectionString: url, application_name: 'tandem bulk load' });
	await client.connect();
	try {
		await beginAsOwner(client);
		const writer: BulkWriter = { query: (text, values) => client.query(text, values) };
		// The owner is held to the policies like everybody, and has none: for this transaction alone it is not held. Without
		// that, a reference would be checked against rows that its check cannot see.
		for (const table of all) await client.query(`alter table ${table} no force row level security`);
		for (const table of bulk)
			if ((await client.query(`select from ${table} limit 1`)).rowCount !== 0)
				throw new Error(`${table} is not empty`);
		const parts = await partsOf(writer, bulk);
		for (const part of parts.toReversed()) await client.query(takeOff(part));
		// Emptied in the same transaction, a table's new files go away with it, when it fails.
		if (bulk.length > 0) await client.query(`truncate ${bulk.join(', ')}`);
		await write(writer);
		for (const [done, part] of parts.entries()) {
			tell(done, parts.length);
			await client.query(putBack(part));
		}
		const after = await partsOf(writer, bulk);
		if (JSON.stringify(after) !== JSON.stringify(parts))
			throw new Error('Keys and references did not come back as they were');
		for (const table of all) await client.query(`alter table ${table} force row level security`);
		await client.query('commit');
	} finally {
		await client.end().catch(() => undefined);
	}
}

/**
 * Has the server count what the tables hold and mark what everybody sees, so that it chooses its plans by what is there now.
 * @param tell hears how many tables are done
 */
export async function countTables(
	url: string,
	tables: readonly string[],
	tell: (done: number, of: number) => void,
): Promise<void> {
	const client = new pg.Client({ connectionString: url, application_name: 'tandem bulk load' });
	await client.connect();
	try {
		await client.query('set role tandem_owner');
		for (const [done, table] of tables.entries()) {
			tell(done, tables.length);
			await client.query(`vacuum (analyze) ${table}`);
		}
	} finally {
		await client.end().catch(() => undefined);
	}
}
