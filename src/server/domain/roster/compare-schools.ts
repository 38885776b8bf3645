import { searchable } from '#server/domain/people/index.ts';
import { usualSchoolYear } from '#server/domain/school/index.ts';
import type { Change } from './change.ts';
import type { HereSchools } from './read-here.ts';
import type { Told } from './roster.ts';

/** The schools of a set as they are, or will be, here. */
export interface MatchedSchools {
	/** The key here of a school of the set. */
	idOf: (rosterId: string) => string | undefined;
	/** The schools whose staff and classes the set tells of. */
	scope: ReadonlySet<string>;
	changes: Change[];
}

/**
 * Finds which school of the roster is which here: by the roster's id, else by name, else the only one by the only one. A
 * school's name is its own: the roster gives it once, when the school is made. A set that names no school tells that all
 * schools it told of before are empty.
 */
export function compareSchools(roster: Told, here: HereSchools, newId: () => string): MatchedSchools {
	const ids = new Map<string, string>();
	const changes: Change[] = [];
	if (here.organisation === null && roster.organisation !== null)
		changes.push({
			subject: 'organisation',
			change: 'new',
			subject_id: newId(),
			title: roster.organisation.name,
		});
	const free = here.schools.filter((school) => school.rosterId === null);
	const only = here.schools.length === 1 && roster.schools.length === 1 ? free[0] : undefined;
	for (const told of roster.schools) {
		const known = here.schools.find(
			(school) => school.rosterId === told.sourcedId || school.id === told.sourcedId,
		);
		const named = free.filter((school) => searchable(school.name) === searchable(told.name));
		const linked = known === undefined ? ((named.length === 1 ? named[0] : undefined) ?? only) : undefined;
		if (linked !== undefined) free.splice(free.indexOf(linked), 1);
		const id = known?.id ?? linked?.id ?? newId();
		ids.set(told.sourcedId, id);
		const counted = roster.counts?.bySchool.find((count) => count.schoolId === told.sourcedId);
		const isCounted = roster.counts !== null;
		changes.push({
			subject: 'school',
			change: known ? 'same' : linked ? 'changed' : 'new',
			subject_id: id,
			school_id: id,
			roster_id: told.sourcedId,
			title: known?.name ?? linked?.name ?? told.name,
			before: linked && linked.name !== told.name ? told.name : null,
			students: isCounted ? (counted?.students ?? 0) : null,
			guardians: isCounted ? (counted?.guardians ?? 0) : null,
		});
	}
	if (roster.schools.length === 0 && roster.people === 'all')
		for (const school of here.schools)
			if (school.rosterId !== null)
				changes.push({
					subject: 'school',
					change: 'same',
					subject_id: school.id,
					school_id: school.id,
					roster_id: school.rosterId,
					title: school.name,
					students: 0,
					guardians: 0,
				});
	const scope = new Set(
		changes.flatMap((change) =>
			change.subject === 'school' && change.subject_id ? [change.subject_id] : [],
		),
	);
	changes.push(...compareYears(roster, here, scope, newId), ...counts(roster, ids));
	return { idOf: (rosterId) => ids.get(rosterId), scope, changes };
}

/** School years that no other covers are made; one that set-up had guessed gets the roster's days. */
function compareYears(
	roster: Told,
	here: HereSchools,
	scope: ReadonlySet<string>,
	newId: () => string,
): Change[] {
	const told = roster.terms
		.filter((term) => term.type.toLowerCase() === 'schoolyear' && term.startDate < term.endDate)
		.sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
	const changes: Change[] = [];
	for (const school_id of scope) {
		const zone = here.schools.find((school) => school.id === school_id)?.zone ?? 'UTC';
		let years = here.years.filter((year) => year.schoolId === school_id);
		for (const term of told) {
			const covered = years.filter((year) => year.startsOn < term.endDate && term.startDate < year.endsOn);
			const name =
				term.title.slice(0, 60).trim() || `${term.startDate.slice(0, 4)}–${term.endDate.slice(2, 4)}`;
			const days = { title: name, starts_on: term.startDate, ends_on: term.endDate };
			const [old] = covered;
			const made = { schoolId: school_id, name, startsOn: term.startDate, endsOn: term.endDate };
			if (old === undefined) {
				const id = newId();
				changes.push({ subject: 'school-year', change: 'new', subject_id: id, school_id, ...days });
				years = [...years, { id, ...made }];
			} else if (covered.length === 1 && isGuess(old, zone)) {
				const before = `${old.name}, ${old.startsOn}–${old.endsOn}`;
				changes.push({
					subject: 'school-year',
					change: 'changed',
					subject_id: old.id,
					school_id,
					...days,
					before,
				});
				years = [...years.filter((year) => year !== old), { id: old.id, ...made }];
			}
		}
	}
	return changes;
}

function isGuess(year: HereSchools['years'][number], zone: string): boolean {
	const usual = usualSchoolYear(year.startsOn, zone);
	return usual.name === year.name && usual.startsOn === year.startsOn && usual.endsOn === year.endsOn;
}

function counts(roster: Told, ids: ReadonlyMap<string, string>): Change[] {
	return (roster.counts?.byGrade ?? []).flatMap(({ schoolId, grade, students, guardians }) => {
		const id = schoolId === null ? undefined : ids.get(schoolId);
		return id === undefined
			? []
			: [
					{
						subject: 'count' as const,
						change: 'new' as const,
						school_id: id,
						grade: grade ?? '',
						students,
						guardians,
					},
				];
	});
}
