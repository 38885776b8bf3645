export type { Reached } from './judge.ts';
export { type Planted, promises, type Reader, readers } from './promises.ts';
export { prove } from './prove.ts';
