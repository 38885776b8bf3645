import type { Part } from '#server/domain/company/index.ts';
import type { Role } from '#server/domain/people/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What a visit can be. *Side-by-side* is what the literature calls the coaching phase; here coaching is a stage. */
export const visitKinds = [
	'planning', 'modelling', 'side-by-side', 'co-teaching', 'observing', 'peer-visit', 'reflecting', 'check-in',
	'e-mail', 'corridor', 'support',
] as const; // biome-ignore format: short enough for two lines
export type VisitKind = (typeof visitKinds)[number];

export type TimeKind = 'in-classroom' | 'outside-classroom';
export type VisitState = 'planned' | 'done' | 'cancelled';

/** How a look-for went. */
export const hows = ['not-yet', 'with-help', 'seen', 'beyond'] as const;
export type How = (typeof hows)[number];

/** What a visit of a kind usually is: where the time goes, its minutes, and whether it is at a distance. */
export const usually: Record<VisitKind, { timeKind: TimeKind; minutes: number; remote: boolean }> = {
	planning: { timeKind: 'outside-classroom', minutes: 45, remote: false },
	modelling: { timeKind: 'in-classroom', minutes: 45, remote: false },
	'side-by-side': { timeKind: 'in-classroom', minutes: 45, remote: false },
	'co-teaching': { timeKind: 'in-classroom', minutes: 45, remote: false },
	observing: { timeKind: 'in-classroom', minutes: 30, remote: false },
	'peer-visit': { timeKind: 'in-classroom', minutes: 40, remote: false },
	reflecting: { timeKind: 'outside-classroom', minutes: 30, remote: false },
	'check-in': { timeKind: 'outside-classroom', minutes: 15, remote: false },
	'e-mail': { timeKind: 'outside-classroom', minutes: 10, remote: true },
	corridor: { timeKind: 'outside-classroom', minutes: 5, remote: false },
	support: { timeKind: 'outside-classroom', minutes: 15, remote: false },
};

/** What a visit may say of itself, in characters. */
export const most = {
	place: 200,
	words: 500,
	remark: 1000,
	note: 8000,
	people: 60,
	checks: 40,
	nextSteps: 10,
	/** How often a visit may be in one series. */
	again: 20,
} as const;

const day = 86_400_000;
/** A clock on a tablet may be a little ahead. */
const patience = 15 * 60_000;

/**
 * Whether a visit in this state may begin then: planned up to a year ahead, what was seen up to a year back.
 * Refuses `visit-too-far`, `visit-not-yet` (done, but still ahead) and `visit-is-past` (planned, but over).
 */
export function checkMoment(state: VisitState, startsAt: Date, now: Date): Refusal | undefined {
	const away = startsAt.getTime() - now.getTime();
	if (!Number.isFinite(away) || Math.abs(away) > 366 * day) return refuse('visit-too-far', { field: 'day' });
	if (state === 'done' && away > patience) return refuse('visit-not-yet', { field: 'day' });
	if (state === 'planned' && away < -day) return refuse('visit-is-past', { field: 'day' });
	return undefined;
}

/** What somebody takes part as, by their roles and those of who writes it down. */
export function partOf(roles: readonly Role[], isWriter: boolean, writerFacilitates: boolean): Part {
	const is = (role: Role) => roles.includes(role);
	if (is('facilitator') && (isWriter || !is('teacher') || !writerFacilitates)) return 'facilitator';
	if (is('teacher')) return 'teacher';
	if (is('librarian') || is('specialist')) return 'specialist';
	if (is('assistant')) return isWriter ? 'assistant' : 'teacher';
	return roles.length === 0 ? 'teacher' : 'specialist';
}
