import { type Refusal, refuse } from '#server/platform/refusal.ts';

export const sides = ['teacher', 'facilitator'] as const;
export type Side = (typeof sides)[number];

/** Proposed until everyone needed has said yes; then active, paused or finished. */
export const states = ['proposed', 'active', 'paused', 'finished'] as const;
export type State = (typeof states)[number];

/** What a partner's answer is: still asked, in it, or not (any more). */
export type Answer = 'asked' | 'in' | 'declined' | 'not-now' | 'left';

/** A partner, as far as decisions need one. */
export interface Standing {
	readonly personId: string;
	readonly side: Side;
	readonly answer: Answer;
}

/** How many people one may ask into a collaboration at once. */
export const mostAsked = 12;

/** Whether someone has accepted and not left. */
export function isIn(partner: Standing): boolean {
	return partner.answer === 'in';
}

/** Whether a collaboration can begin: nobody on the teachers' side still has to answer, and both sides are there. */
export function canBegin(partners: readonly Standing[]): boolean {
	const isWaiting = partners.some((partner) => partner.side === 'teacher' && partner.answer === 'asked');
	return (
		!isWaiting && sides.every((side) => partners.some((partner) => partner.side === side && isIn(partner)))
	);
}

/** Whether a proposed stage holds: every teacher who is in, and one facilitator, have accepted it. */
export function stageHolds(partners: readonly Standing[], accepted: readonly string[]): boolean {
	const teachers = partners.filter((partner) => partner.side === 'teacher' && isIn(partner));
	const facilitators = partners.filter((partner) => partner.side === 'facilitator' && isIn(partner));
	const has = (partner: Standing) => accepted.includes(partner.personId);
	return teachers.length > 0 && teachers.every(has) && facilitators.some(has);
}

/** Whom a proposed stage still waits for: the teachers who have not accepted, and all facilitators while none has. */
export function stageWaitsFor(partners: readonly Standing[], accepted: readonly string[]): string[] {
	const has = (partner: Standing) => accepted.includes(partner.personId);
	const facilitators = partners.filter((partner) => partner.side === 'facilitator' && isIn(partner));
	const teachers = partners.filter((partner) => partner.side === 'teacher' && isIn(partner) && !has(partner));
	return [...teachers, ...(facilitators.some(has) ? [] : facilitators)].map((partner) => partner.personId);
}

export type Turn = 'paused' | 'resumed' | 'finished';

/**
 * The state after a turn. Refuses one that does not follow: only what is active can be paused, only what has begun and
 * has both sides can be resumed. A turn already taken gives the state as it is.
 */
export function take(
	turn: Turn,
	now: { state: State; hasBegun: boolean; partners: readonly Standing[] },
): State | Refusal {
	const { state } = now;
	if (turn === 'finished') return 'finished';
	if (turn === 'paused') {
		if (state === 'active' || state === 'paused') return 'paused';
		return refuse('collaboration-not-active', { kind: 'conflict' });
	}
	if (state === 'active') return 'active';
	if (state === 'proposed' || !now.hasBegun) return refuse('collaboration-not-begun', { kind: 'conflict' });
	const isWhole = sides.every((side) =>
		now.partners.some((partner) => partner.side === side && isIn(partner)),
	);
	return isWhole ? 'active' : refuse('collaboration-one-sided', { kind: 'conflict' });
}

/** What a partner would do next in a collaboration, the most pressing first. */
export type NextAction =
	| 'answer'
	| 'accept-handover'
	| 'accept-stage'
	| 'accept-agreement'
	| 'begin'
	| 'ask-another'
	| 'wait'
	| 'none';

/** Whether nobody is left on the other side: all who were asked there have declined. */
export function isLeftAlone(me: Standing, partners: readonly Standing[]): boolean {
	return !partners.some((other) => other.side !== me.side && (isIn(other) || other.answer === 'asked'));
}

/** Decides what waits for one partner. */
export function nextActionFor(
	me: Answer,
	now: {
		state: State;
		canBegin: boolean;
		leftAlone: boolean;
		stageWaitsForMe: boolean;
		agreementWaitsForMe: boolean;
		handoverWaitsForMe: boolean;
	},
): NextAction {
	if (now.state === 'finished') return 'none';
	if (me === 'asked') return 'answer';
	if (now.state === 'proposed') {
		if (now.canBegin) return 'begin';
		return now.leftAlone ? 'ask-another' : 'wait';
	}
	if (now.handoverWaitsForMe) return 'accept-handover';
	if (now.leftAlone) return 'ask-another';
	if (now.state === 'paused') return 'none';
	if (now.stageWaitsForMe) return 'accept-stage';
	return now.agreementWaitsForMe ? 'accept-agreement' : 'none';
}
