import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import type { PutOff } from './put-off.ts';
import { readWork, type Work } from './read-work.ts';
import { type Suggestion, whomToVisit } from './whom-to-visit.ts';

/** A suggestion with the names that stand on it. */
export interface NamedSuggestion extends Suggestion {
	teacher: string;
	title: string | null;
	lastVisitAt: Date | null;
}

export interface Notebooks {
	/** In the order of names, what is finished last. */
	notebooks: Work[];
	/** The key that continues the list. */
	next: string | undefined;
	/** How many there are altogether. */
	total: number;
	/** Whom to visit next, the weightiest first. */
	suggestions: NamedSuggestion[];
	/** Whom the actor has put off, soonest back first. */
	putOff: (PutOff & Pick<Work, 'teacherId' | 'teacher' | 'collaborationId' | 'title'>)[];
}

const pageLength = 60;

/** Suggestions over what the reader works on; only collaborations under way count, and what is outside any. */
function suggestFrom(work: readonly Work[], at: Date, zone: string, most: number): NamedSuggestion[] {
	const underWay = work.filter(({ state }) => state === null || state === 'active');
	return whomToVisit(at, zone, underWay)
		.slice(0, most)
		.flatMap((suggestion) => {
			const one = work.find(
				(w) => w.teacherId === suggestion.teacherId && w.collaborationId === suggestion.collaborationId,
			);
			return one
				? [{ ...suggestion, teacher: one.teacher, title: one.title, lastVisitAt: one.lastVisitAt }]
				: [];
		});
}

/** What the reader works on and whom to visit next (at most `most`), inside a unit of work that reads more. */
export async function findNotebooksIn(
	tx: Tx,
	actor: Member,
	at: Date,
	zone: string,
	most: number,
): Promise<{ work: Work[]; suggestions: NamedSuggestion[] }> {
	const work = await readWork(tx, actor, at, zone);
	return { work, suggestions: suggestFrom(work, at, zone, most) };
}

/**
 * One view over all notebooks that the actor keeps with others: by teacher and collaboration, with what stands open in
 * each, and whom to visit next. `zone` is the school's; `after` the key of the last one on the page before.
 */
export function findNotebooks(
	actor: Member,
	zone: string,
	after?: string,
	limit = pageLength,
): Promise<Notebooks> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const { work: all, suggestions } = await findNotebooksIn(tx, actor, at, zone, 6);
		const isOver = (one: Work) => Number(one.state === 'finished');
		const work = all.toSorted((a, b) => isOver(a) - isOver(b));
		const from = after === undefined ? 0 : work.findIndex((one) => keyOf(one) === after) + 1;
		// After one that is no longer in the list nothing follows: whoever reads page by page comes to an end.
		const isLost = after !== undefined && from === 0;
		const notebooks = isLost ? [] : work.slice(from, from + limit);
		const last = notebooks.at(-1);
		return {
			notebooks,
			next: last && from + limit < work.length ? keyOf(last) : undefined,
			total: work.length,
			suggestions,
			putOff: all
				.flatMap(({ putOff, teacherId, teacher, collaborationId, title }) =>
					putOff ? [{ ...putOff, teacherId, teacher, collaborationId, title }] : [],
				)
				.sort((a, b) => (a.until < b.until ? -1 : Number(a.until > b.until))),
		};
	});
}

function keyOf(one: Work): string {
	return one.collaborationId === null ? one.teacherId : `${one.teacherId}_${one.collaborationId}`;
}
