export { generateYear, usualSeed } from './generate.ts';
export { makeDemonstration } from './make-demonstration.ts';
export { type Making, makeManySchools, mostSchools } from './make-many-schools.ts';
export { addressOf, mainCast, schoolName, staff } from './staff.ts';
