import { digcompeduPackage, rowsOf } from '#server/domain/standard/index.ts';
import type { Calendar } from './calendar.ts';
import { outcomesPackage, worksTowards } from './outcomes.ts';
import type { Rows } from './rows.ts';
import type { WrittenCollaboration } from './write-collaborations.ts';
import type { WrittenSchool } from './write-school.ts';

/** The frameworks the school uses, its own outcomes for content and DigCompEdu for technology; and who works towards what. */
export function writeStandards(
	rows: Rows,
	calendar: Calendar,
	school: WrittenSchool,
	collaborations: readonly WrittenCollaboration[],
): void {
	const at = calendar.at(calendar.startsOn, '07:30');
	const keys = {
		content: writeFramework(rows, outcomesPackage(), 'content', school, at),
		technology: writeFramework(rows, digcompeduPackage(), 'technology', school, at),
	};
	for (const { id, practice } of collaborations)
		for (const purpose of ['content', 'technology'] as const)
			for (const code of worksTowards[practice.title]?.[purpose] ?? []) {
				const standard_id = keys[purpose].get(code);
				if (standard_id) rows.collaboration_standard.push({ collaboration_id: id, purpose, standard_id });
			}
}

/** Writes a framework with its use, and gives the keys of its standards by code. */
function writeFramework(
	rows: Rows,
	read: ReturnType<typeof digcompeduPackage>,
	purpose: 'content' | 'technology',
	school: WrittenSchool,
	at: Date,
): Map<string, string> {
	const written = rowsOf(read, { at, by: null });
	rows.framework.push(written.framework);
	rows.standard.push(...written.standard);
	rows.standard_word.push(...written.standard_word);
	rows.standard_link.push(...written.standard_link);
	rows.standard_place.push(...written.standard_place);
	rows.framework_part.push(...written.framework_part);
	rows.framework_use.push({
		school_id: school.id,
		framework_id: written.framework.id,
		content: purpose === 'content',
		technology: purpose === 'technology',
		chosen_by: school.facilitators[0] ?? null,
		chosen_at: at,
	});
	return new Map(written.standard.map((one) => [one.code, one.id]));
}
