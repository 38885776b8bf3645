/** The stages of the Collaboration Cycle. Any of them can be entered, left and returned to; none is more than another. */
export const stages = ['full', 'partial', 'coaching', 'mentoring'] as const;
export type Stage = (typeof stages)[number];
