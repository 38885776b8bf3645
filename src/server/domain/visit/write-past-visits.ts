import { concernedIn, noteIsAbout } from '#server/domain/company/index.ts';
import { insertNotes } from '#server/domain/note/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import type { VisitDetails } from './capture.ts';
import { detailColumns } from './open-visit.ts';
import { type Reached, reachCompany } from './reach-company.ts';

/** A visit from before: outside any collaboration, with a note for the author alone. */
export interface PastVisit extends VisitDetails {
	/** The same for the same visit at every try: one entry is one visit. */
	entry: string;
	/** Everyone but the author. */
	with: readonly string[];
	note: string;
}

/**
 * Writes visits that were, in the unit of work of the verb that brings them; what is there already stays as it is.
 * @param reached whom earlier visits of the same actor were found to be with, by their keys; filled as it goes
 * @returns how many are new, or what stands against one of them
 */
export async function writePastVisits(
	tx: Tx,
	actor: Member,
	schoolId: string,
	visits: readonly PastVisit[],
	at: Date,
	reached: Map<string, Reached>,
): Promise<number | Refusal> {
	const companies: Reached['company'][] = [];
	for (const visit of visits) {
		const key = [...visit.with].sort().join(' ');
		const known = reached.get(key) ?? (await reachCompany(tx, actor, { schoolId, with: visit.with }));
		if (isRefusal(known)) return known;
		reached.set(key, known);
		companies.push(known.company);
	}
	const ids = visits.map(() => newId());
	const written = await tx
		.insertInto('visit')
		.values(
			visits.map((visit, index) => ({
				id: ids[index] as string,
				school_id: schoolId,
				author_id: actor.personId,
				entry_id: visit.entry,
				collaboration_id: null,
				grouping: concernedIn(companies[index] ?? [], actor.personId).length > 1 ? 'group' : 'one-to-one',
				state: 'done',
				captured_at: at,
				// No guide of ours was walked through.
				...detailColumns(visit, null),
			})),
		)
		.onConflict((conflict) => conflict.columns(['author_id', 'entry_id']).doNothing())
		.returning('id')
		.execute();
	const fresh = new Set(written.map(({ id }) => id));
	const made = visits.flatMap((visit, index) => {
		const id = ids[index] ?? '';
		return fresh.has(id) ? [{ id, visit, company: companies[index] ?? [] }] : [];
	});
	if (made.length === 0) return 0;
	await tx
		.insertInto('visit_person')
		.values(
			made.flatMap(({ id, company }) =>
				company.map((one) => ({ visit_id: id, person_id: one.personId, part: one.part })),
			),
		)
		.execute();
	await insertNotes(
		tx,
		actor,
		made.flatMap(({ id, visit, company }) =>
			visit.note.trim() === ''
				? []
				: {
						id: keyOf(actor.personId, visit.entry, 'private'),
						schoolId,
						visitId: id,
						collaborationId: null,
						teacherId: noteIsAbout(company, actor.personId, actor.personId),
						kind: 'note' as const,
						words: visit.note,
					},
		),
		at,
	);
	return made.length;
}
