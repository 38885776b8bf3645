import type { CleverFileName, RosterFileName } from './file-names.ts';
import { isoDay } from './format-sds.ts';
import type { TableShape } from './table.ts';

const grades: Readonly<Record<string, string>> = {
	infanttoddler: 'IT',
	preschool: 'PR',
	prekindergarten: 'PK',
	transitionalkindergarten: 'TK',
	kindergarten: 'KG',
	postgraduate: 'PS',
	ungraded: 'UG',
};

const grade = (written: string) => grades[written.toLowerCase().replace(/[^a-z]/g, '')] ?? written;
const ofStudent = (id: string) => (id === '' ? '' : `student:${id}`);
const names = { givenName: ['First_name'], familyName: ['Last_name'] };

/** The first teacher of a section and up to nine more, each in a column of their own. */
const teachers = ['Teacher_id', ...Array.from({ length: 9 }, (_, at) => `Teacher_${at + 2}_id`)];

/** The kinds of work that Clever's staff.csv tells of. */
function roleOfStaff(written: string): string {
	const bare = written.toLowerCase();
	if (/admin|principal|superintendent/.test(bare)) return 'administrator';
	return /aide|assistant|paraprofessional/.test(bare) ? 'aide' : 'staff';
}

/**
 * Clever's files, version 2.1.1 of their description. Somebody who works at several schools stands in several rows; so does
 * a student with several contacts. A student's id is told apart from a teacher's of the same number.
 */
export const clever: readonly { file: CleverFileName; part: RosterFileName; shape: TableShape }[] = [
	{
		file: 'schools.csv',
		part: 'orgs.csv',
		shape: {
			columns: { sourcedId: ['School_id'], name: ['School_name'] },
			fixed: { type: 'school' },
			dropped: [
				'School_number',
				'State_id',
				'Low_grade',
				'High_grade',
				'Principal',
				'Principal_email',
				'School_address',
				'School_city',
				'School_state',
				'School_zip',
				'School_phone',
			],
		},
	},
	{
		file: 'sections.csv',
		part: 'academicSessions.csv',
		shape: {
			columns: {
				sourcedId: ['Term_name'],
				title: ['Term_name'],
				startDate: ['Term_start'],
				endDate: ['Term_end'],
			},
			turned: { startDate: isoDay, endDate: isoDay },
			optional: ['sourcedId', 'title', 'startDate', 'endDate', 'type'],
			repeats: true,
			onlyWith: 'startDate',
		},
	},
	{
		file: 'sections.csv',
		part: 'classes.csv',
		shape: {
			columns: {
				sourcedId: ['Section_id'],
				title: ['Name', 'Course_name', 'Section_number'],
				schoolSourcedId: ['School_id'],
				grades: ['Grade'],
				subjects: ['Subject'],
			},
			turned: { grades: grade },
			dropped: [
				'Course_number',
				'Course_description',
				'Period',
				'Term_name',
				'Term_start',
				'Term_end',
				...teachers,
			],
		},
	},
	{
		file: 'teachers.csv',
		part: 'users.csv',
		shape: {
			columns: {
				sourcedId: ['Teacher_id'],
				orgSourcedIds: ['School_id'],
				email: ['Teacher_email'],
				...names,
			},
			fixed: { role: 'teacher', enabledUser: 'true' },
			optional: ['email'],
			dropped: ['Teacher_number', 'State_teacher_id', 'Middle_name', 'Title', 'Username', 'Password'],
			repeats: true,
		},
	},
	{
		file: 'staff.csv',
		part: 'users.csv',
		shape: {
			columns: {
				sourcedId: ['Staff_id'],
				orgSourcedIds: ['School_id'],
				email: ['Staff_email'],
				role: ['Role', 'Title'],
				...names,
			},
			fixed: { role: 'staff', enabledUser: 'true' },
			turned: { role: roleOfStaff },
			optional: ['email', 'orgSourcedIds', 'role'],
			dropped: ['Department', 'Username', 'Password', 'Middle_name'],
			repeats: true,
		},
	},
	{
		file: 'students.csv',
		part: 'users.csv',
		shape: {
			columns: { sourcedId: ['Student_id'], orgSourcedIds: ['School_id'], grades: ['Grade'] },
			fixed: { role: 'student', enabledUser: 'true' },
			turned: { sourcedId: ofStudent, grades: grade },
			dropped: [
				'Student_number',
				'State_id',
				'Student_email',
				'Last_name',
				'Middle_name',
				'First_name',
				'Gender',
				'DOB',
				'Username',
				'Password',
			],
			repeats: true,
		},
	},
	...teachers.map((column, at) => ({
		file: 'sections.csv' as const,
		part: 'enrollments.csv' as const,
		shape: {
			columns: {
				classSourcedId: ['Section_id'],
				userSourcedId: [column],
				schoolSourcedId: ['School_id'],
			},
			fixed: { role: 'teacher', primary: at === 0 ? 'true' : 'false' },
			dropped: [...teachers.filter((other) => other !== column), 'Name', 'Grade', 'Period', 'Subject'],
			onlyWith: 'userSourcedId',
		},
	})),
	{
		file: 'enrollments.csv',
		part: 'enrollments.csv',
		shape: {
			columns: {
				classSourcedId: ['Section_id'],
				userSourcedId: ['Student_id'],
				schoolSourcedId: ['School_id'],
			},
			fixed: { role: 'student' },
			turned: { userSourcedId: ofStudent },
		},
	},
];
