import type { ChangeKind } from './change.ts';
import type { Comparison } from './compare.ts';
import type { RosterCounts } from './roster.ts';

/** What an import comes to, in numbers. */
export interface ImportSummary {
	schools: { name: string; new: number; changed: number; gone: number; students: number }[];
	students: number;
	guardians: number;
	staff: Record<ChangeKind, number>;
}

/** Sums up a comparison, school by school in the order of the roster. */
export function summaryOf(
	comparison: Comparison,
	counts: Pick<RosterCounts, 'students' | 'guardians'>,
): ImportSummary {
	const counted = new Map<string, number>();
	for (const { subject, school_id, change } of comparison.changes) {
		if (subject !== 'membership') continue;
		const key = `${school_id} ${change}`;
		counted.set(key, (counted.get(key) ?? 0) + 1);
	}
	return {
		schools: comparison.changes
			.filter(({ subject }) => subject === 'school')
			.map((school) => {
				const count = (change: ChangeKind) => counted.get(`${school.subject_id} ${change}`) ?? 0;
				return {
					name: school.title ?? '',
					new: count('new'),
					changed: count('changed'),
					gone: count('gone'),
					students: school.students ?? 0,
				};
			}),
		students: counts.students,
		guardians: counts.guardians,
		staff: { ...comparison.people },
	};
}
