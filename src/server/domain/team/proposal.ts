import { gradeOrder } from '#server/domain/school/index.ts';
import { hashOf } from '#server/platform/ids.ts';

/** A class that runs, as the roster has it, with who teaches it. */
export interface TaughtClass {
	/** One grade or several with commas between them; null where the roster gives none. */
	grade: string | null;
	subject: string | null;
	teacherIds: string[];
}

/** What teams may be formed by. */
export const groupings = ['grade', 'subject'] as const;
export type Grouping = (typeof groupings)[number];

/** A team as the roster suggests it: a grade, or a subject, with who teaches it. */
export interface SuggestedTeam {
	/** `grade:04` or `subject:Science`; a subject is the same whatever its case. */
	key: string;
	grouping: Grouping;
	/** The grade or the subject, as the roster writes it. */
	of: string;
	personIds: string[];
}

const parts = (text: string | null) =>
	(text ?? '')
		.split(/[,;]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/**
 * Suggests teams from the classes of a school. Somebody is of a grade when at least half of their classes are of it, so
 * that a music teacher of all grades is in none; of a subject when they teach any class of it.
 * @returns the teams with at least one person, grades in the order of the school, then subjects by name
 */
export function suggestTeams(classes: TaughtClass[], by: readonly Grouping[]): SuggestedTeam[] {
	const teams = new Map<string, SuggestedTeam>();
	for (const grouping of groupings.filter((one) => by.includes(one)))
		for (const [key, { of, taught }] of grouped(classes, grouping)) {
			const personIds = [...taught]
				.filter(([, n]) => n > 0)
				.map(([id]) => id)
				.sort();
			if (personIds.length > 0)
				teams.set(`${grouping}:${key}`, { key: `${grouping}:${key}`, grouping, of, personIds });
		}
	return [...teams.values()].sort(
		(a, b) => groupings.indexOf(a.grouping) - groupings.indexOf(b.grouping) || gradeOrder(a.of, b.of),
	);
}

function grouped(
	classes: TaughtClass[],
	grouping: Grouping,
): Map<string, { of: string; taught: Map<string, number> }> {
	const groups = new Map<string, { of: string; taught: Map<string, number> }>();
	const all = new Map<string, number>();
	for (const one of classes) {
		for (const id of new Set(one.teacherIds)) all.set(id, (all.get(id) ?? 0) + 1);
		for (const of of new Set(parts(one[grouping]))) {
			const key = grouping === 'grade' ? of : of.normalize('NFKC').toLocaleLowerCase('und');
			const group = groups.get(key) ?? { of, taught: new Map<string, number>() };
			for (const id of new Set(one.teacherIds)) group.taught.set(id, (group.taught.get(id) ?? 0) + 1);
			groups.set(key, group);
		}
	}
	if (grouping === 'grade')
		for (const { taught } of groups.values())
			for (const [id, n] of taught) if (n * 2 < (all.get(id) ?? 0)) taught.delete(id);
	return groups;
}

/** What an operator has seen of a suggestion: the same for the same teams with the same people. */
export function digestOf(teams: SuggestedTeam[]): string {
	return hashOf(JSON.stringify(teams.map((team) => [team.key, team.personIds])));
}
