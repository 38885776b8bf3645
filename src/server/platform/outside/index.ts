export { type Fetched, type FetchProblem, fetchOutside, outsideAddress } from './fetch-outside.ts';
export { type Knock, type Knocked, knockOutside } from './knock-outside.ts';
