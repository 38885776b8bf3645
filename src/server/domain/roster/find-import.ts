import { sql } from 'kysely';
import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type ChangeKind, changeKinds } from './change.ts';
import { needsConfirmation } from './confirmation.ts';
import { type ImportLine, lineOf, lines } from './find-imports.ts';
import { isOvertaken } from './find-later.ts';
import { MOST_PROBLEMS_LISTED, type Problem, type ProblemCode, type ProblemSeverity } from './problem.ts';

type Numbers = Record<ChangeKind, number>;

/** A school of an import, and what the import does there. */
export interface ImportSchool {
	id: string;
	name: string;
	/** `new`: it will be made. `changed`: it was here by hand and is linked to the roster. */
	change: ChangeKind;
	/** What the roster calls it, where that is not its name here. */
	rosterName: string | null;
	/** Null: the set did not tell of all students, so they stay as they were counted. */
	students: number | null;
	guardians: number | null;
	people: Numbers;
	classes: Numbers;
	/** Students by grade, in the grades' order; an empty grade is none. */
	grades: { grade: string; students: number }[];
	year: { change: ChangeKind; name: string; startsOn: string; endsOn: string; before: string | null } | null;
}

/** A whole import, without the people, who are read by `findImportPeople`. */
export interface ImportPage extends ImportLine {
	/** The organisation that accepting makes; null when it is there. */
	newOrganisation: string | null;
	schools: ImportSchool[];
	/** More schools than are listed. */
	moreSchools: boolean;
	/** Staff of no school: of the organisation above the schools, or placed nowhere. */
	elsewhere: Numbers;
	needsConfirmation: boolean;
	listed: Problem[];
	/** Another import was accepted since: this preview says how things were. */
	outOfDate: boolean;
	/** It is the last one accepted, and what was there before it is known. */
	undoable: boolean;
	/** When it was undone, and how much was left as it is. */
	undone: { at: Date; kept: number } | null;
}

const mostSchools = 200;

/** Reads what an import does, or did, by school, and what is wrong in its set. Missing for who is no operator. */
export async function findImport(actor: Actor, importId: string): Promise<ImportPage | Refusal> {
	if (!isId(importId)) return missing;
	return operate<ImportPage | Refusal>(actor, async (tx) => {
		const row = await lines(tx).where('i.id', '=', importId).executeTakeFirst();
		if (row === undefined) return missing;
		const line = lineOf(row);
		const people = await numbersOf(tx, importId, 'membership');
		const later = await tx
			.selectFrom('roster_import')
			.select('id')
			.where('state', '=', 'accepted')
			.where('id', '<>', importId)
			.where('accepted_at', '>=', line.acceptedAt ?? line.madeAt)
			.limit(1)
			.executeTakeFirst();
		const organisation = await tx
			.selectFrom('roster_import_change')
			.select('title')
			.where('import_id', '=', importId)
			.where('subject', '=', 'organisation')
			.executeTakeFirst();
		const schools = await readSchools(tx, importId, people);
		return {
			...line,
			newOrganisation: organisation?.title ?? null,
			schools: schools.slice(0, mostSchools),
			moreSchools: schools.length > mostSchools,
			elsewhere: people.get(null) ?? nothing(),
			needsConfirmation: needsConfirmation(line),
			listed: await readProblems(tx, importId),
			outOfDate: line.state === 'previewed' && (await isOvertaken(tx, line.madeAt)),
			undoable: row.state === 'accepted' && row.undoable && later === undefined,
			undone: row.undone_at === null ? null : { at: row.undone_at, kept: row.kept_total },
		};
	});
}

const nothing = (): Numbers => ({ new: 0, changed: 0, gone: 0, held: 0, same: 0 });

async function numbersOf(
	tx: Tx,
	importId: string,
	subject: 'membership' | 'class',
): Promise<Map<string | null, Numbers>> {
	const rows = await tx
		.selectFrom('roster_import_change')
		.select(['school_id', 'change', (eb) => eb.fn.countAll<string>().as('n')])
		.where('import_id', '=', importId)
		.where('subject', '=', subject)
		.groupBy(['school_id', 'change'])
		.execute();
	const numbers = new Map<string | null, Numbers>();
	for (const row of rows) {
		const own = numbers.get(row.school_id) ?? nothing();
		const kind = changeKinds.find((one) => one === row.change);
		if (kind !== undefined) own[kind] = Number(row.n);
		numbers.set(row.school_id, own);
	}
	return numbers;
}

async function readSchools(
	tx: Tx,
	importId: string,
	people: Map<string | null, Numbers>,
): Promise<ImportSchool[]> {
	const rows = await tx
		.selectFrom('roster_import_change')
		.select(['subject_id', 'title', 'change', 'before', 'students', 'guardians'])
		.where('import_id', '=', importId)
		.where('subject', '=', 'school')
		.orderBy(sql`title collate "und-x-icu"`)
		.orderBy('position')
		.limit(mostSchools + 1)
		.execute();
	const ids = rows.flatMap((row) => row.subject_id ?? []);
	const [classes, grades, years] = [
		await numbersOf(tx, importId, 'class'),
		ids.length === 0 ? [] : await readDetails(tx, importId, ids, 'count'),
		ids.length === 0 ? [] : await readDetails(tx, importId, ids, 'school-year'),
	];
	return rows.map((row) => {
		const id = row.subject_id ?? '';
		const year = years.find((one) => one.school_id === id);
		return {
			id,
			name: row.title ?? '',
			change: row.change as ChangeKind,
			rosterName: row.before,
			students: row.students,
			guardians: row.guardians,
			people: people.get(id) ?? nothing(),
			classes: classes.get(id) ?? nothing(),
			grades: grades
				.filter((one) => one.school_id === id)
				.map((one) => ({ grade: one.grade ?? '', students: one.students ?? 0 }))
				.sort((a, b) => gradeOrder(a.grade) - gradeOrder(b.grade) || (a.grade < b.grade ? -1 : 1)),
			year: year
				? {
						change: year.change as ChangeKind,
						name: year.title ?? '',
						startsOn: year.starts_on ?? '',
						endsOn: year.ends_on ?? '',
						before: year.before,
					}
				: null,
		};
	});
}

function readDetails(tx: Tx, importId: string, ids: string[], subject: 'count' | 'school-year') {
	return (
		tx
			.selectFrom('roster_import_change')
			.select(['school_id', 'change', 'title', 'grade', 'students', 'starts_on', 'ends_on', 'before'])
			.where('import_id', '=', importId)
			.where('subject', '=', subject)
			// What was counted before stands there as gone, for undoing.
			.where('change', '<>', 'gone')
			.where('school_id', 'in', ids)
			.orderBy('position')
			.limit(5000)
			.execute()
	);
}

const early = ['IT', 'PR', 'PK', 'TK', 'KG'];

/** Before the numbered grades stand those before them; what has no number stands last. */
function gradeOrder(grade: string): number {
	const at = early.indexOf(grade);
	if (at >= 0) return at - early.length;
	const number = Number.parseInt(grade, 10);
	return Number.isNaN(number) ? (grade === '' ? 1001 : 1000) : number;
}

async function readProblems(tx: Tx, importId: string): Promise<Problem[]> {
	const rows = await tx
		.selectFrom('roster_import_problem')
		.selectAll()
		.where('import_id', '=', importId)
		.orderBy('position')
		.limit(MOST_PROBLEMS_LISTED)
		.execute();
	return rows.map((row) => ({
		file: row.file,
		row: row.line,
		column: row.column_name,
		code: row.code as ProblemCode,
		severity: row.severity as ProblemSeverity,
		args: JSON.parse(row.arguments) as Problem['args'],
	}));
}
