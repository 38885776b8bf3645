import type { Role } from '#server/domain/people/index.ts';

/** What a day's page is made of, in the order in which a person with several roles meets it. */
export const parts = [
	'order',
	'promises',
	'waits',
	'suggestions',
	'time',
	'help',
	'shared',
	'programme',
	'operating',
] as const;
export type TodayPart = (typeof parts)[number];

const partsOf: Record<Role, readonly TodayPart[]> = {
	facilitator: ['order', 'promises', 'waits', 'suggestions', 'time'],
	librarian: ['order', 'promises', 'suggestions', 'time'],
	specialist: ['order', 'promises', 'suggestions', 'time'],
	teacher: ['order', 'promises', 'waits', 'help', 'shared'],
	assistant: ['order', 'promises'],
	technician: ['order', 'promises'],
	leader: ['programme'],
	operator: ['operating'],
};

/** The parts of somebody's day, by the roles they have; without any role, where they are to be and what they promised. */
export function partsFor(roles: ReadonlySet<Role>): TodayPart[] {
	const wanted = new Set<TodayPart>([...roles].flatMap((role) => partsOf[role]));
	if (roles.size === 0) return ['order', 'promises'];
	return parts.filter((part) => wanted.has(part));
}
