import { type Change, changeColumns } from './change.ts';
import { type ColumnTypes, insertRows } from './insert-rows.ts';
import type { Intake, IntakeRow, PersonRow } from './intake.ts';
import type { Problem } from './problem.ts';
import type { Work } from './work.ts';

/** So many rows a unit of work. */
const piece = 500;

const personColumns = {
	position: 'integer',
	roster_id: 'text',
	named: 'boolean',
	gone: 'boolean',
	given_name: 'text',
	family_name: 'text',
	preferred_given: 'text',
	preferred_family: 'text',
	address: 'text',
	enabled: 'boolean',
} as const satisfies ColumnTypes;

const rowColumns = {
	position: 'integer',
	subject: 'text',
	roster_id: 'text',
	other_id: 'text',
	named: 'boolean',
	gone: 'boolean',
	kind: 'text',
	title: 'text',
	grades: 'text',
	subjects: 'text',
	starts_on: 'date',
	ends_on: 'date',
} as const satisfies ColumnTypes;

/** Puts the staff and classes of a set away as they are read. */
export class RowStaging implements Intake {
	readonly #work: Work;
	#people: object[] = [];
	#rows: object[] = [];
	#position = 0;

	constructor(work: Work) {
		this.#work = work;
	}

	/** How many rows there are. */
	get size(): number {
		return this.#position;
	}

	put(row: IntakeRow): void {
		const position = this.#position;
		this.#position += 1;
		if (row.subject === 'person') this.#people.push({ position, ...personParts(row) });
		else this.#rows.push({ position, ...rowParts(row) });
	}

	async settle(): Promise<void> {
		await this.#write(piece);
		await this.#work.tell();
	}

	/** Puts the last ones away. */
	async end(): Promise<void> {
		await this.#write(1);
	}

	async #write(least: number): Promise<void> {
		const { importId } = this.#work;
		while (this.#people.length >= least) {
			const some = this.#people.splice(0, piece);
			await this.#work.piece((tx) => insertRows(tx, 'roster_import_person', importId, personColumns, some));
		}
		while (this.#rows.length >= least) {
			const some = this.#rows.splice(0, piece);
			await this.#work.piece((tx) => insertRows(tx, 'roster_import_row', importId, rowColumns, some));
		}
	}
}

function personParts(row: PersonRow): object {
	return {
		roster_id: row.rosterId,
		named: row.named,
		gone: row.gone,
		given_name: row.givenName,
		family_name: row.familyName,
		preferred_given: row.preferred.givenName,
		preferred_family: row.preferred.familyName,
		address: row.email,
		enabled: row.enabled,
	};
}

function rowParts(row: Exclude<IntakeRow, PersonRow>): object {
	const all = { subject: row.subject, named: true, gone: row.gone, title: '', grades: '', subjects: '' };
	switch (row.subject) {
		case 'role':
			return {
				...all,
				roster_id: row.rosterId,
				other_id: row.schoolId,
				kind: row.kind,
				starts_on: row.startsOn,
				ends_on: row.endsOn,
			};
		case 'class':
			return {
				...all,
				roster_id: row.rosterId,
				other_id: row.schoolId,
				named: row.named,
				title: row.title,
				grades: row.grades.join(', ').slice(0, 40),
				subjects: row.subjects.join(', ').slice(0, 200),
			};
		case 'teacher':
			return { ...all, roster_id: row.classId, other_id: row.rosterId };
	}
}

const changeTypes: ColumnTypes = {
	position: 'integer',
	...Object.fromEntries(
		changeColumns.map((name) => [
			name,
			/_on$/.test(name)
				? 'date'
				: name === 'students' || name === 'guardians'
					? 'integer'
					: /^(subject|school|person)_id$/.test(name)
						? 'uuid'
						: 'text',
		]),
	),
} as ColumnTypes;

/** Writes down what accepting will do, as it is found out. */
export class ChangeStaging {
	readonly #work: Work;
	#waiting: object[] = [];
	#position = 0;

	constructor(work: Work) {
		this.#work = work;
	}

	put(changes: readonly Change[]): void {
		for (const change of changes) {
			this.#waiting.push({ position: this.#position, ...change });
			this.#position += 1;
		}
	}

	/** Writes what has been found out so far, `piece` rows a unit of work. */
	async settle(all = false): Promise<void> {
		while (this.#waiting.length >= (all ? 1 : piece)) {
			const some = this.#waiting.splice(0, piece);
			await this.#work.piece((tx) =>
				insertRows(tx, 'roster_import_change', this.#work.importId, changeTypes, some),
			);
		}
	}
}

/** Writes down what is wrong in a set. */
export async function stageProblems(work: Work, problems: readonly Problem[]): Promise<void> {
	const rows = problems.map((problem, position) => ({
		position,
		file: problem.file?.slice(0, 300) ?? null,
		line: problem.row,
		column_name: problem.column?.slice(0, 300) ?? null,
		code: problem.code,
		severity: problem.severity,
		arguments: JSON.stringify(problem.args),
	}));
	const types = {
		position: 'integer',
		file: 'text',
		line: 'integer',
		column_name: 'text',
		code: 'text',
		severity: 'text',
		arguments: 'text',
	} as const;
	await work.piece((tx) => insertRows(tx, 'roster_import_problem', work.importId, types, rows));
}
