import { dayAfter } from '#server/domain/school/index.ts';

/** As whom somebody holds a request: a facilitator, a mentor, or the school's help desk. */
export const holders = ['facilitator', 'mentor', 'desk'] as const;
export type HeldAs = (typeof holders)[number];

/** Where a request stands. Waiting: for an answer of who asked; testing: what was set up is with who tests it. */
export const states = ['asked', 'taken-up', 'waiting', 'promised', 'testing', 'done', 'reopened'] as const;
export type State = (typeof states)[number];

/** What changed with a message. */
export const changes = [...states, 'passed', 'works', 'not-yet', 'set-up', 'corrected'] as const;
export type Change = (typeof changes)[number];

/** On which side of a request somebody stands who may do something about it. */
export type Side = 'asker' | 'holder' | 'tester';

/** Where something to be set up lies: with the help desk here, or with one that is reached by e-mail. */
export type SetUpAt = 'here' | 'by-mail' | undefined;

/** How long what is written may be, in characters, and how often a request may be passed on. */
export const most = { words: 4000, forClass: 200, parts: 200, days: 400 } as const;

/** What somebody does about a request; that something is only said is a deed, too. */
export const deeds = [
	'say', 'take-up', 'ask-back', 'promise', 'give-to-test', 'works', 'not-yet', 'correct', 'finish', 'reopen', 'pass-on',
] as const; // biome-ignore format: short enough for one line
export type Deed = (typeof deeds)[number];

const holding: readonly State[] = ['asked', 'taken-up', 'waiting', 'promised', 'testing', 'reopened'];

/** What somebody on a side may do about a request as it stands; of what is set up, more. */
export function deedsOf(side: Side, state: State, setUp?: SetUpAt): Deed[] {
	if (state === 'done') return side === 'tester' ? ['reopen'] : ['reopen', 'pass-on'];
	// A desk that is reached by e-mail hands nothing over here: what came of it is said at any time.
	const tests = setUp === 'by-mail' || (setUp === 'here' && state === 'testing');
	const verdicts: Deed[] = tests ? ['works', 'not-yet'] : [];
	if (side === 'tester') return ['say', ...verdicts];
	if (side === 'asker')
		return ['say', ...verdicts, ...(setUp ? ['correct' as const] : []), 'finish', 'pass-on'];
	const fresh: Deed[] = state === 'asked' || state === 'reopened' ? ['take-up'] : [];
	const hands: Deed[] = setUp && state !== 'testing' ? ['give-to-test'] : [];
	return ['say', ...fresh, 'ask-back', 'promise', ...hands, 'finish', 'pass-on'];
}

/** How a request stands after a deed; undefined where that is not to be done as it stands. */
export function afterDeed(
	deed: Exclude<Deed, 'pass-on'>,
	side: Side,
	now: { state: State; promisedOn: string | null },
	promisedOn: string | null,
	setUp?: SetUpAt,
): { state: State; promisedOn: string | null } | undefined {
	if (!deedsOf(side, now.state, setUp).includes(deed)) return undefined;
	switch (deed) {
		case 'take-up':
			return { state: 'taken-up', promisedOn: null };
		case 'ask-back':
			return { state: 'waiting', promisedOn: now.promisedOn };
		case 'promise':
			return { state: 'promised', promisedOn };
		case 'give-to-test':
			return { state: 'testing', promisedOn: now.promisedOn };
		case 'finish':
		case 'works':
			return { state: 'done', promisedOn: now.promisedOn };
		case 'reopen':
		case 'not-yet':
			return { state: 'reopened', promisedOn: null };
		case 'say':
		case 'correct':
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
const patience = { asked: 2, reopened: 2, 'taken-up': 7, waiting: 3, testing: 3 } as const;

/**
 * The school day on which somebody is reminded next: of a promise on its own day, of a test on the day by which it is tested,
 * of anything else after some days of silence.
 */
export function remindOn(
	{
		state,
		promisedOn,
		testBy,
	}: { state: State; promisedOn: string | null; testBy?: string | null | undefined },
	today: string,
	reminded = 0,
): string | null {
	if (state === 'done' || reminded >= mostReminders) return null;
	if (reminded > 0) return dayAfter(today, daysBetweenReminders);
	if (state === 'promised')
		return promisedOn !== null && promisedOn > today ? promisedOn : dayAfter(today, 1);
	if (state === 'testing' && testBy && testBy > today) return testBy;
	return dayAfter(today, patience[state]);
}
