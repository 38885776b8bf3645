import type { StaffKind } from './roster.ts';

/** What an import does to something: `same` nothing, `held` nothing until a person decides. */
export const changeKinds = ['new', 'changed', 'gone', 'held', 'same'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type ChangeSubject =
	| 'organisation'
	| 'school'
	| 'school-year'
	| 'person'
	| 'link'
	| 'activity'
	| 'address'
	| 'membership'
	| 'role'
	| 'class'
	| 'class-teacher'
	| 'count';

/** What else is told of a person in a preview. */
export const personFacts = [
	/** Was here by hand, found by address: the roster is followed from now on. */
	'linked',
	/** The roster gives the same person a new id. */
	'relinked',
	'renamed',
	/** The roster says what the person goes by. */
	'known-as',
	/** Had vanished from the roster before. */
	'returns',
	/** The roster says that the person may not sign in. */
	'switched-off',
	/** Deactivated here, which the roster does not undo. */
	'stays-deactivated',
	/** Runs this installation, so the roster does not switch them off. */
	'operator-stays',
	'no-address',
	'address-new',
	/** An account is in use: the old address has to confirm. */
	'address-waits',
	/** Somebody else here has the address. */
	'address-taken',
	'no-school',
	/** Begins at one more school, while staying at others. */
	'joins',
	/** No longer works at one of several schools. */
	'leaves',
] as const;
export type PersonFact = (typeof personFacts)[number];

/** The roles that a roster gives; all others are given by hand. */
export type RosterRole = 'teacher' | 'assistant';

/** The role that a kind of work has here: none for administrators and others. */
export const roleOfKind: Readonly<Partial<Record<StaffKind, RosterRole>>> = {
	teacher: 'teacher',
	aide: 'assistant',
};

/** One thing that accepting an import does, or tells. Staged as a row of roster_import_change. */
export interface Change {
	subject: ChangeSubject;
	change: ChangeKind;
	/** The key of what is changed, or of what accepting makes. */
	subject_id?: string;
	school_id?: string | null;
	person_id?: string;
	roster_id?: string | null;
	given_name?: string;
	family_name?: string;
	known_as?: string | null;
	search_name?: string;
	address?: string | null;
	role?: string;
	kinds?: string;
	facts?: string;
	title?: string;
	grade?: string | null;
	subject_area?: string | null;
	students?: number | null;
	guardians?: number | null;
	/** Of a role or membership: when it begins, if later than accepting, and when it ends, if the roster says. */
	starts_on?: string;
	ends_on?: string;
	/** What stood there before. */
	before?: string | null;
}

/** The parts of a change that are written, in the order of their columns. */
export const changeColumns = [
	'subject',
	'change',
	'subject_id',
	'school_id',
	'person_id',
	'roster_id',
	'given_name',
	'family_name',
	'known_as',
	'search_name',
	'address',
	'role',
	'kinds',
	'facts',
	'title',
	'grade',
	'subject_area',
	'students',
	'guardians',
	'starts_on',
	'ends_on',
	'before',
] as const satisfies readonly (keyof Change)[];
