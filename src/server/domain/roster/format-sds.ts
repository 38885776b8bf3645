import type { RosterFileName, Sds1FileName } from './file-names.ts';
import type { TableShape } from './table.ts';

/** A day as Microsoft's first format writes it, `7/1/2026` or `20260701`, as `2026-07-01`; others as they are. */
export function isoDay(written: string): string {
	const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(written);
	if (american !== null)
		return `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`;
	return written.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** A user name that is an address; one that lacks its domain is none. */
const ifAddress = (written: string) => (written.includes('@') ? written : '');

const personal = ['Password', 'State ID', 'Secondary Email', 'Middle Name', 'Birthdate', 'Graduation Year'];
const names = { givenName: ['First Name'], familyName: ['Last Name'] };

const sds1User = (role: 'teacher' | 'student', prefix: string): TableShape => ({
	columns: {
		sourcedId: ['SIS ID'],
		orgSourcedIds: ['School SIS ID'],
		email: ['Email', 'Username'],
		status: ['Status'],
		grades: ['Grade'],
		...names,
	},
	fixed: { role, enabledUser: 'true' },
	turned: { email: ifAddress, sourcedId: (id) => (id === '' ? '' : prefix + id) },
	optional: role === 'student' ? ['givenName', 'familyName', 'email'] : ['email'],
	dropped: [...personal, 'Teacher Number', 'Student Number', 'Title', 'Qualification'],
	repeats: true,
});

/**
 * Microsoft School Data Sync, version 1: six files with people and numbers of their own. Students' and teachers' ids are
 * two kinds, so a student's is told apart from a teacher's of the same number.
 */
export const sds1: readonly { file: Sds1FileName; part: RosterFileName; shape: TableShape }[] = [
	{
		file: 'School.csv',
		part: 'orgs.csv',
		shape: {
			columns: { sourcedId: ['SIS ID'], name: ['Name'] },
			fixed: { type: 'school' },
			dropped: [
				'School Number',
				'School NCES_ID',
				'State ID',
				'Grade Low',
				'Grade High',
				'Principal SIS ID',
				'Principal Name',
				'Principal Secondary Email',
				'Address',
				'City',
				'State',
				'Country',
				'Zip',
				'Phone',
				'Zone',
			],
		},
	},
	{
		file: 'Section.csv',
		part: 'academicSessions.csv',
		shape: {
			columns: {
				sourcedId: ['Term SIS ID'],
				title: ['Term Name'],
				startDate: ['Term StartDate'],
				endDate: ['Term EndDate'],
			},
			fixed: {},
			turned: { startDate: isoDay, endDate: isoDay },
			repeats: true,
			onlyWith: 'sourcedId',
		},
	},
	{
		file: 'Section.csv',
		part: 'classes.csv',
		shape: {
			columns: {
				sourcedId: ['SIS ID'],
				title: ['Section Name'],
				schoolSourcedId: ['School SIS ID'],
				subjects: ['Course Subject'],
				status: ['Status'],
			},
			dropped: [
				'Section Number',
				'Term SIS ID',
				'Term Name',
				'Term StartDate',
				'Term EndDate',
				'Course SIS ID',
				'Course Name',
				'Course Number',
				'Course Description',
				'Periods',
			],
		},
	},
	{ file: 'Teacher.csv', part: 'users.csv', shape: sds1User('teacher', '') },
	{ file: 'Student.csv', part: 'users.csv', shape: sds1User('student', 'student:') },
	{
		file: 'TeacherRoster.csv',
		part: 'enrollments.csv',
		shape: {
			columns: { classSourcedId: ['Section SIS ID'], userSourcedId: ['SIS ID'] },
			fixed: { role: 'teacher' },
		},
	},
	{
		file: 'StudentEnrollment.csv',
		part: 'enrollments.csv',
		shape: {
			columns: { classSourcedId: ['Section SIS ID'], userSourcedId: ['SIS ID'] },
			fixed: { role: 'student' },
			turned: { userSourcedId: (id) => `student:${id}` },
		},
	},
];

/** What counts as a school in version 2.1, which knows more kinds than OneRoster. */
const schoolKinds = [
	'school',
	'college',
	'university',
	'campus',
	'adulteducation',
	'academictrust',
	'program',
];

/** Microsoft School Data Sync, version 2.1: OneRoster's file names with columns of its own. */
export const sds21: Readonly<Partial<Record<RosterFileName, TableShape>>> = {
	'orgs.csv': {
		columns: {
			sourcedId: ['sourcedId'],
			name: ['name'],
			type: ['type'],
			parentSourcedId: ['parentSourcedId'],
		},
		turned: {
			type: (type) =>
				schoolKinds.includes(type.toLowerCase())
					? 'school'
					: type.toLowerCase() === 'department' || type.toLowerCase() === 'division'
						? 'department'
						: 'district',
		},
	},
	'academicSessions.csv': {
		columns: {
			sourcedId: ['sourcedId'],
			title: ['title'],
			type: ['type'],
			startDate: ['startDate'],
			endDate: ['endDate'],
			schoolYear: ['schoolYear'],
		},
		turned: { startDate: isoDay, endDate: isoDay },
	},
	'courses.csv': {
		columns: {
			sourcedId: ['sourcedId'],
			title: ['title'],
			orgSourcedId: ['orgSourcedId'],
			grades: ['grade'],
			subjects: ['subject'],
		},
		dropped: ['code', 'schoolYearSourcedId', 'subjectCode'],
	},
	'classes.csv': {
		columns: {
			sourcedId: ['sourcedId'],
			title: ['title'],
			schoolSourcedId: ['orgSourcedId'],
			courseSourcedId: ['courseSourcedId'],
			termSourcedIds: ['sessionSourcedIds'],
		},
		optional: ['courseSourcedId', 'termSourcedIds'],
		dropped: ['code'],
	},
	'roles.csv': {
		columns: {
			userSourcedId: ['userSourcedId'],
			orgSourcedId: ['orgSourcedId'],
			role: ['role'],
			grades: ['grade'],
			beginDate: ['roleStartDate'],
			endDate: ['roleEndDate'],
		},
		turned: { beginDate: isoDay, endDate: isoDay },
		dropped: ['sessionSourcedId', 'isPrimary'],
	},
	'users.csv': {
		columns: {
			sourcedId: ['sourcedId'],
			givenName: ['givenName'],
			familyName: ['familyName'],
			email: ['email', 'username', 'activeDirectoryMatchId'],
			preferredGivenName: ['preferredGivenName'],
			preferredFamilyName: ['preferredFamilyName'],
		},
		fixed: { enabledUser: 'true' },
		turned: { email: ifAddress },
		optional: ['givenName', 'familyName', 'email'],
		dropped: ['password', 'phone', 'sms', 'middleName', 'preferredMiddleName'],
	},
	'enrollments.csv': {
		columns: {
			classSourcedId: ['classSourcedId'],
			userSourcedId: ['userSourcedId'],
			role: ['role'],
			beginDate: ['startDate'],
			endDate: ['endDate'],
		},
		turned: { beginDate: isoDay, endDate: isoDay },
	},
};
