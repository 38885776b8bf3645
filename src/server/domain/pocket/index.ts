export { fillPocket, type Pocket, type PocketStart, type PocketVisit } from './fill-pocket.ts';
export { pocketOf } from './pocket.ts';
