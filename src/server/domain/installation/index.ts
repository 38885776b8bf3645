export { findOrganisation, isSetUp, prepareFirstRun } from './first-run.ts';
export { type FirstOperator, type FirstSchool, setUpSchool } from './set-up-school.ts';
