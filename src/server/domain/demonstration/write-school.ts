import { startingLookFors } from '#server/domain/notebook/index.ts';
import { nameOf, searchable } from '#server/domain/people/index.ts';
import type { Calendar } from './calendar.ts';
import { practices } from './practices.ts';
import type { Random } from './random.ts';
import type { Rows } from './rows.ts';
import { addressOf, divisions, staff, teams } from './staff.ts';

/** The keys of what `writeSchool` wrote, for what comes after. */
export interface WrittenSchool {
	id: string;
	people: Map<string, string>;
	teams: Map<string, string>;
	tools: Map<string, string>;
	lookFors: { id: string; key: string }[];
	facilitators: string[];
	teachers: { id: string; team: string }[];
}

/** The school itself: year, divisions, teams, people with their roles, classes, counts, tools and look-fors. */
export function writeSchool(
	rows: Rows,
	random: Random,
	calendar: Calendar,
	schoolId: string,
	everybody = staff,
): WrittenSchool {
	const began = calendar.at(calendar.startsOn, '07:00');
	const id = () => random.id(began);
	const written: WrittenSchool = {
		id: schoolId, people: new Map(), teams: new Map(), tools: new Map(), lookFors: [], facilitators: [], teachers: [],
	}; // biome-ignore format: short enough for one line
	writeYear(rows, random, calendar, schoolId);
	const divisionIds = new Map(divisions.map((name) => [name, id()]));
	divisions.forEach((name, position) => {
		rows.division.push({ id: divisionIds.get(name) ?? id(), school_id: schoolId, name, position });
	});
	teams.forEach((team, position) => {
		const teamId = id();
		written.teams.set(team.name, teamId);
		rows.team.push({
			id: teamId, school_id: schoolId, division_id: divisionIds.get(team.division) ?? null, name: team.name,
			kind: team.subject ? 'department' : 'grade', grade: team.grade ?? null, position, created_at: began,
		}); // biome-ignore format: a row reads better whole
		rows.student_count.push({
			school_id: schoolId,
			grade: team.grade ?? '',
			students: team.students,
			guardians: Math.round(team.students * 1.7),
			counted_at: began,
		});
	});
	for (const person of everybody) writePerson(rows, id, calendar, written, person);
	writeClasses(rows, id, written);
	for (const name of new Set(practices.flatMap((practice) => practice.tools))) {
		const tool = id();
		written.tools.set(name, tool);
		rows.tool.push({ id: tool, school_id: schoolId, name, created_at: began });
	}
	startingLookFors.forEach((key, position) => {
		const lookFor = { id: id(), key };
		written.lookFors.push(lookFor);
		rows.look_for.push({ ...lookFor, school_id: schoolId, position });
	});
	return written;
}

/** The school year that a calendar is of. */
export function writeYear(rows: Rows, random: Random, calendar: Calendar, schoolId: string): void {
	rows.school_year.push({
		id: random.id(calendar.at(calendar.startsOn, '07:00')),
		school_id: schoolId,
		name: schoolYearName(calendar),
		starts_on: calendar.startsOn,
		ends_on: calendar.endsOn,
	});
}

function schoolYearName({ startsOn, endsOn }: Calendar): string {
	const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
	return first === last ? first : `${first}–${last.slice(2)}`;
}

function writePerson(
	rows: Rows,
	id: () => string,
	calendar: Calendar,
	written: WrittenSchool,
	person: (typeof staff)[number],
): void {
	const personId = id();
	const names = { given_name: person.given, family_name: person.family, known_as: person.knownAs ?? null };
	written.people.set(person.key, personId);
	rows.person.push({ id: personId, ...names, search_name: searchable(nameOf(names)) });
	rows.person_address.push({
		id: id(),
		person_id: personId,
		address: addressOf(person.key),
		source: 'roster',
	});
	rows.membership.push({
		id: id(),
		person_id: personId,
		school_id: written.id,
		starts_on: calendar.startsOn,
	});
	for (const role of person.roles)
		rows.role_assignment.push({
			id: id(),
			person_id: personId,
			school_id: written.id,
			role,
			starts_on: calendar.startsOn,
		});
	for (const team of person.teams) {
		const teamId = written.teams.get(team);
		if (teamId) rows.team_member.push({ team_id: teamId, person_id: personId, starts_on: calendar.startsOn });
	}
	if (person.roles.includes('facilitator')) written.facilitators.push(personId);
	if (person.roles.includes('teacher')) written.teachers.push({ id: personId, team: person.teams[0] ?? '' });
}

function writeClasses(rows: Rows, id: () => string, written: WrittenSchool): void {
	for (const team of teams) {
		const teaching = written.teachers.filter((teacher) => teacher.team === team.name);
		teaching.forEach((teacher, number) => {
			const classId = id();
			const letter = String.fromCharCode(65 + number);
			const title = team.subject ? `${team.subject} ${team.grade}${letter}` : `${team.name} ${letter}`;
			rows.class.push({
				id: classId, school_id: written.id, title, grade: team.grade ?? null, subject: team.subject ?? null,
				students: Math.floor(team.students / teaching.length) + (number < team.students % teaching.length ? 1 : 0),
			}); // biome-ignore format: a row reads better whole
			rows.class_teacher.push({ class_id: classId, person_id: teacher.id });
		});
	}
}
