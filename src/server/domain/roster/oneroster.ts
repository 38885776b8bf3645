import { countPeople, guardiansByStudent } from './count-people.ts';
import type { RosterFileName } from './file-names.ts';
import { type Problem, ProblemList } from './problem.ts';
import { type ClassRow, readClasses, readCourses, readTerms } from './read-classes.ts';
import type { CsvFile } from './read-csv.ts';
import { readEnrollments, type Seats } from './read-enrollments.ts';
import { type Manifest, readManifest } from './read-manifest.ts';
import { readOrganisations } from './read-organisations.ts';
import { readPeople } from './read-people.ts';
import { readRoles } from './read-roles.ts';
import { openSet, type RosterSet, type RosterSource } from './read-set.ts';
import type { Roster, RosterClass, RosterVersion } from './roster.ts';

/** What came of reading a set. */
export interface RosterReading {
	/** Null when the set is refused: then at least one problem is a refusal, and nothing may be written. */
	readonly roster: Roster | null;
	/** Refusals first; at most `MOST_PROBLEMS_LISTED`. */
	readonly problems: readonly Problem[];
	/** How many problems there are, listed or not. */
	readonly problemTotal: number;
	/** How many of them are refusals. */
	readonly refusalTotal: number;
	readonly version: RosterVersion;
}

/**
 * Reads a complete (“bulk”) OneRoster 1.1 or 1.2 CSV set, as 1EdTech describes it, from a zip or a folder. Writes
 * nothing and keeps no student or guardian; demographics are not opened and passwords are dropped at reading. A set
 * that holds only its headers is a roster without people. What is wrong is in `problems`; a wrong set never throws.
 */
export async function readRoster(source: RosterSource): Promise<RosterReading> {
	const problems = new ProblemList();
	const set = await openSet(source, problems);
	if (set === null) return reading(null, problems, '1.1');
	try {
		const manifest = await readManifest(set.files.get('manifest.csv'), problems);
		const files = filesMeant(set, manifest);
		const version = manifest.version ?? (files.has('roles.csv') ? '1.2' : '1.1');
		const needed = new Set<RosterFileName>(['orgs.csv', 'users.csv', ...manifest.bulk]);
		if (version === '1.2') needed.add('roles.csv');
		for (const file of needed) if (!files.has(file)) problems.refuse('missing-file', { file });
		const roster = await readFiles(files, version, problems);
		return reading(roster, problems, version);
	} finally {
		await set.close();
	}
}

function reading(roster: Roster | null, problems: ProblemList, version: RosterVersion): RosterReading {
	return {
		roster: problems.refusalTotal > 0 ? null : roster,
		problems: problems.list(),
		problemTotal: problems.total,
		refusalTotal: problems.refusalTotal,
		version,
	};
}

/** A file that the manifest calls absent is not meant, even when one lies there. */
function filesMeant(set: RosterSet, manifest: Manifest): Map<RosterFileName, CsvFile> {
	return new Map([...set.files].filter(([name]) => !manifest.absent.has(name)));
}

async function readFiles(
	files: ReadonlyMap<RosterFileName, CsvFile>,
	version: RosterVersion,
	problems: ProblemList,
): Promise<Roster | null> {
	const organisations = await readOrganisations(files.get('orgs.csv'), problems);
	const terms = await readTerms(files.get('academicSessions.csv'), problems);
	const courses = await readCourses(files.get('courses.csv'), organisations, problems);
	const classes = await readClasses(files.get('classes.csv'), { organisations, terms, courses }, problems);

	const users = files.get('users.csv');
	const roles = version === '1.2' ? files.get('roles.csv') : undefined;
	if (users === undefined || (version === '1.2' && roles === undefined)) return null;
	const assignments = roles === undefined ? null : await readRoles(roles, organisations, problems);
	const people = await readPeople(users, organisations, assignments, problems);

	const enrollments = files.get('enrollments.csv');
	const withClasses = files.has('classes.csv');
	let seats = new Map<string, Seats>();
	if (enrollments !== undefined && withClasses) {
		seats = await readEnrollments(enrollments, { organisations, classes, people }, problems);
	} else if (enrollments !== undefined) {
		problems.warn('enrollments-without-classes', { file: 'enrollments.csv' });
	}
	const guardians = guardiansByStudent(people);
	return {
		organisation: organisations.organisation,
		schools: organisations.schools,
		staff: [...people.staff.values()],
		classes: [...classes.rows.values()].map((row) => seated(row, seats.get(row.sourcedId), guardians)),
		terms: terms.terms,
		counts: countPeople(people, guardians),
		included: {
			classes: withClasses,
			enrollments: withClasses && enrollments !== undefined,
			terms: files.has('academicSessions.csv'),
		},
	};
}

function seated(
	row: ClassRow,
	seats: Seats | undefined,
	guardians: ReadonlyMap<string, ReadonlySet<string>>,
): RosterClass {
	const studentIds = [...(seats?.studentIds ?? [])];
	return {
		...row,
		teacherIds: [...new Set([...(seats?.primaryTeacherIds ?? []), ...(seats?.teacherIds ?? [])])],
		students: studentIds.length,
		guardians: new Set(studentIds.flatMap((id) => [...(guardians.get(id) ?? [])])).size,
	};
}
