export { type Company, concernedIn, noteIsAbout, type Part, reachAbout, type VisitAbout } from './company.ts';
export { findFacilitatorsIn, findFacilitatorsOf, type Named } from './facilitators.ts';
export { nameIn } from './name-in.ts';
