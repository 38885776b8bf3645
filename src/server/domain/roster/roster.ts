/** The kinds of work a roster can tell of. None of them is a role in Tandem: an operator gives those. */
export const staffKinds = ['teacher', 'administrator', 'aide', 'other-staff'] as const;
export type StaffKind = (typeof staffKinds)[number];

/** The formats that are read. */
export const rosterFormats = [
	'OneRoster 1.1',
	'OneRoster 1.2',
	'Microsoft SDS v1',
	'Microsoft SDS v2.1',
	'Clever',
	'Google',
] as const;
export type RosterFormat = (typeof rosterFormats)[number];

export interface RosterSchool {
	readonly sourcedId: string;
	readonly name: string;
}

/** An academic session: a school year, a term, a grading period. */
export interface RosterTerm {
	readonly sourcedId: string;
	readonly title: string;
	/** As written: `schoolYear`, `semester`, `term`, `gradingPeriod`. */
	readonly type: string;
	/** School days, `YYYY-MM-DD`. */
	readonly startDate: string;
	readonly endDate: string;
	readonly parentId: string | null;
	readonly schoolYear: string | null;
}

/** How many students and guardians there are. Numbers only: who they are is not kept. */
export interface RosterCounts {
	readonly students: number;
	readonly guardians: number;
	/** `schoolId` is null for those whom the roster places at no known school. */
	readonly bySchool: readonly {
		readonly schoolId: string | null;
		readonly students: number;
		readonly guardians: number;
	}[];
	/** `grade` is null where the roster gives none, and `other` where it gives none that looks like a grade. */
	readonly byGrade: readonly {
		readonly schoolId: string | null;
		readonly grade: string | null;
		readonly students: number;
		readonly guardians: number;
	}[];
}

/** Whether a part of a set is complete, holds only what changed, or is not there: then what is known is left alone. */
export type Extent = 'all' | 'changes' | 'none';

/**
 * What a set tells as a whole, whatever format it came in. Its rows of staff and classes went to the intake; students and
 * guardians are numbers.
 */
export interface Told {
	/** The organisation above the schools, or the first one named; null in a set without rows. */
	readonly organisation: { readonly sourcedId: string; readonly name: string } | null;
	/** The schools that the set tells of. */
	readonly schools: readonly RosterSchool[];
	readonly terms: readonly RosterTerm[];
	/** Null: not all students are told of, so what was counted before stays. */
	readonly counts: RosterCounts | null;
	/** `all`: staff who are not in it are no longer there. */
	readonly people: Extent;
	/** `all`: where somebody works and as what is told whole for whom it tells of. */
	readonly roles: Extent;
	readonly classes: Extent;
	/** Who teaches which class. */
	readonly teachers: Extent;
	/** How many students a class has, each once; null where enrolments are not told whole. */
	readonly studentsIn: (classId: string) => number | null;
}
