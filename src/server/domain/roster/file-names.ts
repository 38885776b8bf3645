import { bareName, nearestName } from './edit-distance.ts';

/** The files of a OneRoster set that are read, in the order in which they are. Other formats tell the same in theirs. */
export const rosterFileNames = [
	'manifest.csv',
	'orgs.csv',
	'academicSessions.csv',
	'courses.csv',
	'classes.csv',
	'roles.csv',
	'users.csv',
	'enrollments.csv',
] as const;

export type RosterFileName = (typeof rosterFileNames)[number];

/** Files of OneRoster and SDS v2.1 that are never opened: what they hold is not needed, or not wanted. */
const unopened = [
	'demographics.csv',
	'userProfiles.csv',
	'userResources.csv',
	'userFlags.csv',
	'relationships.csv',
	'resources.csv',
	'classResources.csv',
	'courseResources.csv',
	'categories.csv',
	'lineItems.csv',
	'lineItemLearningObjectiveIds.csv',
	'lineItemScoreScales.csv',
	'results.csv',
	'resultLearningObjectiveIds.csv',
	'resultScoreScales.csv',
	'scoreScales.csv',
] as const;

/** The files of the other formats, opened or not. A name of one letter more or less may be another format's. */
const others = {
	sds1: [
		'School.csv',
		'Section.csv',
		'Student.csv',
		'Teacher.csv',
		'StudentEnrollment.csv',
		'TeacherRoster.csv',
	],
	clever: ['schools.csv', 'students.csv', 'teachers.csv', 'sections.csv', 'enrollments.csv', 'staff.csv'],
} as const;

export type Sds1FileName = (typeof others)['sds1'][number];
export type CleverFileName = (typeof others)['clever'][number];

/** The families of formats that file names can tell apart. */
export type FileFamily = 'oneroster' | 'sds1' | 'clever';

/** Which file of a family a file name means, and whether it is written so, capitals apart. Null: none that is read. */
export function rosterFileNamed(
	fileName: string,
	family: FileFamily,
): { name: string; exact: boolean } | null {
	const stem = /^(.*)\.csv$/i.exec(fileName)?.[1];
	if (stem === undefined) return null;
	const read: readonly string[] = family === 'oneroster' ? rosterFileNames : others[family];
	const all = family === 'oneroster' ? [...rosterFileNames, ...unopened] : read;
	const exact = all.find((name) => bareName(name) === bareName(fileName));
	const found =
		exact ??
		nearestName(
			stem,
			all.map((name) => name.slice(0, -'.csv'.length)),
		);
	if (found === null) return null;
	const name = read.find((known) => known === found || known === `${found}.csv`);
	return name === undefined ? null : { name, exact: exact !== undefined };
}

/** Whose set the files of one folder are, by names that no other family has; null when they are nobody's. */
export function familyOf(fileNames: readonly string[]): FileFamily | null {
	const stems = new Set(fileNames.map((name) => bareName(name.replace(/\.csv$/i, ''))));
	if (stems.has('school') && (stems.has('teacher') || stems.has('section'))) return 'sds1';
	if (stems.has('schools') && (stems.has('teachers') || stems.has('sections'))) return 'clever';
	const meant = fileNames.flatMap((name) => rosterFileNamed(name, 'oneroster')?.name ?? []);
	return meant.some((name) => name !== 'enrollments.csv' && name !== 'roles.csv') ? 'oneroster' : null;
}
