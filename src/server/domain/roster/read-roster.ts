import { Crowd } from './crowd.ts';
import type { RosterFileName } from './file-names.ts';
import { clever } from './format-clever.ts';
import { google } from './format-google.ts';
import { sds1, sds21 } from './format-sds.ts';
import type { Intake, KnownHere } from './intake.ts';
import { type Problem, ProblemList } from './problem.ts';
import { readClasses, readCourses } from './read-classes.ts';
import { readEnrollments } from './read-enrollments.ts';
import { headerOf } from './read-header.ts';
import { type FileMode, readManifest } from './read-manifest.ts';
import { organisationsHere, readOrganisations } from './read-organisations.ts';
import { readPeople } from './read-people.ts';
import { readRoles } from './read-roles.ts';
import { openSet, type RosterSet, type RosterSource } from './read-set.ts';
import { readTerms } from './read-terms.ts';
import type { Extent, RosterFormat, Told } from './roster.ts';
import type { CsvTable } from './table.ts';

/** What came of reading a set. */
export interface RosterReading {
	/** Null when the set is refused: then at least one problem is a refusal, and nothing of it may be accepted. */
	readonly told: Told | null;
	/** Refusals first; at most `MOST_PROBLEMS_LISTED`. */
	readonly problems: readonly Problem[];
	/** How many problems there are, listed or not. */
	readonly problemTotal: number;
	/** How many of them are refusals. */
	readonly refusalTotal: number;
	readonly format: RosterFormat;
}

/** The tables of a set by what they tell, in OneRoster's names, and how much of it. */
interface Layout {
	readonly format: RosterFormat;
	readonly tables: (part: RosterFileName) => readonly CsvTable[];
	/** Undefined: the set says nothing of this part, and it is not in it. */
	readonly mode: (part: RosterFileName) => FileMode | undefined;
}

/**
 * Reads a set of any format that is known, from a zip, a folder or single files: its staff and classes go to the intake
 * row by row, and its students and guardians are counted, in memory that hardly grows with the set. Demographics are not
 * opened and passwords are dropped at reading. A set that holds only its headers is one without people. What is wrong is in
 * `problems`; a wrong set never throws.
 * @param progress told of bytes read, of all there are
 */
export async function readRoster(
	source: RosterSource,
	intake: Intake,
	here: KnownHere,
	progress: (done: number, of: number) => void = () => {},
): Promise<RosterReading> {
	const problems = new ProblemList();
	let done = 0;
	let size = 0;
	const set = await openSet(source, problems, (bytes) => {
		done += bytes;
		progress(Math.min(done, size), size);
	});
	if (set === null) return reading(null, problems, 'OneRoster 1.1');
	size = set.size;
	try {
		const layout = await layOut(set, here, problems);
		const told = await readParts(layout, intake, here, problems);
		return reading(told, problems, layout.format);
	} finally {
		await set.close();
	}
}

function reading(told: Told | null, problems: ProblemList, format: RosterFormat): RosterReading {
	return {
		told: problems.refusalTotal > 0 ? null : told,
		problems: problems.list(),
		problemTotal: problems.total,
		refusalTotal: problems.refusalTotal,
		format,
	};
}

async function layOut(set: RosterSet, here: KnownHere, problems: ProblemList): Promise<Layout> {
	if (set.family === 'google') {
		const file = set.files.get('users.csv');
		const tables = file === undefined ? [] : [{ file, shape: google(here) }];
		return {
			format: 'Google',
			tables: (part) => (part === 'users.csv' ? tables : []),
			mode: (part) => (part === 'users.csv' ? 'bulk' : undefined),
		};
	}
	if (set.family === 'oneroster') return layOutOneRoster(set, problems);
	const shapes = set.family === 'sds1' ? sds1 : clever;
	const needed =
		set.family === 'sds1'
			? ['School.csv', 'Teacher.csv', 'Student.csv']
			: ['schools.csv', 'teachers.csv', 'students.csv'];
	for (const file of needed) if (!set.files.has(file)) problems.refuse('missing-file', { file });
	const tables = (part: RosterFileName) =>
		shapes.flatMap((one) => {
			const file = set.files.get(one.file);
			return one.part === part && file !== undefined ? [{ file, shape: one.shape }] : [];
		});
	return {
		format: set.family === 'sds1' ? 'Microsoft SDS v1' : 'Clever',
		tables,
		mode: (part) => (tables(part).length > 0 ? 'bulk' : undefined),
	};
}

/** OneRoster's own files, or Microsoft's of the same names, which have no manifest and roles without ids of their own. */
async function layOutOneRoster(set: RosterSet, problems: ProblemList): Promise<Layout> {
	const manifestFile = set.files.get('manifest.csv');
	const manifest = await readManifest(manifestFile && { file: manifestFile }, problems);
	const rolesFile = set.files.get('roles.csv');
	const header = rolesFile === undefined ? [] : await headerOf(rolesFile.bytes());
	const isMicrosofts =
		manifestFile === undefined &&
		header.some((name) => name.toLowerCase() === 'usersourcedid') &&
		!header.some((name) => name.toLowerCase() === 'sourcedid');
	const version = manifest.version ?? (rolesFile === undefined ? '1.1' : '1.2');
	const format = isMicrosofts ? 'Microsoft SDS v2.1' : version === '1.1' ? 'OneRoster 1.1' : 'OneRoster 1.2';
	const tables = (part: RosterFileName): CsvTable[] => {
		const file = set.files.get(part);
		if (file === undefined || manifest.modes.get(part) === 'absent') return [];
		if (part === 'roles.csv' && format === 'OneRoster 1.1') return [];
		const shape = isMicrosofts ? sds21[part] : undefined;
		return [shape === undefined ? { file } : { file, shape }];
	};
	const mode = (part: RosterFileName) => {
		const said = manifest.modes.get(part);
		return said ?? (tables(part).length > 0 ? 'bulk' : undefined);
	};
	const needed = new Set<RosterFileName>(['orgs.csv', 'users.csv']);
	if (format !== 'OneRoster 1.1') needed.add('roles.csv');
	for (const [file, said] of manifest.modes) {
		if (said === 'absent') needed.delete(file);
		else if (file !== 'roles.csv' || format !== 'OneRoster 1.1') needed.add(file);
	}
	for (const file of needed) if (!set.files.has(file)) problems.refuse('missing-file', { file });
	return { format, tables, mode };
}

async function readParts(
	layout: Layout,
	intake: Intake,
	here: KnownHere,
	problems: ProblemList,
): Promise<Told | null> {
	const { tables, mode } = layout;
	const modeOf = (part: RosterFileName) => mode(part) ?? 'absent';
	const organisations =
		layout.format === 'Google'
			? organisationsHere(here)
			: await readOrganisations(tables('orgs.csv'), modeOf('orgs.csv'), here, problems);
	const terms = await readTerms(tables('academicSessions.csv'), modeOf('academicSessions.csv'), problems);
	const courses = await readCourses(tables('courses.csv'), modeOf('courses.csv'), organisations, problems);
	const classes = await readClasses(
		tables('classes.csv'),
		modeOf('classes.csv'),
		{ organisations, terms: terms.ids, courses },
		intake,
		problems,
	);
	const crowd = new Crowd();
	const apart = layout.format === 'OneRoster 1.2' || layout.format === 'Microsoft SDS v2.1';
	if (apart)
		await readRoles(
			tables('roles.csv'),
			modeOf('roles.csv'),
			{ organisations, crowd, here },
			intake,
			problems,
		);
	// Without the file that says who is what, nothing can be said about anybody.
	if (apart && modeOf('roles.csv') === 'bulk' && tables('roles.csv').length === 0) return null;
	const roles = apart ? { file: 'roles.csv', mode: modeOf('roles.csv') } : null;
	const people = await readPeople(
		tables('users.csv'),
		{ organisations, crowd, here, roles, mode: modeOf('users.csv') },
		intake,
		problems,
	);
	// Without a word about classes, enrolments have nothing to be about.
	const seated = mode('classes.csv') !== undefined;
	const seats = tables('enrollments.csv');
	if (seats.length > 0 && !seated) problems.warn('enrollments-without-classes', { file: 'enrollments.csv' });
	const seatMode = seated && seats.length > 0 ? modeOf('enrollments.csv') : 'absent';
	const students = await readEnrollments(
		seatMode === 'absent' ? [] : seats,
		{
			organisations,
			classes,
			otherClasses: modeOf('classes.csv') !== 'bulk',
			people,
			crowd,
			here,
			mode: seatMode,
		},
		intake,
		problems,
	);
	const users = modeOf('users.csv');
	const isCounted = users === 'bulk' && (roles === null || roles.mode === 'bulk');
	if (!isCounted) problems.warn('counts-stay', { file: tables('users.csv')[0]?.file.name ?? 'users.csv' });
	if (layout.format === 'Google' && people.whole && crowd.size > 0 && !crowd.hasStaff)
		problems.refuse('no-staff-unit', { file: people.file });
	return {
		organisation: organisations.organisation,
		schools: organisations.schools,
		terms: terms.terms,
		counts: isCounted ? crowd.count() : null,
		// A list that names no school cannot say who is no longer in one.
		people:
			layout.format === 'Google' && organisations.schools.length === 0
				? 'changes'
				: users === 'bulk' || roles?.mode === 'bulk'
					? 'all'
					: extentOf(users),
		roles: roles === null ? (users === 'absent' ? 'none' : 'all') : extentOf(roles.mode),
		classes: extentOf(modeOf('classes.csv')),
		teachers: extentOf(seatMode),
		studentsIn: (classId) => (seatMode === 'bulk' ? students(classId) : null),
	};
}

const extentOf = (mode: FileMode): Extent =>
	mode === 'bulk' ? 'all' : mode === 'delta' ? 'changes' : 'none';
