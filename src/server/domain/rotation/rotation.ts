/** The settings of a school's rotation. */
export interface RotationSettings {
	/** Teams in focus at a time: in the school, and of one facilitator. */
	teamsAtATime: number;
	teamsEach: number;
	/** School weeks that a focus lasts, and how many of them are for groups. */
	focusWeeks: number;
	groupWeeks: number;
	/** One-to-one visits to each teacher of a team in focus. */
	oneToOnes: number;
	visitsADay: number;
}

/** As a school begins. */
export const usualSettings: RotationSettings = {
	teamsAtATime: 2,
	teamsEach: 2,
	focusWeeks: 4,
	groupWeeks: 2,
	oneToOnes: 2,
	visitsADay: 3,
};

/** From what to what each may be set. */
export const bounds = {
	teamsAtATime: [1, 20],
	teamsEach: [1, 6],
	focusWeeks: [2, 10],
	groupWeeks: [1, 6],
	oneToOnes: [1, 6],
	visitsADay: [1, 10],
} as const satisfies Record<keyof RotationSettings, readonly [number, number]>;

/**
 * A busy week (no visits, no focus), one that is good for a focus, or one in which another specialism's coach is with them: a
 * teacher has one coach a week.
 */
export const wishKinds = ['busy', 'good', 'other-coach'] as const;
export type WishKind = (typeof wishKinds)[number];

/**
 * `waiting` and `computing`: what was there at once holds, and better is looked for. `best`: no better plan exists. `near`: time was over, and
 * the gap is told. `stopped`, by hand, and `interrupted`, with the process: what was there at once holds.
 */
export const planStates = ['waiting', 'computing', 'best', 'near', 'stopped', 'interrupted'] as const;
export type PlanState = (typeof planStates)[number];

/** For how long the best plan is looked for, in seconds. */
export const secondsToSolve = 60;
