/** A promise with a person and a day: who owns it keeps it. */
export interface NextStep {
	id: string;
	words: string;
	/** School day `YYYY-MM-DD`, or none. */
	dueOn: string | null;
	doneAt: Date | null;
	createdAt: Date;
	version: number;
	owner: { id: string; name: string };
	author: { id: string; name: string };
	teacher: { id: string; name: string };
	collaborationId: string | null;
	/** Whether the reader wrote or owns it, and so keeps and edits it. */
	mine: boolean;
}

/** How a promise stands on a school day: done, overdue, due today, or still to come. */
export type Due = 'done' | 'late' | 'today' | 'later' | 'some-day';

/** Tells how a promise stands on `today`, `YYYY-MM-DD`. */
export function dueOf(step: { dueOn: string | null; doneAt: Date | null }, today: string): Due {
	if (step.doneAt !== null) return 'done';
	if (step.dueOn === null) return 'some-day';
	return step.dueOn < today ? 'late' : step.dueOn === today ? 'today' : 'later';
}
