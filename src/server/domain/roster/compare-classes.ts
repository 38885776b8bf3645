import type { Change } from './change.ts';
import type { HereClass } from './read-here.ts';

/** A class of a set as it was staged, with who teaches it. */
export interface StagedClass {
	rosterId: string;
	/** The school here; null when the set does not say and the class is not known. */
	schoolId: string | null;
	named: boolean;
	gone: boolean;
	title: string;
	grade: string | null;
	subject: string | null;
	/** Null: left as it was. */
	students: number | null;
	/** Null: left as they were. */
	teachers: readonly { personId: string; gone: boolean }[] | null;
	/** Whether `teachers` are all there are. */
	teachersWhole: boolean;
}

/** What the roster changes about a class. Of one that it does not describe only who is in it. */
export function compareClass(told: StagedClass, old: HereClass | undefined, newId: () => string): Change[] {
	if (told.gone) return old === undefined || old.ended ? [] : [endOfClass(old)];
	if (!told.named && (old === undefined || old.ended)) return [];
	const schoolId = old?.schoolId ?? told.schoolId;
	if (schoolId === null) return [];
	const id = old?.id ?? newId();
	const row = {
		title: told.named ? told.title : (old?.title ?? ''),
		grade: told.named ? told.grade : (old?.grade ?? null),
		subject_area: told.named ? told.subject : (old?.subject ?? null),
		students: told.students ?? old?.students ?? 0,
	};
	const changes: Change[] = [];
	const change = old === undefined ? 'new' : differs(old, row) ? 'changed' : 'same';
	if (change !== 'same')
		changes.push({
			subject: 'class',
			change,
			subject_id: id,
			school_id: schoolId,
			roster_id: told.rosterId,
			...row,
			before: old && old.title !== row.title ? old.title : null,
		});
	if (told.teachers === null) return changes;
	const before = old?.teacherIds ?? [];
	const now = new Set(told.teachers.flatMap((one) => (one.gone ? [] : [one.personId])));
	const gone = told.teachersWhole
		? before.filter((personId) => !now.has(personId))
		: before.filter(
				(personId) => !now.has(personId) && told.teachers?.some((one) => one.personId === personId),
			);
	const seat = (kind: 'new' | 'gone', person_id: string): Change => ({
		subject: 'class-teacher',
		change: kind,
		subject_id: id,
		school_id: schoolId,
		person_id,
	});
	return [
		...changes,
		...[...now].filter((personId) => !before.includes(personId)).map((personId) => seat('new', personId)),
		...gone.map((personId) => seat('gone', personId)),
	];
}

/** The end of a class that the roster tells of no longer. */
export function endOfClass(old: Pick<HereClass, 'id' | 'schoolId' | 'title'>): Change {
	return { subject: 'class', change: 'gone', subject_id: old.id, school_id: old.schoolId, title: old.title };
}

function differs(
	old: HereClass,
	now: { title: string; grade: string | null; subject_area: string | null; students: number },
): boolean {
	return (
		old.ended ||
		old.title !== now.title ||
		old.grade !== now.grade ||
		old.subject !== now.subject_area ||
		old.students !== now.students
	);
}
