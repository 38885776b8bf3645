import { dayAfter } from '#server/domain/school/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import type { Role } from './standing.ts';

/** A role somebody holds in one school, from `startsOn` up to, not including, `endsOn`. */
export interface HeldRole {
	role: Role;
	startsOn: string;
	endsOn: string | null;
}

const excluding: Partial<Record<Role, Role>> = { leader: 'facilitator', facilitator: 'leader' };

/** Whether two spans of days have a day in common. A span that ends where it begins has none. */
export function overlap(a: Omit<HeldRole, 'role'>, b: Omit<HeldRole, 'role'>): boolean {
	const empty = (span: Omit<HeldRole, 'role'>) => span.endsOn !== null && span.endsOn <= span.startsOn;
	if (empty(a) || empty(b)) return false;
	return (b.endsOn === null || a.startsOn < b.endsOn) && (a.endsOn === null || b.startsOn < a.endsOn);
}

/** Refuses a first day that is more than a year ago or more than two years ahead of the school's today. */
export function mayBegin(startsOn: string, today: string): Refusal | undefined {
	const near = startsOn >= dayAfter(today, -366) && startsOn <= dayAfter(today, 731);
	return near ? undefined : refuse('role-too-far', { field: 'startsOn' });
}

/**
 * Decides whether somebody with these roles in a school may be given one more.
 * @param today the school's today: a role begins within a year before it and two years after it
 * @returns nothing, or the refusal
 */
export function mayBeGiven(
	name: string,
	held: HeldRole[],
	wanted: HeldRole,
	today: string,
): Refusal | undefined {
	const far = mayBegin(wanted.startsOn, today);
	if (far) return far;
	if (wanted.endsOn !== null && wanted.endsOn <= wanted.startsOn)
		return refuse('ends-before-start', { field: 'lastDay' });
	const at = held.filter((one) => overlap(one, wanted));
	if (at.some((one) => one.role === wanted.role))
		return refuse('role-already-held', { kind: 'conflict', field: 'role', args: { name } });
	if (at.some((one) => one.role === excluding[wanted.role]))
		return refuse('leader-and-facilitator', { kind: 'conflict', field: 'role', args: { name } });
	return undefined;
}

/** The day on which a role that began on `startsOn` ends: never before it began. A role ended before its start never held. */
export function endOf(startsOn: string, wanted: string): string {
	return wanted < startsOn ? startsOn : wanted;
}
