import { dayAfter } from '#server/domain/school/index.ts';

/** As whom somebody holds a request: a facilitator, a mentor, or the school's help desk. */
export const holders = ['facilitator', 'mentor', 'desk'] as const;
export type HeldAs = (typeof holders)[number];

/** Where a request stands. Waiting: for an answer of who asked. */
export const states = ['asked', 'taken-up', 'waiting', 'promised', 'done', 'reopened'] as const;
export type State = (typeof states)[number];

/** What changed with a message. */
export type Change = State | 'passed';

/** On which side of a request somebody stands who may do something about it. */
export type Side = 'asker' | 'holder';

/** How long what is written may be, in characters, and how often a request may be passed on. */
export const most = { words: 4000, forClass: 200, parts: 200, days: 400 } as const;

/** What somebody does about a request; that something is only said is a deed, too. */
export type Deed = 'say' | 'take-up' | 'ask-back' | 'promise' | 'finish' | 'reopen' | 'pass-on';

const holding: readonly State[] = ['asked', 'taken-up', 'waiting', 'promised', 'reopened'];

/** What somebody on a side may do about a request as it stands. */
export function deedsOf(side: Side, state: State): Deed[] {
	if (state === 'done') return ['reopen', 'pass-on'];
	if (side === 'asker') return ['say', 'finish', 'pass-on'];
	const fresh = state === 'asked' || state === 'reopened';
	return ['say', ...(fresh ? (['take-up'] as const) : []), 'ask-back', 'promise', 'finish', 'pass-on'];
}

/** How a request stands after a deed; undefined where that is not to be done as it stands. */
export function afterDeed(
	deed: Exclude<Deed, 'pass-on'>,
	side: Side,
	now: { state: State; promisedOn: string | null },
	promisedOn: string | null,
): { state: State; promisedOn: string | null } | undefined {
	if (!deedsOf(side, now.state).includes(deed)) return undefined;
	switch (deed) {
		case 'take-up':
			return { state: 'taken-up', promisedOn: null };
		case 'ask-back':
			return { state: 'waiting', promisedOn: now.promisedOn };
		case 'promise':
			return { state: 'promised', promisedOn };
		case 'finish':
			return { state: 'done', promisedOn: now.promisedOn };
		case 'reopen':
			return { state: 'reopened', promisedOn: null };
		case 'say':
			// Who asked has answered: it is with those who hold it again.
			if (side === 'asker' && now.state === 'waiting')
				return { state: now.promisedOn === null ? 'taken-up' : 'promised', promisedOn: now.promisedOn };
			return now;
	}
}

/** Whether a state is one in which those who hold a request have something to do. */
export const isOpen = (state: State): boolean => holding.includes(state);

/** How often somebody is reminded of a request while it stands as it does. */
export const mostReminders = 3;
const daysBetweenReminders = 3;
const patience = { asked: 2, reopened: 2, 'taken-up': 7, waiting: 3 } as const;

/** The school day on which somebody is reminded next: of a promise on its own day, of anything else after some days of silence. */
export function remindOn(
	{ state, promisedOn }: { state: State; promisedOn: string | null },
	today: string,
	reminded = 0,
): string | null {
	if (state === 'done' || reminded >= mostReminders) return null;
	if (reminded > 0) return dayAfter(today, daysBetweenReminders);
	if (state === 'promised')
		return promisedOn !== null && promisedOn > today ? promisedOn : dayAfter(today, 1);
	return dayAfter(today, patience[state]);
}
