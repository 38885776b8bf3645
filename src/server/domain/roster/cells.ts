import type { RosterFileName } from './file-names.ts';
import type { ProblemList, ProblemSeverity } from './problem.ts';
import type { Row } from './read-csv.ts';

/** The longest title or id that is kept, in characters: OneRoster's own limit for an id. */
export const MOST_CHARACTERS_IN_A_CELL = 255;
/** The longest name of a person, school or organisation. */
export const MOST_CHARACTERS_IN_A_NAME = 200;

/** The sourcedIds of one file with the row each stands in, to find what is there twice or not at all. */
export interface Ids {
	readonly file: RosterFileName;
	readonly rows: Map<string, number>;
	/** False when rows of the file could not be read, or the file is not in the set: then nothing can be said to be missing. */
	whole: boolean;
}

/** An empty register for a file. */
export function idsOf(file: RosterFileName): Ids {
	return { file, rows: new Map(), whole: false };
}

/** The row's own sourcedId, registered; null, with a refusal, when it is empty or was there before. */
export function ownId(row: Row<'sourcedId'>, ids: Ids, problems: ProblemList): string | null {
	const id = keptText(row, 'sourcedId', ids.file, problems);
	const at = { file: ids.file, row: row.line, column: 'sourcedId' };
	if (id === '') {
		problems.refuse('missing-value', at, { column: 'sourcedId' });
		ids.whole = false;
		return null;
	}
	const first = ids.rows.get(id);
	if (first !== undefined) {
		problems.refuse('duplicate-id', at, { first });
		return null;
	}
	ids.rows.set(id, row.line);
	return id;
}

/** Whether `id` is in the file that it points to. Says so where it is not, as gravely as `severity` says. */
export function pointsTo(
	id: string,
	target: Ids,
	from: { file: RosterFileName; row: number; column: string },
	severity: ProblemSeverity,
	problems: ProblemList,
): boolean {
	if (target.rows.has(id)) return true;
	if (!target.whole) return false;
	const args = { column: from.column, target: target.file };
	if (severity === 'refusal') problems.refuse('unknown-reference', from, args);
	else problems.warn('unknown-reference', from, args);
	return false;
}

/** A text that will be kept: composed letters, without control characters. Refuses what is too long to keep. */
export function keptText<Name extends string>(
	row: Row<Name>,
	column: Name,
	file: RosterFileName,
	problems: ProblemList,
): string {
	const text = row
		.get(column)
		.normalize('NFC')
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
	const most = /name$/i.test(column) ? MOST_CHARACTERS_IN_A_NAME : MOST_CHARACTERS_IN_A_CELL;
	if (text.length <= most) return text;
	problems.refuse('cell-too-long', { file, row: row.line, column }, { column, most });
	return '';
}

/** A text that must not be empty; refuses when it is. */
export function neededText<Name extends string>(
	row: Row<Name>,
	column: Name,
	file: RosterFileName,
	problems: ProblemList,
): string {
	const text = keptText(row, column, file, problems);
	if (row.get(column) === '') problems.refuse('missing-value', { file, row: row.line, column }, { column });
	return text;
}

/** The items of a cell that holds a list, each once. */
export function listIn(cell: string): string[] {
	return [...new Set(cell.split(',').map((item) => item.trim()))].filter((item) => item !== '');
}

/** Whether a row is marked as no longer true. A complete set leaves the column empty, or says `active`. */
export function isGone(row: Row<'status'>): boolean {
	return ['tobedeleted', 'inactive'].includes(row.get('status').toLowerCase());
}

/** A grade in OneRoster's form: capitals, and `1` as `01`. */
export function gradeCode(cell: string): string {
	return /^\d$/.test(cell) ? `0${cell}` : /^[a-z]{2}$/i.test(cell) ? cell.toUpperCase() : cell;
}

/** A day as `YYYY-MM-DD`, also out of a moment that begins with one; null when it is no day of the calendar. */
export function dayIn(cell: string): string | null {
	const day = /^(\d{4}-\d{2}-\d{2})(?:$|T)/.exec(cell)?.[1];
	if (day === undefined) return null;
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}
