import type { StaffKind } from './roster.ts';

/** A member of staff of a set, as their own row tells of them. */
export interface PersonRow {
	readonly subject: 'person';
	readonly rosterId: string;
	/** False: an id alone, of somebody whose name this set does not tell. */
	readonly named: boolean;
	readonly givenName: string;
	readonly familyName: string;
	/** What the person goes by, where the set says so. */
	readonly preferred: { readonly givenName: string; readonly familyName: string };
	/** Lower case and checked; null when the set has none that can be used. */
	readonly email: string | null;
	/** False when the roster says that the person may not sign in. */
	readonly enabled: boolean;
	/** The set says that they are no longer there. */
	readonly gone: boolean;
}

/** That somebody works somewhere. */
export interface RoleRow {
	readonly subject: 'role';
	readonly rosterId: string;
	/** Null: for the organisation above the schools, or for no known school. */
	readonly schoolId: string | null;
	/** Null: works there, as nothing that is said here. */
	readonly kind: StaffKind | null;
	/** School days; null where the set does not say. `endsOn` is the first day on which it no longer holds. */
	readonly startsOn: string | null;
	readonly endsOn: string | null;
	readonly gone: boolean;
}

/** A class of a set. */
export interface ClassRow {
	readonly subject: 'class';
	readonly rosterId: string;
	readonly schoolId: string | null;
	/** False: enrolments name it, and this set does not tell more of it. */
	readonly named: boolean;
	readonly title: string;
	readonly grades: readonly string[];
	readonly subjects: readonly string[];
	readonly gone: boolean;
}

/** That somebody teaches a class. */
export interface TeacherRow {
	readonly subject: 'teacher';
	readonly classId: string;
	readonly rosterId: string;
	readonly gone: boolean;
}

export type IntakeRow = PersonRow | RoleRow | ClassRow | TeacherRow;

/** Where the rows of a set go while it is read. Students and guardians never come here. */
export interface Intake {
	/** Takes a row; `settle` is awaited soon after, never within. */
	put(row: IntakeRow): void;
	/** Puts away what was taken, and tells how far the reading has got. */
	settle(): Promise<void>;
}

/** What is known here before a set is read: what a file of changes may point to. */
export interface KnownHere {
	/** With the id of the roster; null for a school that the roster has not told of. */
	readonly schools: readonly {
		readonly id: string;
		readonly rosterId: string | null;
		readonly name: string;
	}[];
	/** Whether somebody with this id of the roster is here: a member of staff, then. */
	readonly isStaff: (rosterId: string) => boolean;
	/** The day of the reading: what has ended by then, or begins later, is told apart. */
	readonly today: string;
}

/** Nothing is here yet. */
export function nothingKnown(today: string): KnownHere {
	return { schools: [], isStaff: () => false, today };
}
