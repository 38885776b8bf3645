export { addNextStep, type NewNextStep, writeNextStep } from './add-next-step.ts';
export type { ChangedNextStep } from './change-next-step.ts';
export { editNextStep } from './edit-next-step.ts';
export { findNextStep, findNextSteps, promisesOf, stepsAbout } from './find-next-steps.ts';
export { keepNextStep } from './keep-next-step.ts';
export { type Due, dueOf, type NextStep } from './next-step.ts';
export { reopenNextStep } from './reopen-next-step.ts';
export { schoolToWriteIn } from './school-to-write-in.ts';
