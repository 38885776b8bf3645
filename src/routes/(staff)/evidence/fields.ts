import { z } from 'zod';
import { type EvidenceWords, mostOfEvidence } from '#server/domain/evidence/index.ts';
import { field } from '../../answer.ts';

/** The fields of what is said of evidence. */
export const evidenceFields = {
	title: field.text(mostOfEvidence.title),
	about: field.optionalText(mostOfEvidence.about),
	students: field.checked(),
	consent: field.optionalText(mostOfEvidence.consent),
	until: field.optionalDay(),
};

const words = z.object(evidenceFields);

/** What was said of evidence. */
export function wordsFrom(value: z.output<typeof words>): EvidenceWords {
	return {
		title: value.title,
		about: value.about ?? '',
		students: value.students,
		consent: value.consent ?? '',
		useUntil: value.until ?? null,
	};
}
