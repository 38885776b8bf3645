import type { Translator } from '#messages/index.ts';
import type { NamedSuggestion } from '#server/domain/notebook/index.ts';

/** A suggestion with its reasons said: a browser need not have every sentence that could be one. */
export interface Suggested {
	teacherId: string;
	teacher: string;
	collaborationId: string | null;
	why: string;
}

/** Says why each is suggested, in the reader's language. */
export function suggested(suggestions: readonly NamedSuggestion[], t: Translator): Suggested[] {
	return suggestions.map(({ teacherId, teacher, collaborationId, reasons }) => ({
		teacherId,
		teacher,
		collaborationId,
		why: reasons.map((reason) => t.said(reason)).join(' · '),
	}));
}
