export { findSplit, type Stretch, splitIn, weekAround } from './find-split.ts';
export { type Preparation, recordPreparation } from './record-preparation.ts';
export { takeBackPreparation } from './take-back-preparation.ts';
export { aim, type Split, sharesOf } from './time.ts';
