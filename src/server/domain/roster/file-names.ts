import { bareName, nearestName } from './edit-distance.ts';

/** The files of a OneRoster set that are read, in the order in which they are. */
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

/** Files of OneRoster that are never opened: what they hold is not needed, or not wanted. */
const unopened = [
	'demographics.csv',
	'userProfiles.csv',
	'userResources.csv',
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

/** Which roster file a file name means, and whether it is written so. Null: none that is read. */
export function rosterFileNamed(fileName: string): { name: RosterFileName; exact: boolean } | null {
	const stem = /^(.*)\.csv$/i.exec(fileName)?.[1];
	if (stem === undefined) return null;
	const all = [...rosterFileNames, ...unopened];
	const exact = all.find((name) => bareName(name) === bareName(fileName));
	const found =
		exact ??
		nearestName(
			stem,
			all.map((name) => name.slice(0, -'.csv'.length)),
		);
	if (found === null) return null;
	const name = rosterFileNames.find((known) => known === found || known === `${found}.csv`);
	return name === undefined ? null : { name, exact: exact !== undefined };
}

/** The name of another roster format, when the files of a set are known to be that one's. */
export function otherFormat(fileNames: readonly string[]): string | null {
	const stems = new Set(fileNames.map((name) => bareName(name.replace(/\.csv$/i, ''))));
	if (stems.has('school') && stems.has('section')) return 'Microsoft School Data Sync (v1)';
	if (stems.has('schools') && stems.has('sections')) return 'Clever';
	return null;
}
