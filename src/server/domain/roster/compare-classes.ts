import type { Change } from './change.ts';
import type { MatchedSchools } from './compare-schools.ts';
import type { Here, HereClass } from './read-here.ts';
import type { Roster, RosterClass } from './roster.ts';

/**
 * What the roster's classes change. A set without classes leaves them alone; one without enrolments leaves their
 * teachers and numbers alone.
 * @param personOf the key here of a member of staff of the roster
 */
export function compareClasses(
	roster: Roster,
	here: Here,
	schools: MatchedSchools,
	personOf: (rosterId: string) => string | undefined,
	newId: () => string,
): Change[] {
	if (!roster.included.classes) return [];
	const known = new Map(here.classes.map((one) => [keyOf(one.schoolId, one.rosterId), one]));
	const told = new Set<string>();
	const changes: Change[] = [];
	for (const one of roster.classes) {
		const schoolId = schools.idOf(one.schoolId);
		if (schoolId === undefined) continue;
		const key = keyOf(schoolId, one.sourcedId);
		told.add(key);
		const old = known.get(key);
		const id = old?.id ?? newId();
		const seats = roster.included.enrollments;
		const row = { ...shown(one), students: seats ? one.students : (old?.students ?? 0) };
		const change = old === undefined ? 'new' : differs(old, row) ? 'changed' : 'same';
		if (change !== 'same')
			changes.push({
				subject: 'class',
				change,
				subject_id: id,
				school_id: schoolId,
				roster_id: one.sourcedId,
				...row,
				before: old && old.title !== row.title ? old.title : null,
			});
		if (seats)
			changes.push(...compareTeachers(id, schoolId, old?.teacherIds ?? [], one.teacherIds, personOf));
	}
	for (const old of here.classes)
		if (schools.scope.has(old.schoolId) && !old.ended && !told.has(keyOf(old.schoolId, old.rosterId)))
			changes.push({
				subject: 'class',
				change: 'gone',
				subject_id: old.id,
				school_id: old.schoolId,
				title: old.title,
			});
	return changes;
}

const keyOf = (schoolId: string, rosterId: string) => `${schoolId} ${rosterId}`;

function shown(one: RosterClass): { title: string; grade: string | null; subject_area: string | null } {
	return {
		title: one.title,
		grade: one.grades.join(', ').slice(0, 40) || null,
		subject_area: one.subjects.join(', ').slice(0, 200) || null,
	};
}

function differs(old: HereClass, now: ReturnType<typeof shown> & { students: number }): boolean {
	return (
		old.ended ||
		old.title !== now.title ||
		old.grade !== now.grade ||
		old.subject !== now.subject_area ||
		old.students !== now.students
	);
}

function compareTeachers(
	classId: string,
	schoolId: string,
	before: readonly string[],
	rosterIds: readonly string[],
	personOf: (rosterId: string) => string | undefined,
): Change[] {
	const now = new Set(rosterIds.flatMap((id) => personOf(id) ?? []));
	const row = (change: 'new' | 'gone', person_id: string): Change => ({
		subject: 'class-teacher',
		change,
		subject_id: classId,
		school_id: schoolId,
		person_id,
	});
	return [
		...[...now].filter((id) => !before.includes(id)).map((id) => row('new', id)),
		...before.filter((id) => !now.has(id)).map((id) => row('gone', id)),
	];
}
