import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { type Columns, type MatchedColumns, matchColumns } from './match-columns.ts';
import { type ProblemList, type ProblemPlace, Unreadable } from './problem.ts';
import type { CsvTable } from './table.ts';
import { utf8Text } from './utf8-text.ts';

/** The longest row that is read, in characters of its cells. */
export const MOST_CHARACTERS_IN_A_ROW = 1024 * 1024;

/** One row: the cells of the columns that were asked for, and no others. */
export interface Row<Name extends string> {
	/** The line it begins in, from 1, the header being 1. */
	readonly line: number;
	/** The cell without the spaces around it; empty when the column or the cell is not there. */
	readonly get: (column: Name) => string;
	/** Whether the file has the column at all, or the format says what would stand in it. */
	readonly has: (column: Name) => boolean;
	/** What the file calls a column. */
	readonly called: (column: Name) => string;
	/** Where a problem is: this row, or one of its cells. */
	readonly at: (column?: Name) => ProblemPlace;
}

/**
 * Reads one CSV file row by row, in bounded memory: UTF-8 with or without byte order mark, lines that end in LF,
 * CRLF or a bare CR. Hands each good row to `take`; says in `problems` what is wrong, with file, row and column,
 * and never with what a cell holds.
 *
 * Gives `whole`: whether every row was handed on, so that something not found in it is really not there; and
 * which of the wanted columns the file has. Reading ends at the first thing after which rows cannot be trusted.
 * @param options.settle awaited between two pieces of the file, so that rows can be put away as they come
 */
export async function readCsv<Name extends string>(
	table: CsvTable,
	columns: Columns<Name>,
	problems: ProblemList,
	take: (row: Row<Name>) => void,
	options: { settle?: () => Promise<void> } = {},
): Promise<{ whole: boolean; has: (column: Name) => boolean }> {
	const reading = new Reading(table, columns, problems, take);
	// Rows are taken while they are parsed, not from the parser's output: an error does not overtake them.
	const parser = parse({
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: MOST_CHARACTERS_IN_A_ROW,
		on_record: (record: string[], { empty_lines }) => {
			reading.pass(record, empty_lines);
			return null;
		},
	});
	parser.resume();
	try {
		await pipeline(untilStopped(utf8Text(table.file.bytes()), reading, options.settle), parser);
		reading.end();
	} catch (error) {
		reading.fail(error, parser.info.empty_lines);
	}
	await options.settle?.();
	return { whole: reading.whole, has: reading.has };
}

async function* untilStopped(
	text: AsyncIterable<Buffer>,
	reading: { stopped: boolean },
	settle: (() => Promise<void>) | undefined,
): AsyncGenerator<Buffer> {
	for await (const piece of text) {
		yield piece;
		if (reading.stopped) return;
		await settle?.();
	}
}

class Reading<Name extends string> {
	whole = true;
	/** Set once there is no sense in going on. */
	stopped = false;
	readonly has = (column: Name): boolean =>
		this.#matched.places.has(column) || this.#fixed[column] !== undefined;
	#header: string[] | null = null;
	#matched: MatchedColumns<Name> = {
		places: new Map(),
		misspelt: [],
		missingRequired: [],
		missingHelpful: [],
		twice: [],
		labels: new Map(),
	};
	/** Lines that the rows so far took, without the empty ones between them. */
	#lines = 0;
	readonly #file: string;
	readonly #table: CsvTable;
	readonly #fixed: Readonly<Partial<Record<string, string>>>;
	readonly #columns: Columns<Name>;
	readonly #problems: ProblemList;
	readonly #take: (row: Row<Name>) => void;

	constructor(
		table: CsvTable,
		columns: Columns<Name>,
		problems: ProblemList,
		take: (row: Row<Name>) => void,
	) {
		this.#table = table;
		this.#file = table.file.name;
		this.#fixed = table.shape?.fixed ?? {};
		this.#columns = columns;
		this.#problems = problems;
		this.#take = take;
	}

	pass(record: string[], emptyLines: number): void {
		if (this.stopped) return;
		const line = this.#lines + emptyLines + 1;
		this.#lines += 1 + lineBreaksIn(record);
		if (record.every((cell) => cell.trim() === '')) return;
		if (this.#header === null) {
			this.stopped = !this.#readHeader(record, line);
			return;
		}
		const at = { file: this.#file, row: line };
		const expected = this.#header.length;
		const found = record.length;
		if (found > expected) {
			this.whole = false;
			this.#problems.refuse('row-too-long', { ...at, column: String(expected + 1) }, { expected, found });
			return;
		}
		if (found < expected) {
			this.#problems.warn('row-too-short', { ...at, column: this.#columnAt(found) }, { expected, found });
		}
		const only = this.#table.shape?.onlyWith;
		const row = this.#rowOf(record, line);
		if (only === undefined || row.get(only as Name) !== '') this.#take(row);
	}

	#rowOf(record: readonly string[], line: number): Row<Name> {
		const called = (column: Name) => this.#matched.labels.get(column) ?? column;
		return {
			line,
			get: (column) => {
				const turn = this.#table.shape?.turned?.[column];
				for (const place of this.#matched.places.get(column) ?? []) {
					const written = record[place]?.trim() ?? '';
					const value = turn === undefined ? written : turn(written);
					if (value !== '') return value;
				}
				return this.#fixed[column] ?? '';
			},
			has: this.has,
			called,
			at: (column) => ({
				file: this.#file,
				row: line,
				...(column === undefined ? {} : { column: called(column) }),
			}),
		};
	}

	end(): void {
		if (this.#header !== null || this.stopped) return;
		this.whole = false;
		this.#problems.refuse('empty-file', { file: this.#file });
	}

	fail(error: unknown, emptyLines: number): void {
		if (this.stopped) return;
		this.whole = false;
		const file = this.#file;
		const row = this.#lines + emptyLines + 1;
		if (error instanceof Unreadable) {
			const { place } = error;
			const at = place === null ? { file } : { file, row: place.row, column: this.#columnAt(place.cell) };
			this.#problems.refuse(error.code, at, error.args);
		} else if (error instanceof CsvError) {
			const cell: unknown = Reflect.get(error, 'column');
			const at = { file, row, column: this.#columnAt(typeof cell === 'number' ? cell : 0) };
			this.#problems.refuse(error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-large' : 'broken-quotes', at);
		} else throw error;
	}

	#readHeader(record: string[], row: number): boolean {
		const header = record.map((cell) => cell.replaceAll('\uFEFF', '').trim());
		const matched = matchColumns(header, this.#columns, this.#table.shape);
		const only = this.#table.shape?.onlyWith as Name | undefined;
		if (only !== undefined && !matched.places.has(only)) return false;
		const file = this.#file;
		if (matched.missingRequired.length > 0) {
			this.whole = false;
			if (header.length === 1 && /[;\t]/.test(header[0] ?? '')) {
				this.#problems.refuse('wrong-delimiter', { file, row });
				return false;
			}
			// Cells of a row that is not a header are somebody's: none is quoted.
			const exact = this.#columns.required.some((name) => {
				const label = matched.labels.get(name);
				return label !== undefined && header.includes(label);
			});
			if (!exact) {
				const column = matched.missingRequired[0] ?? '';
				this.#problems.refuse('no-header', { file, row, column }, { column });
				return false;
			}
		}
		for (const column of matched.missingRequired) {
			this.#problems.refuse('missing-column', { file, row, column }, { column });
		}
		for (const column of matched.twice) {
			this.whole = false;
			this.#problems.refuse('duplicate-column', { file, row, column }, { column });
		}
		for (const { column, found } of matched.misspelt) {
			this.#problems.warn('misspelt-column', { file, row, column }, { column, found });
		}
		for (const column of matched.missingHelpful) {
			this.#problems.warn('missing-helpful-column', { file, row, column }, { column });
		}
		this.#header = header;
		this.#matched = matched;
		return this.whole;
	}

	/** The known name of the column at a place, or its number from 1: an unknown header is not quoted. */
	#columnAt(place: number): string {
		for (const [name, places] of this.#matched.places)
			if (places.includes(place)) return this.#matched.labels.get(name) ?? name;
		const all = [...(this.#columns.dropped ?? []), ...(this.#table.shape?.dropped ?? [])];
		const dropped = all.find((name) => name === this.#header?.[place]);
		return dropped ?? String(place + 1);
	}
}

function lineBreaksIn(record: readonly string[]): number {
	let breaks = 0;
	for (const cell of record) {
		if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\r|\n/g)?.length ?? 0;
	}
	return breaks;
}
