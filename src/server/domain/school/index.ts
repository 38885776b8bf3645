export { dayAfter, daysBetween, momentOf, schoolDay, weekOf } from './day.ts';
