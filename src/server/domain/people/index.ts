export { findStanding, nameOf, type Role, roles, type SchoolStanding, searchable, type Standing } from './standing.ts';
