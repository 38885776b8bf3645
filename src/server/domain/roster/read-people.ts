import { gradeCode, type Ids, idsOf, isGone, keptText, listIn, ownId, pointsTo } from './cells.ts';
import type { Columns } from './match-columns.ts';
import type { ProblemList } from './problem.ts';
import { type CsvFile, type Row, readCsv } from './read-csv.ts';
import type { Organisations } from './read-organisations.ts';
import { type Assignment, assign, emptyAssignment, gravityOf } from './read-roles.ts';
import { type RosterStaff, staffKinds } from './roster.ts';

/** A student or guardian while a set is read: enough to count, and dropped when that is done. */
export interface Counted {
	readonly schoolIds: readonly string[];
	readonly grade: string | null;
}

/** The people of a set. `ids` also knows those who are gone; the others do not. */
export interface People {
	readonly ids: Ids;
	readonly staff: ReadonlyMap<string, RosterStaff>;
	readonly students: ReadonlyMap<string, Counted>;
	readonly guardians: ReadonlyMap<string, Counted>;
	/** Who belongs to whom, in either direction, as the rows say it. */
	readonly links: readonly { readonly personId: string; readonly otherId: string }[];
}

type UserColumn =
	| 'sourcedId'
	| 'status'
	| 'enabledUser'
	| 'orgSourcedIds'
	| 'role'
	| 'givenName'
	| 'familyName'
	| 'email'
	| 'grades'
	| 'agentSourcedIds'
	| 'preferredGivenName'
	| 'preferredFamilyName'
	| 'primaryOrgSourcedId';

const dropped = [
	'dateLastModified',
	'username',
	'userIds',
	'middleName',
	'identifier',
	'sms',
	'phone',
	'password',
	'userMasterIdentifier',
	'resourceSourcedIds',
	'preferredMiddleName',
	'pronouns',
];

const columns11: Columns<UserColumn> = {
	required: ['sourcedId', 'enabledUser', 'orgSourcedIds', 'role', 'givenName', 'familyName', 'email'],
	helpful: ['grades'],
	optional: ['status', 'agentSourcedIds', 'preferredGivenName', 'preferredFamilyName'],
	dropped,
};

const columns12: Columns<UserColumn> = {
	required: ['sourcedId', 'enabledUser', 'givenName', 'familyName', 'email'],
	helpful: ['grades'],
	optional: ['status', 'agentSourcedIds', 'preferredGivenName', 'preferredFamilyName', 'primaryOrgSourcedId'],
	dropped,
};

/**
 * Reads users.csv. Keeps staff; of students and guardians only what counting needs, and no name, address or
 * password of theirs. `assignments` are the roles of 1.2; null for 1.1, where the row itself has them.
 */
export async function readPeople(
	file: CsvFile,
	organisations: Organisations,
	assignments: ReadonlyMap<string, Assignment> | null,
	problems: ProblemList,
): Promise<People> {
	const ids = idsOf('users.csv');
	const staff = new Map<string, RosterStaff>();
	const students = new Map<string, Counted>();
	const guardians = new Map<string, Counted>();
	const links: { personId: string; otherId: string; line: number }[] = [];
	const addresses = new Map<string, number>();
	const grades = new Map<string, string>();
	const columns = assignments === null ? columns11 : columns12;

	const { whole } = await readCsv<UserColumn>(file, columns, problems, (row) => {
		const id = ownId(row, ids, problems);
		if (id === null || isGone(row)) return;
		const assignment =
			assignments === null ? assignmentIn(row, organisations, problems) : assignments.get(id);
		if (assignment === undefined) {
			problems.warn('person-without-role', { file: ids.file, row: row.line });
			return;
		}
		if (assignment.kinds.size > 0) {
			staff.set(id, staffMember(id, row, assignment, organisations, addresses, problems));
		}
		if (!assignment.student && !assignment.guardian) return;
		const organisationIds = assignment.otherOrganisationIds;
		const primary = row.get('primaryOrgSourcedId');
		const schoolIds = schoolsAmong(organisationIds.length > 0 ? organisationIds : [primary], organisations);
		if (assignment.student) students.set(id, { schoolIds, grade: gradeOf(row, grades) });
		if (assignment.guardian) guardians.set(id, { schoolIds, grade: null });
		for (const otherId of listIn(row.get('agentSourcedIds'))) {
			links.push({ personId: id, otherId, line: row.line });
		}
	});
	ids.whole = whole;

	const known = links.filter(({ otherId, line }) =>
		pointsTo(otherId, ids, { file: ids.file, row: line, column: 'agentSourcedIds' }, 'warning', problems),
	);
	for (const [userId, assignment] of assignments ?? []) {
		const from = { file: 'roles.csv', row: assignment.line, column: 'userSourcedId' } as const;
		pointsTo(userId, ids, from, assignment.kinds.size > 0 ? 'refusal' : 'warning', problems);
	}
	return { ids, staff, students, guardians, links: known };
}

/** The role and organisations that a row of OneRoster 1.1 gives a person. */
function assignmentIn(row: Row<UserColumn>, organisations: Organisations, problems: ProblemList): Assignment {
	const assignment = emptyAssignment(row.line);
	const role = row.get('role');
	const organisationIds = listIn(row.get('orgSourcedIds'));
	const at = (column: string) => ({ file: 'users.csv', row: row.line, column }) as const;
	if (!assign(assignment, role, organisationIds)) {
		problems.warn(role === '' ? 'person-without-role' : 'unknown-role', at('role'));
	}
	for (const id of organisationIds) {
		pointsTo(id, organisations.ids, at('orgSourcedIds'), gravityOf(role), problems);
	}
	return assignment;
}

function staffMember(
	sourcedId: string,
	row: Row<UserColumn>,
	assignment: Assignment,
	organisations: Organisations,
	addresses: Map<string, number>,
	problems: ProblemList,
): RosterStaff {
	const file = 'users.csv';
	const text = (column: UserColumn) => keptText(row, column, file, problems);
	const givenName = text('givenName');
	const familyName = text('familyName');
	if (givenName === '' && familyName === '') {
		problems.refuse('missing-value', { file, row: row.line, column: 'familyName' }, { column: 'familyName' });
	}
	const preferredGiven = text('preferredGivenName');
	const preferredFamily = text('preferredFamilyName');
	const primary = row.get('primaryOrgSourcedId');
	if (primary !== '') {
		const from = { file, row: row.line, column: 'primaryOrgSourcedId' } as const;
		pointsTo(primary, organisations.ids, from, 'refusal', problems);
	}
	const organisationIds = [...assignment.staffOrganisationIds, ...(primary === '' ? [] : [primary])];
	if (organisationIds.length === 0) problems.warn('person-without-school', { file, row: row.line });
	return {
		sourcedId,
		givenName,
		familyName,
		...(preferredGiven === '' && preferredFamily === ''
			? {}
			: {
					preferred: {
						...(preferredGiven === '' ? {} : { givenName: preferredGiven }),
						...(preferredFamily === '' ? {} : { familyName: preferredFamily }),
					},
				}),
		email: addressIn(row, addresses, problems),
		schoolIds: schoolsAmong(organisationIds, organisations),
		organisationWide: organisationIds.some(organisations.isAboveSchools),
		kinds: staffKinds.filter((kind) => assignment.kinds.has(kind)),
		enabled: isEnabled(row, problems),
	};
}

function schoolsAmong(organisationIds: readonly string[], organisations: Organisations): string[] {
	const schools = organisationIds.map(organisations.schoolOf).filter((id) => id !== null);
	return [...new Set(schools)];
}

/** A member of staff's address, lower case; null when there is none, or it is wrong or somebody else's. */
function addressIn(
	row: Row<UserColumn>,
	addresses: Map<string, number>,
	problems: ProblemList,
): string | null {
	const written = row.get('email');
	if (written === '') return null;
	const at = { file: 'users.csv', row: row.line, column: 'email' } as const;
	const address = written.toLowerCase();
	const plausible = /^[^\s@"<>(),;:\\[\]]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
	if (address.length > 254 || !plausible.test(address) || /\p{Cc}/u.test(address)) {
		problems.warn('bad-email', at, { value: written.slice(0, 100) });
		return null;
	}
	const first = addresses.get(address);
	if (first !== undefined) {
		problems.warn('shared-address', at, { first });
		return null;
	}
	addresses.set(address, row.line);
	return address;
}

function isEnabled(row: Row<UserColumn>, problems: ProblemList): boolean {
	const flag = row.get('enabledUser').toLowerCase();
	if (['false', '0', 'no'].includes(flag)) return false;
	if (!['true', '1', 'yes'].includes(flag)) {
		const column = 'enabledUser';
		problems.warn('bad-flag', { file: 'users.csv', row: row.line, column }, { column });
	}
	return true;
}

/**
 * A student's grade; null when there is none. What does not look like a grade becomes `other`: cells that slipped
 * by a column may hold a name.
 */
function gradeOf(row: Row<UserColumn>, grades: Map<string, string>): string | null {
	const written = gradeCode(listIn(row.get('grades'))[0] ?? '');
	if (written === '') return null;
	const code = /^(IT|PR|PK|TK|KG|PS|UG)$/.test(written);
	const numbered = /^(?=.*\p{N})[\p{L}\p{N}][\p{L}\p{N} .+-]{0,15}$/u.test(written);
	const grade = code || numbered ? written : 'other';
	const shared = grades.get(grade) ?? grade;
	grades.set(shared, shared);
	return shared;
}
