/** The stages of the Collaboration Cycle, in the order in which they are drawn. */
export const stages = ['full', 'partial', 'coaching', 'mentoring'] as const;
export type Stage = (typeof stages)[number];

/** One change of stage: the school day it held from, `YYYY-MM-DD`. */
export interface StageChange {
	on: string;
	stage: Stage;
}
