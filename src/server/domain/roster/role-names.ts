import { bareName } from './edit-distance.ts';
import type { StaffKind } from './roster.ts';

/** What a role of OneRoster makes of a person here. */
export type RoleMeaning = StaffKind | 'student' | 'guardian';

const meanings: ReadonlyMap<string, RoleMeaning> = new Map([
	['teacher', 'teacher'],
	['aide', 'aide'],
	['administrator', 'administrator'],
	['principal', 'administrator'],
	['siteadministrator', 'administrator'],
	['districtadministrator', 'administrator'],
	['systemadministrator', 'administrator'],
	['proctor', 'other-staff'],
	['counselor', 'other-staff'],
	['student', 'student'],
	['guardian', 'guardian'],
	['parent', 'guardian'],
	['relative', 'guardian'],
]);

/** What a role of OneRoster 1.1 or 1.2 means; null for one that neither knows. Capitals do not count. */
export function meaningOf(role: string): RoleMeaning | null {
	return meanings.get(bareName(role)) ?? null;
}

/** Whether a meaning is a kind of staff. */
export function isStaffKind(meaning: RoleMeaning): meaning is StaffKind {
	return meaning !== 'student' && meaning !== 'guardian';
}
