import type { ProblemList, ProblemPlace, ProblemSeverity } from './problem.ts';
import type { Row } from './read-csv.ts';
import { Register } from './register.ts';

/** The longest title or id that is kept, in characters: OneRoster's own limit for an id. */
export const MOST_CHARACTERS_IN_A_CELL = 255;
/** The longest name of a person, school or organisation. */
export const MOST_CHARACTERS_IN_A_NAME = 200;

/** The ids of one kind of record with the row each stands in, to find what is there twice or not at all. */
export interface Ids {
	/** The file that tells of them, as problems name it. */
	file: string;
	readonly has: (id: string) => boolean;
	/**
	 * False when rows of the file could not be read, the file is not in the set, or holds changes only: then nothing can
	 * be said to be missing.
	 */
	whole: boolean;
}

/** An empty register for a file. */
export function idsOf(file: string): Ids & { readonly rows: Register } {
	const rows = new Register();
	return { file, rows, whole: false, has: (id) => rows.get(id) !== undefined };
}

/**
 * The row's own sourcedId, registered; null, with a refusal, when it is empty or was there before.
 * @param repeats an id that was there before is the same record told again: null without a word
 */
export function ownId(
	row: Row<'sourcedId'>,
	ids: { rows: Register; whole: boolean },
	problems: ProblemList,
	repeats = false,
): string | null {
	const id = keptText(row, 'sourcedId', problems);
	const at = row.at('sourcedId');
	if (id === '') {
		problems.refuse('missing-value', at, { column: row.called('sourcedId') });
		ids.whole = false;
		return null;
	}
	const first = ids.rows.note(id, row.line);
	if (first === undefined) return id;
	if (!repeats) problems.refuse('duplicate-id', at, { first });
	return null;
}

/** Whether `id` is in the file that it points to. Says so where it is not, as gravely as `severity` says. */
export function pointsTo(
	id: string,
	target: Ids,
	from: ProblemPlace,
	severity: ProblemSeverity,
	problems: ProblemList,
): boolean {
	if (target.has(id)) return true;
	if (!target.whole) return false;
	const args = { column: from.column ?? '', target: target.file };
	if (severity === 'refusal') problems.refuse('unknown-reference', from, args);
	else problems.warn('unknown-reference', from, args);
	return false;
}

/** A text that will be kept: composed letters, without control characters. Refuses what is too long to keep. */
export function keptText<Name extends string>(row: Row<Name>, column: Name, problems: ProblemList): string {
	const text = row
		.get(column)
		.normalize('NFC')
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
	const most = /name$/i.test(column) ? MOST_CHARACTERS_IN_A_NAME : MOST_CHARACTERS_IN_A_CELL;
	if (text.length <= most) return text;
	problems.refuse('cell-too-long', row.at(column), { column: row.called(column), most });
	return '';
}

/** A text that must not be empty; refuses when it is. */
export function neededText<Name extends string>(row: Row<Name>, column: Name, problems: ProblemList): string {
	const text = keptText(row, column, problems);
	if (row.get(column) === '')
		problems.refuse('missing-value', row.at(column), { column: row.called(column) });
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
	const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(cell)?.[1];
	if (day === undefined) return null;
	const date = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/**
 * From when until when a row holds, `endsOn` not included, as OneRoster has it; null where it does not say. What is no
 * day is as if it were not there, with a word about it.
 */
export function spanIn(
	row: Row<'beginDate' | 'endDate'>,
	problems: ProblemList,
): { startsOn: string | null; endsOn: string | null } {
	const day = (column: 'beginDate' | 'endDate') => {
		const written = row.get(column);
		const found = written === '' ? null : dayIn(written);
		if (written !== '' && found === null)
			problems.warn('bad-day', row.at(column), { column: row.called(column) });
		return found;
	};
	return { startsOn: day('beginDate'), endsOn: day('endDate') };
}
