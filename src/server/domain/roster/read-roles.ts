import { idsOf, isGone, neededText, ownId, pointsTo } from './cells.ts';
import type { ProblemList } from './problem.ts';
import { type CsvFile, readCsv } from './read-csv.ts';
import type { Organisations } from './read-organisations.ts';
import { isStaffKind, meaningOf } from './role-names.ts';
import type { StaffKind } from './roster.ts';

/** What one person is, and where, from one row of users.csv (1.1) or several of roles.csv (1.2). */
export interface Assignment {
	/** The row it was first told in. */
	readonly line: number;
	readonly kinds: Set<StaffKind>;
	student: boolean;
	guardian: boolean;
	readonly staffOrganisationIds: string[];
	readonly otherOrganisationIds: string[];
}

/** Nothing known yet. */
export function emptyAssignment(line: number): Assignment {
	return {
		line,
		kinds: new Set(),
		student: false,
		guardian: false,
		staffOrganisationIds: [],
		otherOrganisationIds: [],
	};
}

/**
 * Adds what a role cell says, with the organisations it is for. Gives false for an unknown role, which makes
 * nobody staff.
 */
export function assign(assignment: Assignment, role: string, organisationIds: readonly string[]): boolean {
	const meaning = meaningOf(role);
	if (meaning !== null && isStaffKind(meaning)) {
		assignment.kinds.add(meaning);
		assignment.staffOrganisationIds.push(...organisationIds);
		return true;
	}
	if (meaning === 'student') assignment.student = true;
	if (meaning === 'guardian') assignment.guardian = true;
	assignment.otherOrganisationIds.push(...organisationIds);
	return meaning !== null;
}

/**
 * Reads roles.csv of OneRoster 1.2: who is what, by the sourcedId of the person. An organisation that is not there
 * refuses a member of staff, and is a warning for others.
 */
export async function readRoles(
	file: CsvFile,
	organisations: Organisations,
	problems: ProblemList,
): Promise<Map<string, Assignment>> {
	const ids = idsOf('roles.csv');
	const assignments = new Map<string, Assignment>();
	await readCsv<'sourcedId' | 'status' | 'userSourcedId' | 'role' | 'orgSourcedId'>(
		file,
		{
			required: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId'],
			optional: ['status'],
			dropped: ['dateLastModified', 'roleType', 'beginDate', 'endDate', 'userProfileSourcedId'],
		},
		problems,
		(row) => {
			if (ownId(row, ids, problems) === null || isGone(row)) return;
			const userId = neededText(row, 'userSourcedId', ids.file, problems);
			if (userId === '') return;
			const assignment = assignments.get(userId) ?? emptyAssignment(row.line);
			assignments.set(userId, assignment);
			const organisationId = row.get('orgSourcedId');
			const role = row.get('role');
			const at = (column: string) => ({ file: ids.file, row: row.line, column });
			if (!assign(assignment, role, organisationId === '' ? [] : [organisationId])) {
				problems.warn('unknown-role', at('role'));
			}
			if (organisationId === '') return;
			pointsTo(organisationId, organisations.ids, at('orgSourcedId'), gravityOf(role), problems);
		},
	);
	return assignments;
}

/** How grave it is that a row about somebody with this role points to nothing. */
export function gravityOf(role: string): 'refusal' | 'warning' {
	const meaning = meaningOf(role);
	return meaning !== null && isStaffKind(meaning) ? 'refusal' : 'warning';
}
