import type { Ids } from './cells.ts';
import { idsOf, isGone, keptText, pointsTo, spanIn } from './cells.ts';
import { bits, type Crowd } from './crowd.ts';
import type { Intake, KnownHere } from './intake.ts';
import { PairBag } from './pair-bag.ts';
import type { ProblemList } from './problem.ts';
import type { Classes } from './read-classes.ts';
import { readCsv } from './read-csv.ts';
import type { FileMode } from './read-manifest.ts';
import type { Organisations } from './read-organisations.ts';
import { Register } from './register.ts';
import { isStaffKind, meaningOf } from './role-names.ts';
import type { CsvTable } from './table.ts';

/** What reading enrolments needs to know. */
export interface EnrollmentContext {
	readonly organisations: Organisations;
	readonly classes: Classes;
	/** Whether classes that the set does not tell of may be known here. */
	readonly otherClasses: boolean;
	readonly people: Ids;
	readonly crowd: Crowd;
	readonly here: KnownHere;
	readonly mode: FileMode;
}

type EnrollmentColumn =
	| 'sourcedId'
	| 'status'
	| 'classSourcedId'
	| 'schoolSourcedId'
	| 'userSourcedId'
	| 'role'
	| 'primary'
	| 'beginDate'
	| 'endDate';

/**
 * Reads who teaches and who attends which class; what has ended or has not begun does not hold. A class, person or school
 * that is not there refuses a row about staff, and is a warning in a row about others.
 * @returns how many students a class has, each once
 */
export async function readEnrollments(
	tables: readonly CsvTable[],
	context: EnrollmentContext,
	intake: Intake,
	problems: ProblemList,
): Promise<(classId: string) => number> {
	const { organisations, classes, people, crowd, here, mode } = context;
	const classNumbers = new Map<string, number>();
	const seats = new PairBag();
	const named = new Register();
	for (const table of tables) {
		const ids = idsOf(table.file.name);
		await readCsv<EnrollmentColumn>(
			table,
			{
				required: ['sourcedId', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
				optional: ['status', 'primary', 'beginDate', 'endDate'],
				dropped: ['dateLastModified'],
			},
			problems,
			(row) => {
				const meaning = meaningOf(row.get('role'));
				const isStaff = meaning !== null && isStaffKind(meaning);
				const classId = keptText(row, 'classSourcedId', problems);
				const userId = keptText(row, 'userSourcedId', problems);
				if (row.has('sourcedId') && isStaff) {
					const first = ids.rows.note(row.get('sourcedId'), row.line);
					if (row.get('sourcedId') === '')
						problems.refuse('missing-value', row.at('sourcedId'), { column: row.called('sourcedId') });
					else if (first !== undefined) problems.refuse('duplicate-id', row.at('sourcedId'), { first });
				}
				if (isGone(row) && mode !== 'delta') return;
				const gravity = isStaff ? 'refusal' : 'warning';
				pointsTo(classId, classes.ids, row.at('classSourcedId'), gravity, problems);
				pointsTo(userId, people, row.at('userSourcedId'), gravity, problems);
				const schoolId = row.get('schoolSourcedId');
				if (schoolId !== '')
					pointsTo(schoolId, organisations.ids, row.at('schoolSourcedId'), gravity, problems);
				const isTold = classes.held(classId);
				if (!isTold && (!context.otherClasses || classes.ids.has(classId) || classId === '')) return;
				const { startsOn, endsOn } = spanIn(row, problems);
				const holds =
					(endsOn === null || endsOn > here.today) && (startsOn === null || startsOn <= here.today);
				if (!isTold && named.note(classId) === undefined)
					intake.put({
						subject: 'class',
						rosterId: classId,
						schoolId: organisations.schoolOf(schoolId),
						named: false,
						title: '',
						grades: [],
						subjects: [],
						gone: false,
					});
				if (meaning === 'student') {
					const attends = (crowd.knows(userId) & bits.student) !== 0 || !people.whole;
					if (holds && attends && mode === 'bulk') {
						const number = classNumbers.get(classId) ?? classNumbers.size;
						classNumbers.set(classId, number);
						seats.add(number, crowd.meet(userId, row.line));
					}
				} else if (meaning === 'teacher') {
					const known = crowd.knows(userId);
					const gone = isGone(row) || !holds;
					if ((known & bits.staff) !== 0 || here.isStaff(userId)) {
						if (mode === 'delta' || !gone)
							intake.put({ subject: 'teacher', classId, rosterId: userId, gone });
					} else if ((known & (bits.student | bits.guardian)) !== 0)
						problems.warn('teacher-not-staff', row.at('userSourcedId'));
				}
			},
			{ settle: () => intake.settle() },
		);
	}
	return seatsTaken(seats, classNumbers);
}

/** Counts the students of each class; what it gives holds on to numbers alone. */
function seatsTaken(seats: PairBag, classNumbers: ReadonlyMap<string, number>): (classId: string) => number {
	const counts = new Uint32Array(classNumbers.size);
	seats.eachOnce((number) => {
		counts[number] = (counts[number] ?? 0) + 1;
	});
	return lookUp(classNumbers, counts);
}

const lookUp = (numbers: ReadonlyMap<string, number>, counts: Uint32Array) => (classId: string) =>
	counts[numbers.get(classId) ?? counts.length] ?? 0;
