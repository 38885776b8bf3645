import { findReadings, type Reading, recordReading } from '#server/domain/access/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { changedMeanwhile, isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { holdPartnership, type Reached, reachCollaboration, recordOf } from './reach-collaboration.ts';

/** How long an outcome may be, in characters. */
export const mostOutcome = 4000;

/** What came of a collaboration, as one partner says it. */
export interface Outcome {
	authorId: string;
	authorName: string;
	words: string;
	writtenAt: Date;
	version: number;
}

/** A collaboration with what its partners say came of it. */
export interface Outcomes extends Reached {
	outcomes: Outcome[];
	/** Who has seen what the actor wrote. */
	readings: Reading[];
}

/** Reads what came of a collaboration, for one of its partners, and keeps record that it was shown. */
export function findOutcomes(actor: Member, id: string): Promise<Outcomes | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const outcomes = await outcomesOf(tx, reached.id);
		for (const { authorId } of outcomes)
			await recordReading(tx, actor, { kind: 'collaboration', id: reached.id, authorId, teacherIds: [] }, at);
		return { ...reached, outcomes, readings: await findReadings(tx, actor, reached.id, 'collaboration') };
	});
}

/**
 * Says what came of a collaboration, or says it anew.
 * @param said `version` is of one's own words as they were shown, 0 before the first; refuses `changed-meanwhile`
 */
export function sayOutcome(
	actor: Member,
	id: string,
	said: { words: string; version: number },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		if (reached.state === 'proposed') return refuse('collaboration-not-begun', { kind: 'conflict' });
		const words = said.words.trim();
		if (words === '') return refuse('required', { field: 'words' });
		if (words.length > mostOutcome)
			return refuse('too-long', { field: 'words', args: { most: mostOutcome } });
		const mine = (await outcomesOf(tx, reached.id)).find((one) => one.authorId === actor.personId);
		if (mine?.words === words) return reached.id;
		if ((mine?.version ?? 0) !== said.version) return changedMeanwhile(mine?.version ?? 0);
		await writeOutcome(tx, actor, reached.id, words, at);
		await recordOf(tx, actor, reached, 'outcome.said', at);
		return reached.id;
	});
}

/** Writes what came of it as the actor says it, over what they said before. */
export async function writeOutcome(
	tx: Tx,
	actor: Member,
	collaborationId: string,
	words: string,
	at: Date,
): Promise<void> {
	const said = { words: words.trim().slice(0, mostOutcome), written_at: at };
	await tx
		.insertInto('outcome')
		.values({ collaboration_id: collaborationId, author_id: actor.personId, ...said })
		.onConflict((conflict) =>
			conflict
				.columns(['collaboration_id', 'author_id'])
				.doUpdateSet((eb) => ({ ...said, version: eb('outcome.version', '+', 1) })),
		)
		.execute();
}

async function outcomesOf(tx: Tx, collaborationId: string): Promise<Outcome[]> {
	const rows = await tx
		.selectFrom('outcome as o')
		.leftJoin('person as p', 'p.id', 'o.author_id')
		.select(['o.author_id', 'o.words', 'o.written_at', 'o.version'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('o.collaboration_id', '=', collaborationId)
		.orderBy('o.written_at')
		.orderBy('o.author_id')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		authorId: row.author_id,
		authorName: nameOf({
			given_name: row.given_name ?? '',
			family_name: row.family_name ?? '',
			known_as: row.known_as,
		}),
		words: row.words,
		writtenAt: row.written_at,
		version: row.version,
	}));
}
