export { changeSchool } from './change-school.ts';
export { dayAfter, daysBetween, momentOf, schoolClock, schoolDay, weekOf } from './day.ts';
export { findSchool, findSchools, type SchoolLine, type SchoolPage } from './find-school.ts';
export { gradeOrder } from './grade.ts';
export { planSchoolYear } from './plan-school-year.ts';
export { isZone, type SchoolSettings, settle } from './school.ts';
export { usualSchoolYear, type YearDays } from './school-year.ts';
export { heldFrom, type Today, todayOf } from './today.ts';
