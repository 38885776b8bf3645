/** Where stands what should change: proposed; asked for, or tried; and its end. */
export const changeStates = ['proposed', 'request', 'trial', 'done', 'let-go'] as const;
export type ChangeState = (typeof changeStates)[number];

/** How long what is written may be, in characters, and how much may be proposed in one report. */
export const most = {
	occasion: 200,
	learnt: 4000,
	tried: 4000,
	forWhom: 1000,
	change: 1000,
	changes: 20,
	outcome: 1000,
} as const;

/** What may become of a change as it stands. What came to its end may be proposed again. */
export function deedsOf(state: ChangeState): ChangeState[] {
	switch (state) {
		case 'proposed':
			return ['request', 'trial', 'done', 'let-go'];
		case 'request':
		case 'trial':
			return ['done', 'let-go'];
		case 'done':
		case 'let-go':
			return ['proposed'];
	}
}

/** What should change, each on a line of its own. */
export const changesIn = (lines: string): string[] =>
	lines
		.split('\n')
		.map((line) => line.trim().replace(/^[-*•]\s+/, ''))
		.filter((line) => line !== '');
