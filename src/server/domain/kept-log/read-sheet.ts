import { CsvError, parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/universal';
import { bytesInMemory, listZip } from '#server/domain/roster/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { most, type Sheet } from './kept-log.ts';

/** What a workbook of `most.bytes` may unpack to, bytes: a table packs well, a bomb better. */
const MOST_UNPACKED = 80_000_000;

const wrong = (code: 'kept-log-unreadable' | 'kept-log-empty' | 'kept-log-workbook') =>
	refuse(code, { field: 'log' });
const tooMany = refuse('kept-log-too-many', {
	field: 'log',
	args: { rows: most.rows, columns: most.columns },
});

/**
 * Reads a spreadsheet, the first of a workbook: XLSX, or CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or as a Windows
 * program in western Europe writes it. Days become `YYYY-MM-DD`, times `HH:MM`; every other cell the text that it shows.
 * Refuses, with a sentence, what is neither, is empty, or is too much.
 */
export async function readSheet(bytes: Uint8Array): Promise<Sheet | Refusal> {
	if (bytes.length > most.bytes)
		return refuse('kept-log-too-large', { field: 'log', args: { most: most.bytes / 1e6 } });
	const table = isZip(bytes) ? await readWorkbook(bytes) : readTable(bytes);
	if (!Array.isArray(table)) return table;
	return sheetOf(table);
}

/** What the header of a column of ours begins with, in the file of rows that were not read: why each was not. */
export const OUR_COLUMN = '→ ';

/** The header is the first row in which anything stands. */
function sheetOf(table: readonly string[][]): Sheet | Refusal {
	const numbered = table
		.map((cells, index) => ({ number: index + 1, cells: cells.map(plain) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const [first, ...rows] = numbered;
	if (first === undefined || rows.length === 0) return wrong('kept-log-empty');
	const characters = numbered.reduce(
		(sum, { cells }) => sum + cells.reduce((all, cell) => all + cell.length, 0),
		0,
	);
	if (rows.length > most.rows || characters > most.characters || first.cells.length > most.columns)
		return tooMany;
	const places = [...first.cells.keys()].filter((place) => !first.cells[place]?.startsWith(OUR_COLUMN));
	const even = ({ number, cells }: (typeof rows)[number]) => ({
		number,
		cells: places.map((place) => cells[place] ?? ''),
	});
	return { header: places.map((place) => first.cells[place]?.slice(0, 200) ?? ''), rows: rows.map(even) };
}

/** Composed letters, and of control characters only the ends of lines. */
const plain = (cell: string) =>
	cell
		.toWellFormed()
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]|\uFEFF/gu, '')
		.trim()
		// As it stood before it was made harmless for a spreadsheet, by us or by others.
		.replace(/^'(?=[=+\-@])/, '')
		.slice(0, most.cell);

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

function readTable(bytes: Uint8Array): string[][] | Refusal {
	const text = decoded(bytes);
	if (text === undefined || text.includes('\0')) return wrong('kept-log-unreadable');
	const delimiter = delimiterOf(text);
	if (hasMore(text, ['\n', '\r', delimiter], most.signs)) return tooMany;
	try {
		return parse(text, {
			delimiter,
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: false,
			bom: true,
			max_record_size: 1_000_000,
		});
	} catch (error) {
		if (error instanceof CsvError) return wrong('kept-log-unreadable');
		throw error;
	}
}

/** Whether signs stand in a text more often than so many times; no more of it is looked at than tells. */
function hasMore(text: string, signs: readonly string[], times: number): boolean {
	let count = 0;
	for (const sign of signs)
		for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
			count += 1;
			if (count > times) return true;
		}
	return false;
}

function decoded(bytes: Uint8Array): string | undefined {
	const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
	try {
		return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
	} catch {
		// Said to be UTF-16 and cut in the middle of a letter it is nothing; not UTF-8, what a program that predates it wrote.
		return isUtf16 ? undefined : new TextDecoder('windows-1252').decode(bytes);
	}
}

/** What parts the cells of the first line: the sign that stands in it most often, outside quotes. */
function delimiterOf(text: string): string {
	const line = (/^[^\n]*\S[^\n]*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
	const count = (sign: string) => line.split(sign).length;
	return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][] | Refusal> {
	try {
		const files = await listZip(bytesInMemory(bytes));
		if (files.reduce((sum, file) => sum + file.size, 0) > MOST_UNPACKED) return wrong('kept-log-workbook');
		const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
		const [sheet] = await readXlsx(buffer);
		return (sheet?.data ?? []).map((row) => row.map(shown));
	} catch (error) {
		// A library of others met a file of anybody's: whatever it threw, the file is what is wrong.
		if (!(error instanceof Error)) throw error;
		return wrong('kept-log-workbook');
	}
}

/** A cell of a workbook as text. A moment is a day, a time, or both: a workbook counts both from the end of 1899. */
function shown(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (!(cell instanceof Date)) return String(cell);
	if (Number.isNaN(cell.getTime())) return '';
	const iso = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString();
	const [day = '', time = ''] = [iso.slice(0, 10), iso.slice(11, 16)];
	if (day < '1900-01-02') return time;
	return time === '00:00' ? day : `${day} ${time}`;
}
