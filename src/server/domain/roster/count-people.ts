import type { People } from './read-people.ts';
import type { RosterCounts } from './roster.ts';

interface Tally {
	readonly schoolId: string | null;
	readonly grade: string | null;
	students: number;
	readonly guardianIds: Set<string>;
}

/** Which guardians each student has, whichever of the two rows says so. */
export function guardiansByStudent(people: People): Map<string, Set<string>> {
	const guardians = new Map<string, Set<string>>();
	for (const { personId, otherId } of people.links) {
		for (const [studentId, guardianId] of [
			[personId, otherId],
			[otherId, personId],
		] as const) {
			if (!people.students.has(studentId) || !people.guardians.has(guardianId)) continue;
			const known = guardians.get(studentId) ?? new Set();
			guardians.set(studentId, known.add(guardianId));
		}
	}
	return guardians;
}

/**
 * Counts students and guardians: altogether, by school, and by school and grade. Each is counted once in each
 * number; a guardian counts where the roster places them and where their students are.
 */
export function countPeople(
	people: People,
	guardians: ReadonlyMap<string, ReadonlySet<string>>,
): RosterCounts {
	const schools = new Map<string, Tally>();
	const grades = new Map<string, Tally>();
	const placed = new Set<string>();
	for (const [studentId, { schoolIds, grade }] of people.students) {
		for (const schoolId of schoolIds.length > 0 ? schoolIds : [null]) {
			for (const tally of [tallyOf(schools, schoolId, null), tallyOf(grades, schoolId, grade)]) {
				tally.students += 1;
				for (const guardianId of guardians.get(studentId) ?? []) {
					tally.guardianIds.add(guardianId);
					placed.add(guardianId);
				}
			}
		}
	}
	for (const [guardianId, { schoolIds }] of people.guardians) {
		for (const schoolId of schoolIds) tallyOf(schools, schoolId, null).guardianIds.add(guardianId);
		if (schoolIds.length === 0 && !placed.has(guardianId)) {
			tallyOf(schools, null, null).guardianIds.add(guardianId);
		}
	}
	return {
		students: people.students.size,
		guardians: people.guardians.size,
		bySchool: [...schools.values()].map(({ schoolId, students, guardianIds }) => ({
			schoolId,
			students,
			guardians: guardianIds.size,
		})),
		byGrade: [...grades.values()].map(({ schoolId, grade, students, guardianIds }) => ({
			schoolId,
			grade,
			students,
			guardians: guardianIds.size,
		})),
	};
}

function tallyOf(tallies: Map<string, Tally>, schoolId: string | null, grade: string | null): Tally {
	const key = JSON.stringify([schoolId, grade]);
	const tally = tallies.get(key) ?? { schoolId, grade, students: 0, guardianIds: new Set<string>() };
	tallies.set(key, tally);
	return tally;
}
