import type { BulkWriter } from '#server/platform/database/load-in-bulk.ts';
import { endingOf, stemOf } from './many-schools.ts';
import { type Filled, filled, type Rows } from './rows.ts';

/** A school written once, from which many are made: all of it but its people's names. */
export interface Pattern {
	number: number;
	rows: Rows;
}

/** Tables whose rows are made one by one from the numbers of the schools: no two schools may have the same. */
const ownWay = new Set<Filled>(['person', 'person_address']);

/** Rows that one statement writes: some seconds' work, so that progress shows. */
const piece = 200_000;
/** Rows of a pattern sent in one statement. */
const sent = 4000;

interface Column {
	name: string;
	type: string;
	default: string | null;
}

const readColumns = `
	select quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type, pg_get_expr(d.adbin, d.adrelid) as default
	from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
	where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
	order by a.attnum`;

/** How many rows of each school the patterns hold, for progress: an average, where they differ. */
export function rowsOf(patterns: readonly Pattern[]): number {
	const all = patterns.flatMap(({ rows }) => filled.map((table) => rows[table].length));
	return all.reduce((sum, count) => sum + count, 0) / patterns.length;
}

/**
 * Writes what the patterns hold into every school, in set-based statements. A key of a pattern's row ends in zeros, which
 * each school's own number takes the place of: references follow by themselves. Rows are written in the order in which they
 * came about, all schools' next to each other, as they lie in a database that schools have written into day by day.
 * @param tell hears how many rows were written
 */
export async function multiply(
	writer: BulkWriter,
	patterns: readonly Pattern[],
	schools: number,
	tell: (rows: number) => void,
): Promise<void> {
	await writer.query('create temporary table own_number (of_pattern integer, ending text) on commit drop');
	await writer.query(
		`insert into own_number select (n - 1) % $1, lpad(to_hex(n), 5, '0') from generate_series(1, $2::integer) n`,
		[patterns.length, schools],
	);
	await writer.query('analyze own_number');
	for (const table of filled)
		if (!ownWay.has(table) && patterns.some(({ rows }) => rows[table].length > 0))
			await multiplyTable(writer, table, patterns, schools, tell);
}

async function multiplyTable(
	writer: BulkWriter,
	table: Filled,
	patterns: readonly Pattern[],
	schools: number,
	tell: (rows: number) => void,
): Promise<void> {
	const { rows: columns } = await writer.query<Column & Record<string, unknown>>(readColumns, [table]);
	const isKey = ({ type }: Column) => type === 'uuid';
	await writer.query(
		`create temporary table pattern_row (of_pattern integer, in_pattern integer, ${columns
			.map((column) => `${column.name} ${isKey(column) ? 'text' : column.type}`)
			.join(', ')}) on commit drop`,
	);
	const keys = new Set(columns.filter(isKey).map(({ name }) => name));
	let longest = 0;
	for (const { number, rows } of patterns) {
		longest = Math.max(longest, rows[table].length);
		await sendPattern(writer, number, rows[table], keys);
	}
	await writer.query('analyze pattern_row');
	const values = columns.map((column) => {
		const value = isKey(column) ? `(p.${column.name} || o.ending)::uuid` : `p.${column.name}`;
		return column.default === null ? value : `coalesce(${value}, ${column.default})`;
	});
	const names = columns.map(({ name }) => name).join(', ');
	const step = Math.max(1, Math.floor(piece / schools));
	for (let place = 0; place < longest; place += step) {
		const { rowCount } = await writer.query(
			`insert into ${table} (${names}) select ${values.join(', ')}
			from pattern_row p join own_number o using (of_pattern) where p.in_pattern >= $1 and p.in_pattern < $2 order by p.in_pattern`,
			[place, place + step],
		);
		tell(rowCount ?? 0);
	}
	await writer.query('drop table pattern_row');
}

async function sendPattern(
	writer: BulkWriter,
	pattern: number,
	rows: readonly object[],
	keys: ReadonlySet<string>,
): Promise<void> {
	const ordered = rows.toSorted((a, b) => whenMade(a).localeCompare(whenMade(b)));
	for (let from = 0; from < ordered.length; from += sent) {
		const list = ordered.slice(from, from + sent).map((row, index) => ({
			...Object.fromEntries(
				Object.entries(row).map(([name, value]) => [
					name,
					keys.has(name) && typeof value === 'string' ? stemOf(value) : value,
				]),
			),
			of_pattern: pattern,
			in_pattern: from + index,
		}));
		await writer.query(
			'insert into pattern_row select * from json_populate_recordset(null::pattern_row, $1::json)',
			[JSON.stringify(list)],
		);
	}
}

/** A row's own key, or the first it refers to: keys begin with the moment they were made. */
function whenMade(row: object): string {
	const { id } = row as { id?: string };
	return id ?? String(Object.values(row).find((value) => typeof value === 'string' && value.length === 36));
}

/**
 * Gives the frozen numbers of the first schools to all that were made from the same patterns: the same happened there.
 */
export async function multiplyNumbers(writer: BulkWriter, patterns: number, schools: number): Promise<void> {
	const ending = (school: string) =>
		`right(${school}::text, 5) in (${Array.from({ length: patterns }, (_, index) => `'${endingOf(index + 1)}'`).join(', ')})`;
	const others = `join generate_series(1 + $1::integer, $2::integer) n
		on (n - 1) % $1 = ('x' || lpad(right(p.school_id::text, 5), 8, '0'))::bit(32)::integer - 1`;
	const own = (key: string) => `(left(${key}::text, 31) || lpad(to_hex(n), 5, '0'))::uuid`;
	await writer.query(
		`insert into number_period (id, school_id, month, frozen_at)
		select ${own('p.id')}, ${own('p.school_id')}, p.month, p.frozen_at from number_period p ${others} where ${ending('p.school_id')}`,
		[patterns, schools],
	);
	await writer.query(
		`insert into number_cell (period_id, sheet, line, value, position)
		select ${own('c.period_id')}, c.sheet, c.line, c.value, c.position
		from number_cell c join number_period p on p.id = c.period_id ${others} where ${ending('p.school_id')}`,
		[patterns, schools],
	);
}
