import { type Ids, isGone, keptText, listIn, pointsTo } from './cells.ts';
import { bits, type Crowd } from './crowd.ts';
import { gradeIn } from './grade.ts';
import type { Intake, KnownHere } from './intake.ts';
import type { Columns } from './match-columns.ts';
import type { ProblemList } from './problem.ts';
import { type Row, readCsv } from './read-csv.ts';
import type { FileMode } from './read-manifest.ts';
import type { Organisations } from './read-organisations.ts';
import { Register } from './register.ts';
import { isStaffKind, meaningOf } from './role-names.ts';
import type { CsvTable } from './table.ts';

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

const withRoles: Columns<UserColumn> = {
	required: ['sourcedId', 'enabledUser', 'orgSourcedIds', 'role', 'givenName', 'familyName', 'email'],
	helpful: ['grades'],
	optional: ['status', 'agentSourcedIds', 'preferredGivenName', 'preferredFamilyName'],
	dropped,
};

const withoutRoles: Columns<UserColumn> = {
	required: ['sourcedId', 'enabledUser', 'givenName', 'familyName', 'email'],
	helpful: ['grades'],
	optional: ['status', 'agentSourcedIds', 'preferredGivenName', 'preferredFamilyName', 'primaryOrgSourcedId'],
	dropped,
};

/** What reading people needs to know. */
export interface PeopleContext {
	readonly organisations: Organisations;
	readonly crowd: Crowd;
	readonly here: KnownHere;
	/** The file that tells who is what, and its extent; null where each person's own row does. */
	readonly roles: { readonly file: string; readonly mode: FileMode } | null;
	readonly mode: FileMode;
}

/**
 * Reads what tells of people. Staff go to the intake; of students and guardians only what counting needs is kept, and no
 * name, address or password of theirs.
 * @returns the people as something that can be pointed to
 */
export async function readPeople(
	tables: readonly CsvTable[],
	context: PeopleContext,
	intake: Intake,
	problems: ProblemList,
): Promise<Ids> {
	const { crowd, roles, mode } = context;
	const ids: Ids = {
		file: tables[0]?.file.name ?? 'users.csv',
		whole: mode === 'bulk' && tables.length > 0,
		has: (id) => (crowd.knows(id) & bits.told) !== 0,
	};
	const addresses = new Register();
	for (const table of tables) {
		const { whole } = await readCsv<UserColumn>(
			table,
			roles === null ? withRoles : withoutRoles,
			problems,
			(row) => takePerson(row, table, context, { ids, addresses, intake, problems }),
			{ settle: () => intake.settle() },
		);
		ids.whole = ids.whole && whole;
	}
	if (ids.whole)
		crowd.eachDangling((at) => {
			const from = { file: ids.file, row: crowd.lineAt(at), column: 'agentSourcedIds' };
			problems.warn('unknown-reference', from, { column: 'agentSourcedIds', target: ids.file });
		});
	if (ids.whole && roles !== null)
		for (let at = 0; at < crowd.size; at += 1) {
			const known = crowd.bitsAt(at);
			if ((known & bits.told) !== 0 || (known & (bits.staff | bits.student | bits.guardian)) === 0) continue;
			const from = { file: roles.file, row: crowd.lineAt(at), column: 'userSourcedId' };
			const args = { column: 'userSourcedId', target: ids.file };
			if ((known & bits.staff) !== 0) problems.refuse('unknown-reference', from, args);
			else problems.warn('unknown-reference', from, args);
		}
	return ids;
}

interface Taking {
	ids: Ids;
	addresses: Register;
	intake: Intake;
	problems: ProblemList;
}

function takePerson(row: Row<UserColumn>, table: CsvTable, context: PeopleContext, taking: Taking): void {
	const { crowd, roles, here, mode, organisations } = context;
	const { problems, intake } = taking;
	const id = keptText(row, 'sourcedId', problems);
	if (id === '') {
		problems.refuse('missing-value', row.at('sourcedId'), { column: row.called('sourcedId') });
		taking.ids.whole = false;
		return;
	}
	const at = crowd.meet(id, row.line);
	const again = (crowd.bitsAt(at) & bits.told) !== 0;
	if (again && table.shape?.repeats !== true) {
		problems.refuse('duplicate-id', row.at('sourcedId'), { first: crowd.lineAt(at) });
		return;
	}
	if (!again) crowd.tell(at, row.line);
	const gone = isGone(row);
	const meaning = roles === null ? meaningOf(row.get('role')) : null;
	if (gone) {
		// Of somebody who goes the id alone is needed, and only if they are known: it may be a student's.
		if (mode === 'delta' && here.isStaff(id)) intake.put({ ...nobody(id), gone });
		return;
	}
	if (roles === null) {
		if (meaning === null)
			problems.warn(row.get('role') === '' ? 'person-without-role' : 'unknown-role', row.at('role'));
		else crowd.mark(at, bits[isStaffKind(meaning) ? 'staff' : meaning]);
	}
	const organisationIds = listIn(row.get('orgSourcedIds'));
	const primary = row.get('primaryOrgSourcedId');
	const known = crowd.bitsAt(at);
	const isStaff =
		roles === null
			? meaning !== null && isStaffKind(meaning)
			: (known & bits.staff) !== 0 || (roles.mode !== 'bulk' && here.isStaff(id));
	for (const organisationId of organisationIds)
		pointsTo(
			organisationId,
			organisations.ids,
			row.at('orgSourcedIds'),
			isStaff ? 'refusal' : 'warning',
			problems,
		);
	if (isStaff) {
		if (primary !== '')
			pointsTo(primary, organisations.ids, row.at('primaryOrgSourcedId'), 'refusal', problems);
		const housed = organisationIds.length > 0 || primary !== '' || (known & bits.housed) !== 0;
		if (!housed && (roles === null || roles.mode === 'bulk'))
			problems.warn('person-without-school', row.at());
		if (!again) intake.put(personIn(row, id, taking));
		const kind = meaning !== null && isStaffKind(meaning) ? meaning : null;
		const placed = { subject: 'role', rosterId: id, startsOn: null, endsOn: null, gone: false } as const;
		if (roles === null)
			for (const place of organisationIds.length > 0 ? organisationIds : [''])
				intake.put({ ...placed, kind, schoolId: organisations.schoolOf(place) });
		else if (primary !== '') intake.put({ ...placed, kind, schoolId: organisations.schoolOf(primary) });
	} else if (roles?.mode === 'bulk' && (known & (bits.student | bits.guardian | bits.over)) === 0)
		problems.warn('person-without-role', row.at());
	if ((known & (bits.student | bits.guardian)) === 0) return;
	const places = organisationIds.length > 0 ? organisationIds : [primary];
	if (roles === null || !isStaff) {
		const schools = places.flatMap((place) => organisations.schoolOf(place) ?? []);
		if (schools.length > 0 && (roles === null || !crowd.isPlaced(at))) crowd.place(at, schools);
	}
	if ((known & bits.student) !== 0) crowd.grade(at, gradeIn(row.get('grades')));
	for (const otherId of listIn(row.get('agentSourcedIds'))) crowd.link(at, otherId);
}

function nobody(rosterId: string) {
	return {
		subject: 'person',
		rosterId,
		named: false,
		givenName: '',
		familyName: '',
		preferred: { givenName: '', familyName: '' },
		email: null,
		enabled: true,
	} as const;
}

function personIn(row: Row<UserColumn>, rosterId: string, { addresses, problems }: Taking) {
	const text = (column: UserColumn) => keptText(row, column, problems);
	const givenName = text('givenName');
	const familyName = text('familyName');
	if (givenName === '' && familyName === '')
		problems.refuse('missing-value', row.at('familyName'), { column: row.called('familyName') });
	return {
		subject: 'person',
		rosterId,
		named: true,
		givenName,
		familyName,
		preferred: { givenName: text('preferredGivenName'), familyName: text('preferredFamilyName') },
		email: addressIn(row, addresses, problems),
		enabled: isEnabled(row, problems),
		gone: false,
	} as const;
}

/** A member of staff's address, lower case; null when there is none, or it is wrong or somebody else's. */
function addressIn(row: Row<UserColumn>, addresses: Register, problems: ProblemList): string | null {
	const written = row.get('email');
	if (written === '') return null;
	const at = row.at('email');
	const address = written.toLowerCase();
	const plausible = /^[^\s@"<>(),;:\\[\]]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
	if (address.length > 254 || !plausible.test(address) || /\p{Cc}/u.test(address)) {
		problems.warn('bad-email', at, { value: written.slice(0, 100) });
		return null;
	}
	const first = addresses.note(address, row.line);
	if (first !== undefined) {
		problems.warn('shared-address', at, { first });
		return null;
	}
	return address;
}

function isEnabled(row: Row<UserColumn>, problems: ProblemList): boolean {
	const flag = row.get('enabledUser').toLowerCase();
	if (['false', '0', 'no'].includes(flag)) return false;
	if (!['true', '1', 'yes'].includes(flag))
		problems.warn('bad-flag', row.at('enabledUser'), { column: row.called('enabledUser') });
	return true;
}
