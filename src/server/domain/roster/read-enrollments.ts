import { idsOf, isGone, ownId, pointsTo } from './cells.ts';
import type { ProblemList } from './problem.ts';
import type { Classes } from './read-classes.ts';
import { type CsvFile, readCsv } from './read-csv.ts';
import type { Organisations } from './read-organisations.ts';
import type { People } from './read-people.ts';
import { gravityOf } from './read-roles.ts';

/** Who is in a class. Students are ids while a set is read, and a number afterwards. */
export interface Seats {
	readonly primaryTeacherIds: Set<string>;
	readonly teacherIds: Set<string>;
	readonly studentIds: Set<string>;
}

/**
 * Reads enrollments.csv: who teaches and who attends which class. A class, person or school that is not there
 * refuses a row about staff, and is a warning in a row about others.
 */
export async function readEnrollments(
	file: CsvFile,
	known: { organisations: Organisations; classes: Classes; people: People },
	problems: ProblemList,
): Promise<Map<string, Seats>> {
	const { organisations, classes, people } = known;
	const ids = idsOf('enrollments.csv');
	const seats = new Map<string, Seats>();
	await readCsv<
		'sourcedId' | 'status' | 'classSourcedId' | 'schoolSourcedId' | 'userSourcedId' | 'role' | 'primary'
	>(
		file,
		{
			required: ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
			optional: ['status', 'primary'],
			dropped: ['dateLastModified', 'beginDate', 'endDate'],
		},
		problems,
		(row) => {
			if (ownId(row, ids, problems) === null || isGone(row)) return;
			const role = row.get('role');
			const classId = row.get('classSourcedId');
			const userId = row.get('userSourcedId');
			const schoolId = row.get('schoolSourcedId');
			const at = (column: string) => ({ file: ids.file, row: row.line, column });
			pointsTo(classId, classes.ids, at('classSourcedId'), gravityOf(role), problems);
			pointsTo(userId, people.ids, at('userSourcedId'), gravityOf(role), problems);
			if (schoolId !== '') {
				pointsTo(schoolId, organisations.ids, at('schoolSourcedId'), gravityOf(role), problems);
			}
			if (!classes.rows.has(classId)) return;
			const seat = seats.get(classId) ?? {
				primaryTeacherIds: new Set(),
				teacherIds: new Set(),
				studentIds: new Set(),
			};
			seats.set(classId, seat);
			if (role.toLowerCase() === 'student' && people.students.has(userId)) seat.studentIds.add(userId);
			if (role.toLowerCase() !== 'teacher') return;
			if (people.staff.has(userId)) {
				const primary = row.get('primary').toLowerCase() === 'true';
				(primary ? seat.primaryTeacherIds : seat.teacherIds).add(userId);
			} else if (people.students.has(userId) || people.guardians.has(userId)) {
				problems.warn('teacher-not-staff', at('userSourcedId'));
			}
		},
	);
	return seats;
}
