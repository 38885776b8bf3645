export { findRules, type Rule } from './find-rules.ts';
export type { Reached } from './judge.ts';
export { called, type Planted, promises, type Reader, readers } from './promises.ts';
export { prove } from './prove.ts';
