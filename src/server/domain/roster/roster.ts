/** The kinds of work a roster can tell of. None of them is a role in Tandem: an operator gives those. */
export const staffKinds = ['teacher', 'administrator', 'aide', 'other-staff'] as const;
export type StaffKind = (typeof staffKinds)[number];

/** The OneRoster version a set was read as. */
export type RosterVersion = '1.1' | '1.2';

export interface RosterSchool {
	readonly sourcedId: string;
	readonly name: string;
}

/** A member of staff as the roster tells of them. */
export interface RosterStaff {
	readonly sourcedId: string;
	readonly givenName: string;
	readonly familyName: string;
	/** What the person goes by, where the set says so (OneRoster 1.2). */
	readonly preferred?: { readonly givenName?: string; readonly familyName?: string };
	/** Lower case and checked; null when the roster has none that can be used. */
	readonly email: string | null;
	/** The schools of the roster this person works at, each once. */
	readonly schoolIds: readonly string[];
	/** Also works for the organisation above the schools, such as a district office. */
	readonly organisationWide: boolean;
	/** Each once, in the order of `staffKinds`. */
	readonly kinds: readonly StaffKind[];
	/** False when the roster says that the person may not sign in. */
	readonly enabled: boolean;
}

export interface RosterClass {
	readonly sourcedId: string;
	readonly title: string;
	readonly schoolId: string;
	readonly courseTitle?: string;
	/** As the roster writes them; single digits with a nought before them, as in OneRoster's own codes. */
	readonly grades: readonly string[];
	readonly subjects: readonly string[];
	readonly termIds: readonly string[];
	/** Staff of this roster who teach the class, whoever is marked as primary first. */
	readonly teacherIds: readonly string[];
	/** How many students are enrolled, each once. */
	readonly students: number;
	/** How many different guardians these students have. */
	readonly guardians: number;
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

/** A whole roster, whatever format it came in. It knows staff by name, and students and guardians by number. */
export interface Roster {
	/** The organisation above the schools, or the first one named; null in a set without rows. */
	readonly organisation: { readonly sourcedId: string; readonly name: string } | null;
	readonly schools: readonly RosterSchool[];
	readonly staff: readonly RosterStaff[];
	readonly classes: readonly RosterClass[];
	readonly terms: readonly RosterTerm[];
	readonly counts: RosterCounts;
	/** What the set tells of at all. A part that is false is absent: leave alone what is known of it. */
	readonly included: { readonly classes: boolean; readonly enrollments: boolean; readonly terms: boolean };
}
