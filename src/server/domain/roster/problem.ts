import type { MessageKey, Said } from '#messages/index.ts';

/** The name of a sentence `roster.problem.<code>` of the catalogue. */
export type ProblemCode =
	Extract<MessageKey, `roster.problem.${string}`> extends `roster.problem.${infer Code}` ? Code : never;

/** `refusal`: nothing of the set may be written. `warning`: it was read, and the reader should know. */
export type ProblemSeverity = 'refusal' | 'warning';

export type ProblemArgs = Record<string, string | number>;

/**
 * One thing wrong with a set. It never quotes a cell about anybody but staff: for students, guardians and
 * whoever is not known to be staff, `file`, `row` and `column` are all that is told.
 */
export interface Problem {
	/** The name of the file as its format writes it; null when it is about the set as a whole. */
	readonly file: string | null;
	/** The line in the file, counted from 1, the header being 1; null when it is about the whole file. */
	readonly row: number | null;
	/** The name of the column as its format writes it, or its number counted from 1 when it has no known name. */
	readonly column: string | null;
	readonly code: ProblemCode;
	readonly severity: ProblemSeverity;
	readonly args: ProblemArgs;
}

/** Where something is wrong: a file, a row of it, a cell of that. */
export interface ProblemPlace {
	readonly file?: string;
	readonly row?: number;
	readonly column?: string;
}

/** The sentence for a person: what is wrong and what to do. File, row and column are shown in front of it. */
export function sentenceOf(problem: Problem): Said {
	return { key: `roster.problem.${problem.code}`, args: { ...problem.args } };
}

/** At most this many problems are listed; all of them are counted. */
export const MOST_PROBLEMS_LISTED = 200;

/** Collects problems in bounded memory: counts all, keeps the first ones, refusals before warnings. */
export class ProblemList {
	#refusals: Problem[] = [];
	#warnings: Problem[] = [];
	#refusalTotal = 0;
	#warningTotal = 0;

	/** Notes what makes the set unfit to be written. */
	refuse(code: ProblemCode, at: ProblemPlace = {}, args: ProblemArgs = {}): void {
		this.#refusalTotal += 1;
		if (this.#refusals.length < MOST_PROBLEMS_LISTED) this.#refusals.push(problem('refusal', code, at, args));
	}

	/** Notes what was tolerated. */
	warn(code: ProblemCode, at: ProblemPlace = {}, args: ProblemArgs = {}): void {
		this.#warningTotal += 1;
		if (this.#warnings.length < MOST_PROBLEMS_LISTED) this.#warnings.push(problem('warning', code, at, args));
	}

	/** How many problems refuse the set. */
	get refusalTotal(): number {
		return this.#refusalTotal;
	}

	/** How many problems there are, listed or not. */
	get total(): number {
		return this.#refusalTotal + this.#warningTotal;
	}

	/** The problems to show, refusals first, at most `MOST_PROBLEMS_LISTED`. */
	list(): Problem[] {
		return [...this.#refusals, ...this.#warnings].slice(0, MOST_PROBLEMS_LISTED);
	}
}

function problem(severity: ProblemSeverity, code: ProblemCode, at: ProblemPlace, args: ProblemArgs): Problem {
	return { file: at.file ?? null, row: at.row ?? null, column: at.column ?? null, code, severity, args };
}

/**
 * Carries a refusal out of a chain of streams, where a returned value cannot travel. Caught where the stream is
 * read to its end, and turned into a problem there; never leaves this folder.
 */
export class Unreadable extends Error {
	readonly code: ProblemCode;
	readonly args: ProblemArgs;
	/** Where in the text, when it is about one place: the line from 1 and the cell from 0. */
	readonly place: { row: number; cell: number } | null;

	constructor(code: ProblemCode, args: ProblemArgs = {}, place: { row: number; cell: number } | null = null) {
		super(code);
		this.name = 'Unreadable';
		this.code = code;
		this.args = args;
		this.place = place;
	}
}
