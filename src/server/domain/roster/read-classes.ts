import {
	gradeCode,
	type Ids,
	idsOf,
	isGone,
	keptText,
	listIn,
	neededText,
	ownId,
	pointsTo,
} from './cells.ts';
import type { Intake } from './intake.ts';
import type { ProblemList } from './problem.ts';
import { readCsv } from './read-csv.ts';
import type { FileMode } from './read-manifest.ts';
import type { Organisations } from './read-organisations.ts';
import type { CsvTable } from './table.ts';

type Optional<Column extends string> = 'sourcedId' | 'status' | Column;

interface Course {
	readonly grades: readonly string[];
	readonly subjects: readonly string[];
}

/** The courses of a set, that classes are held of. */
export interface Courses {
	readonly ids: Ids;
	readonly rows: ReadonlyMap<string, Course>;
}

/** Reads what tells of courses. */
export async function readCourses(
	tables: readonly CsvTable[],
	mode: FileMode,
	organisations: Organisations,
	problems: ProblemList,
): Promise<Courses> {
	const ids = idsOf(tables[0]?.file.name ?? 'courses.csv');
	const rows = new Map<string, Course>();
	for (const table of tables) {
		const { whole } = await readCsv<Optional<'title' | 'orgSourcedId' | 'grades' | 'subjects'>>(
			table,
			{
				required: ['sourcedId', 'title'],
				optional: ['status', 'orgSourcedId', 'grades', 'subjects'],
				dropped: ['dateLastModified', 'schoolYearSourcedId', 'courseCode', 'subjectCodes'],
			},
			problems,
			(row) => {
				const id = ownId(row, ids, problems, table.shape?.repeats);
				if (id === null || isGone(row)) return;
				const organisationId = row.get('orgSourcedId');
				if (organisationId !== '')
					pointsTo(organisationId, organisations.ids, row.at('orgSourcedId'), 'warning', problems);
				rows.set(id, {
					grades: listIn(keptText(row, 'grades', problems)).map(gradeCode),
					subjects: listIn(keptText(row, 'subjects', problems)),
				});
			},
		);
		ids.whole = whole && mode === 'bulk';
	}
	return { ids, rows };
}

/** The classes of a set; `held` leaves out those that are no longer held. */
export interface Classes {
	readonly ids: Ids;
	readonly held: (id: string) => boolean;
}

/** Reads what tells of classes. Refuses a class whose school, course or term is not there, or whose school is none. */
export async function readClasses(
	tables: readonly CsvTable[],
	mode: FileMode,
	known: { organisations: Organisations; terms: Ids; courses: Courses },
	intake: Intake,
	problems: ProblemList,
): Promise<Classes> {
	const ids = idsOf(tables[0]?.file.name ?? 'classes.csv');
	const held = idsOf(ids.file);
	const { organisations, courses } = known;
	for (const table of tables) {
		const { whole } = await readCsv<
			Optional<'title' | 'courseSourcedId' | 'schoolSourcedId' | 'termSourcedIds' | 'grades' | 'subjects'>
		>(
			table,
			{
				required: ['sourcedId', 'title', 'courseSourcedId', 'schoolSourcedId', 'termSourcedIds'],
				helpful: ['grades'],
				optional: ['status', 'subjects'],
				dropped: ['dateLastModified', 'classCode', 'classType', 'location', 'subjectCodes', 'periods'],
			},
			problems,
			(row) => {
				const rosterId = ownId(row, ids, problems, table.shape?.repeats);
				if (rosterId === null) return;
				const gone = isGone(row);
				const organisationId = row.get('schoolSourcedId');
				if (gone) {
					const schoolId = organisations.schoolOf(organisationId);
					const rest = { named: false, title: '', grades: [], subjects: [] };
					if (mode === 'delta') intake.put({ subject: 'class', rosterId, schoolId, gone, ...rest });
					return;
				}
				const courseId = row.get('courseSourcedId');
				if (courseId !== '') pointsTo(courseId, courses.ids, row.at('courseSourcedId'), 'refusal', problems);
				for (const id of listIn(row.get('termSourcedIds')))
					pointsTo(id, known.terms, row.at('termSourcedIds'), 'refusal', problems);

				const title = neededText(row, 'title', problems);
				neededText(row, 'schoolSourcedId', problems);
				const schoolId = organisations.schoolOf(organisationId);
				if (schoolId === null) {
					const from = row.at('schoolSourcedId');
					if (organisationId !== '') pointsTo(organisationId, organisations.ids, from, 'refusal', problems);
					if (organisations.isAboveSchools(organisationId))
						problems.refuse('not-a-school', from, { column: row.called('schoolSourcedId') });
					return;
				}
				const course = courses.rows.get(courseId);
				const grades = listIn(keptText(row, 'grades', problems)).map(gradeCode);
				const subjects = listIn(keptText(row, 'subjects', problems));
				held.rows.note(rosterId);
				intake.put({
					subject: 'class',
					rosterId,
					schoolId,
					named: true,
					title,
					grades: grades.length > 0 ? grades : (course?.grades ?? []),
					subjects: subjects.length > 0 ? subjects : (course?.subjects ?? []),
					gone,
				});
			},
			{ settle: () => intake.settle() },
		);
		ids.whole = whole && mode === 'bulk';
	}
	return { ids, held: held.has };
}
