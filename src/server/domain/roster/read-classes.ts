import {
	dayIn,
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
import type { ProblemList } from './problem.ts';
import { type CsvFile, readCsv } from './read-csv.ts';
import type { Organisations } from './read-organisations.ts';
import type { RosterClass, RosterTerm } from './roster.ts';

type Optional<Column extends string> = 'sourcedId' | 'status' | Column;

/** The academic sessions of a set. */
export interface Terms {
	readonly ids: Ids;
	readonly terms: readonly RosterTerm[];
}

/** Reads academicSessions.csv. Leaves out, with a warning, a term whose dates cannot be read. */
export async function readTerms(file: CsvFile | undefined, problems: ProblemList): Promise<Terms> {
	const ids = idsOf('academicSessions.csv');
	const terms: RosterTerm[] = [];
	if (file === undefined) return { ids, terms };
	const parents: { parentId: string; row: number }[] = [];
	const { whole } = await readCsv<
		Optional<'title' | 'type' | 'startDate' | 'endDate' | 'parentSourcedId' | 'schoolYear'>
	>(
		file,
		{
			required: ['sourcedId', 'title', 'type', 'startDate', 'endDate'],
			optional: ['status', 'parentSourcedId', 'schoolYear'],
			dropped: ['dateLastModified'],
		},
		problems,
		(row) => {
			const sourcedId = ownId(row, ids, problems);
			if (sourcedId === null || isGone(row)) return;
			const startDate = dayIn(row.get('startDate'));
			const endDate = dayIn(row.get('endDate'));
			for (const [column, day] of Object.entries({ startDate, endDate })) {
				if (day === null) problems.warn('bad-date', { file: ids.file, row: row.line, column }, { column });
			}
			const parentId = keptText(row, 'parentSourcedId', ids.file, problems) || null;
			if (parentId !== null) parents.push({ parentId, row: row.line });
			if (startDate === null || endDate === null) return;
			terms.push({
				sourcedId,
				title: neededText(row, 'title', ids.file, problems),
				type: keptText(row, 'type', ids.file, problems),
				startDate,
				endDate,
				parentId,
				schoolYear: keptText(row, 'schoolYear', ids.file, problems) || null,
			});
		},
	);
	ids.whole = whole;
	for (const { parentId, row } of parents) {
		pointsTo(parentId, ids, { file: ids.file, row, column: 'parentSourcedId' }, 'warning', problems);
	}
	return { ids, terms };
}

interface Course {
	readonly title: string;
	readonly grades: readonly string[];
	readonly subjects: readonly string[];
}

/** The courses of a set, that classes are held of. */
export interface Courses {
	readonly ids: Ids;
	readonly rows: ReadonlyMap<string, Course>;
}

/** Reads courses.csv. */
export async function readCourses(
	file: CsvFile | undefined,
	organisations: Organisations,
	problems: ProblemList,
): Promise<Courses> {
	const ids = idsOf('courses.csv');
	const rows = new Map<string, Course>();
	if (file === undefined) return { ids, rows };
	const { whole } = await readCsv<Optional<'title' | 'orgSourcedId' | 'grades' | 'subjects'>>(
		file,
		{
			required: ['sourcedId', 'title'],
			optional: ['status', 'orgSourcedId', 'grades', 'subjects'],
			dropped: ['dateLastModified', 'schoolYearSourcedId', 'courseCode', 'subjectCodes'],
		},
		problems,
		(row) => {
			const id = ownId(row, ids, problems);
			if (id === null || isGone(row)) return;
			const organisationId = row.get('orgSourcedId');
			const from = { file: ids.file, row: row.line, column: 'orgSourcedId' };
			if (organisationId !== '') pointsTo(organisationId, organisations.ids, from, 'warning', problems);
			rows.set(id, {
				title: keptText(row, 'title', ids.file, problems),
				grades: listIn(keptText(row, 'grades', ids.file, problems)).map(gradeCode),
				subjects: listIn(keptText(row, 'subjects', ids.file, problems)),
			});
		},
	);
	ids.whole = whole;
	return { ids, rows };
}

/** A class before it is known who is in it. */
export type ClassRow = Omit<RosterClass, 'teacherIds' | 'students' | 'guardians'>;

/** The classes of a set. `ids` also knows the classes that are no longer held; `rows` does not. */
export interface Classes {
	readonly ids: Ids;
	readonly rows: ReadonlyMap<string, ClassRow>;
}

/** Reads classes.csv. Refuses a class whose school, course or term is not there, or whose school is none. */
export async function readClasses(
	file: CsvFile | undefined,
	known: { organisations: Organisations; terms: Terms; courses: Courses },
	problems: ProblemList,
): Promise<Classes> {
	const ids = idsOf('classes.csv');
	const rows = new Map<string, ClassRow>();
	if (file === undefined) return { ids, rows };
	const { organisations, courses } = known;
	const keptTerms = new Set(known.terms.terms.map((term) => term.sourcedId));
	const { whole } = await readCsv<
		Optional<'title' | 'courseSourcedId' | 'schoolSourcedId' | 'termSourcedIds' | 'grades' | 'subjects'>
	>(
		file,
		{
			required: ['sourcedId', 'title', 'courseSourcedId', 'schoolSourcedId', 'termSourcedIds'],
			helpful: ['grades'],
			optional: ['status', 'subjects'],
			dropped: ['dateLastModified', 'classCode', 'classType', 'location', 'subjectCodes', 'periods'],
		},
		problems,
		(row) => {
			const sourcedId = ownId(row, ids, problems);
			if (sourcedId === null || isGone(row)) return;
			const from = (column: string) => ({ file: ids.file, row: row.line, column });
			const courseId = row.get('courseSourcedId');
			if (courseId !== '') pointsTo(courseId, courses.ids, from('courseSourcedId'), 'refusal', problems);
			const termIds = listIn(row.get('termSourcedIds'));
			for (const id of termIds) pointsTo(id, known.terms.ids, from('termSourcedIds'), 'refusal', problems);

			const title = neededText(row, 'title', ids.file, problems);
			const organisationId = neededText(row, 'schoolSourcedId', ids.file, problems);
			const found =
				organisationId !== '' &&
				pointsTo(organisationId, organisations.ids, from('schoolSourcedId'), 'refusal', problems);
			if (!found) return;
			const schoolId = organisations.schoolOf(organisationId);
			if (schoolId === null) {
				const above = organisations.isAboveSchools(organisationId);
				if (above) problems.refuse('not-a-school', from('schoolSourcedId'), { column: 'schoolSourcedId' });
				return;
			}
			const course = courses.rows.get(courseId);
			const grades = listIn(keptText(row, 'grades', ids.file, problems)).map(gradeCode);
			const subjects = listIn(keptText(row, 'subjects', ids.file, problems));
			rows.set(sourcedId, {
				sourcedId,
				title,
				schoolId,
				...(course === undefined || course.title === '' ? {} : { courseTitle: course.title }),
				grades: grades.length > 0 ? grades : (course?.grades ?? []),
				subjects: subjects.length > 0 ? subjects : (course?.subjects ?? []),
				termIds: termIds.filter((id) => keptTerms.has(id)),
			});
		},
	);
	ids.whole = whole;
	return { ids, rows };
}
