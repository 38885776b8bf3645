import { bareName } from './edit-distance.ts';
import type { StaffKind } from './roster.ts';

/** What a role of a roster makes of a person here. */
export type RoleMeaning = StaffKind | 'student' | 'guardian';

/** OneRoster's roles, and those that Microsoft's School Data Sync has besides. */
const words: Readonly<Record<RoleMeaning, string>> = {
	teacher: 'teacher faculty professor instructor lecturer adjunct substitute',
	aide: 'aide teacherassistant assistant paraprofessional',
	administrator:
		'administrator principal siteadministrator districtadministrator systemadministrator chair dean',
	'other-staff':
		'proctor counselor counsellor staff officestaff researcher affiliate advisor adviser coach nurse itadmin specialservices occupationaltherapist physicaltherapist speechtherapist visiontherapist',
	student: 'student',
	guardian: 'guardian parent relative',
};

const meanings: ReadonlyMap<string, RoleMeaning> = new Map(
	Object.entries(words).flatMap(([meaning, all]) =>
		all.split(' ').map((word) => [word, meaning as RoleMeaning] as const),
	),
);

/** What a role means; null for one that no format knows. Capitals do not count. */
export function meaningOf(role: string): RoleMeaning | null {
	return meanings.get(bareName(role)) ?? null;
}

/** Whether a meaning is a kind of staff. */
export function isStaffKind(meaning: RoleMeaning): meaning is StaffKind {
	return meaning !== 'student' && meaning !== 'guardian';
}
