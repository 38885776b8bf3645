import { idsOf, isGone, neededText, pointsTo, spanIn } from './cells.ts';
import { bits, type Crowd } from './crowd.ts';
import { gradeIn } from './grade.ts';
import type { Intake, KnownHere } from './intake.ts';
import type { ProblemList } from './problem.ts';
import { readCsv } from './read-csv.ts';
import type { FileMode } from './read-manifest.ts';
import type { Organisations } from './read-organisations.ts';
import { isStaffKind, meaningOf } from './role-names.ts';
import type { CsvTable } from './table.ts';

type RoleColumn =
	| 'sourcedId'
	| 'status'
	| 'userSourcedId'
	| 'role'
	| 'orgSourcedId'
	| 'beginDate'
	| 'endDate'
	| 'grades';

/**
 * Reads what tells who is what, by the id of the person. An organisation that is not there refuses a member of staff, and
 * is a warning for others. A role that has ended, or a student's that has not begun, does not hold.
 */
export async function readRoles(
	tables: readonly CsvTable[],
	mode: FileMode,
	known: { organisations: Organisations; crowd: Crowd; here: KnownHere },
	intake: Intake,
	problems: ProblemList,
): Promise<void> {
	const { organisations, crowd, here } = known;
	for (const table of tables) {
		const ids = idsOf(table.file.name);
		await readCsv<RoleColumn>(
			table,
			{
				required: ['sourcedId', 'userSourcedId', 'role', 'orgSourcedId'],
				optional: ['status', 'beginDate', 'endDate', 'grades'],
				dropped: ['dateLastModified', 'roleType', 'userProfileSourcedId'],
			},
			problems,
			(row) => {
				const meaning = meaningOf(row.get('role'));
				const isStaff = meaning !== null && isStaffKind(meaning);
				if (row.has('sourcedId') && isStaff) {
					const own = row.get('sourcedId');
					const first = own === '' ? undefined : ids.rows.note(own, row.line);
					if (own === '')
						problems.refuse('missing-value', row.at('sourcedId'), { column: row.called('sourcedId') });
					if (first !== undefined) {
						problems.refuse('duplicate-id', row.at('sourcedId'), { first });
						return;
					}
				}
				if (isGone(row) && mode !== 'delta') return;
				const userId = neededText(row, 'userSourcedId', problems);
				if (userId === '') return;
				if (meaning === null) problems.warn('unknown-role', row.at('role'));
				const organisationId = row.get('orgSourcedId');
				if (organisationId !== '') {
					const gravity = isStaff ? 'refusal' : 'warning';
					pointsTo(organisationId, organisations.ids, row.at('orgSourcedId'), gravity, problems);
				}
				const { startsOn, endsOn } = spanIn(row, problems);
				const over = endsOn !== null && endsOn <= here.today;
				const gone = isGone(row) || over;
				const at = crowd.meet(userId, row.line);
				if (isStaff) {
					if (gone && mode !== 'delta') return crowd.mark(at, bits.over);
					crowd.mark(at, organisationId === '' ? bits.staff : bits.staff | bits.housed);
					const schoolId = organisations.schoolOf(organisationId);
					intake.put({ subject: 'role', rosterId: userId, schoolId, kind: meaning, startsOn, endsOn, gone });
					return;
				}
				const early = startsOn !== null && startsOn > here.today;
				if (gone || early) return crowd.mark(at, bits.over);
				if (meaning === null) return;
				crowd.mark(at, bits[meaning]);
				const schoolId = organisations.schoolOf(organisationId);
				if (schoolId !== null) crowd.place(at, [schoolId]);
				if (meaning === 'student') crowd.grade(at, gradeIn(row.get('grades')));
			},
			{ settle: () => intake.settle() },
		);
	}
}
