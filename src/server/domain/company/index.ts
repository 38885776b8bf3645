export { type Company, concernedIn, noteIsAbout, type Part, reachAbout, type VisitAbout } from './company.ts';
