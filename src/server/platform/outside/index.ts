export { type Fetched, type FetchProblem, fetchOutside, outsideAddress } from './fetch-outside.ts';
