import type { RosterRole } from './change.ts';
import { roleOfKind } from './change.ts';
import type { MatchedSchools } from './compare-schools.ts';
import type { HerePerson } from './read-here.ts';
import type { StaffKind } from './roster.ts';

/** A role of a set, as it was staged. */
export interface StagedRole {
	schoolId: string | null;
	kind: StaffKind | null;
	startsOn: string | null;
	endsOn: string | null;
	gone: boolean;
}

/** From when until when something holds, `endsOn` not included; null where the roster does not say. */
export interface Span {
	startsOn: string | null;
	endsOn: string | null;
}

/** Where somebody works as the roster has it: by school here, with the roles that it gives there. */
export type Workplaces = Map<string, { span: Span; roles: Map<RosterRole, Span> }>;

/**
 * Where a set says that somebody works.
 * @param isWhole whether the roles are all they have; if not, those that they have from the roster stay, except those that
 * are said to be gone. Where nothing is left of the roles the roster gave, they do not work any longer.
 */
export function workplacesOf(
	staged: readonly StagedRole[],
	isWhole: boolean,
	person: HerePerson | null,
	schools: MatchedSchools,
): Workplaces {
	const places: Workplaces = new Map();
	const placeAt = (schoolId: string, span: Span) => {
		const known = places.get(schoolId);
		const place = { span: known ? wider(known.span, span) : span, roles: known?.roles ?? new Map() };
		places.set(schoolId, place);
		return place;
	};
	const roleAt = (schoolId: string, role: RosterRole, span: Span) => {
		const { roles } = placeAt(schoolId, span);
		const known = roles.get(role);
		roles.set(role, known ? wider(known, span) : span);
	};
	for (const one of staged) {
		const schoolId = one.schoolId === null ? undefined : schools.idOf(one.schoolId);
		if (schoolId === undefined || one.gone) continue;
		const span = { startsOn: one.startsOn, endsOn: one.endsOn };
		const role = one.kind === null ? undefined : roleOfKind[one.kind];
		if (role === undefined) placeAt(schoolId, span);
		else roleAt(schoolId, role, span);
	}
	if (isWhole || person === null) return places;
	const open: Span = { startsOn: null, endsOn: null };
	const gone = staged.filter((one) => one.gone);
	const isGone = (schoolId: string, role: string | undefined) =>
		gone.some(
			(one) =>
				one.schoolId !== null &&
				schools.idOf(one.schoolId) === schoolId &&
				(role === undefined || (one.kind !== null && roleOfKind[one.kind] === role)),
		);
	for (const one of person.roles)
		if (one.fromRoster && !isGone(one.schoolId, one.role)) roleAt(one.schoolId, one.role as RosterRole, open);
	for (const one of person.memberships)
		if (one.fromRoster && !isGone(one.schoolId, undefined)) placeAt(one.schoolId, open);
	return places;
}

/** The span that holds both. */
function wider(one: Span, other: Span): Span {
	const [startsOn = null] = [one.startsOn, other.startsOn].sort(byDay('open-first'));
	const [, endsOn = null] = [one.endsOn, other.endsOn].sort(byDay('open-last'));
	return { startsOn, endsOn };
}

/** Orders days; one that is not said is before all as a beginning, and after all as an end. */
const byDay = (open: 'open-first' | 'open-last') => (a: string | null, b: string | null) => {
	if (a === b) return 0;
	if (a === null || b === null) return (a === null) === (open === 'open-first') ? -1 : 1;
	return a < b ? -1 : 1;
};
