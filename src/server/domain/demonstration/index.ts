export { generateYear, usualSeed } from './generate.ts';
export { makeDemonstration } from './make-demonstration.ts';
export { addressOf, mainCast, schoolName, staff } from './staff.ts';
