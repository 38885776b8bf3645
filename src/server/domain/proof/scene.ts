import type { Role } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Acting } from '#server/platform/database/rehearsal.ts';

/** The people that are planted, with the role each begins with. */
export const roles = {
	teacher: 'teacher',
	partner: 'teacher',
	colleague: 'teacher',
	facilitator: 'facilitator',
	departed: 'facilitator',
	asked: 'facilitator',
	facilitatorElse: 'facilitator',
	turnedLeader: 'facilitator',
	evaluator: 'specialist',
	librarian: 'librarian',
	assistant: 'assistant',
	technician: 'technician',
	leader: 'leader',
	operator: 'operator',
	elsewhere: 'facilitator',
} as const satisfies Record<string, Role>;

export type Person = keyof typeof roles;

/** What the planting goes by: whose place to take, the school, the keys of its people, and the text of a record. */
export interface Scene {
	readonly as: Acting;
	readonly schoolId: string;
	readonly people: Record<Person, string>;
	readonly me: (person: Person) => Member;
	readonly text: (planted: string) => string;
	/** A moment so many days ago. */
	readonly ago: (days: number) => Date;
}

/** The calendar day of a moment at Greenwich, where the planted school stands. */
export function dayOf(at: Date): string {
	return at.toISOString().slice(0, 10);
}
