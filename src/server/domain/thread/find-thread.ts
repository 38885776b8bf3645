import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { keepReading } from './keep-reading.ts';
import { reachThread } from './reach-thread.ts';

/** How long a message may be, in characters. */
export const mostWords = 4000;

/** What one partner said in a thread. */
export interface Message {
	id: string;
	authorId: string;
	/** Empty when the reader may no longer know the name. */
	authorName: string;
	/** Empty when it was withdrawn. */
	words: string;
	writtenAt: Date;
	withdrawnAt: Date | null;
	/** Written by somebody else since the reader last looked. */
	isNew: boolean;
}

/** A stretch of a thread, the oldest first. */
export interface Thread {
	title: string;
	messages: Message[];
	/** The key of the oldest one here, when there are older ones. */
	older: string | undefined;
	/** Up to when each partner has read; the reader's own moment is that of before this reading. */
	readings: { personId: string; name: string; readUntil: Date }[];
}

/**
 * Reads the newest of a thread, and keeps that the actor has read up to there. Missing for who is no partner.
 * @param before the key of the oldest message already seen: what is older follows
 */
export function findThread(
	actor: Member,
	collaborationId: string,
	{ before, limit = 50 }: { before?: string | undefined; limit?: number } = {},
): Promise<Thread | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const reached = await reachThread(tx, actor, collaborationId);
		if (!reached) return missing;
		const readings = await findReadingsOf(tx, collaborationId);
		const seen = readings.find((one) => one.personId === actor.personId)?.readUntil;
		const rows = await messagesOf(tx, collaborationId, before, limit + 1);
		const shown = rows.slice(0, limit);
		const newest = shown[0]?.written_at;
		if (newest && (!seen || newest > seen)) await keepReading(tx, actor, collaborationId, newest);
		return {
			title: reached.title,
			messages: shown.reverse().map((row) => ({
				id: row.id,
				authorId: row.author_id,
				authorName: nameIn(row),
				words: row.words,
				writtenAt: row.written_at,
				withdrawnAt: row.withdrawn_at,
				isNew: row.author_id !== actor.personId && (!seen || row.written_at > seen),
			})),
			older: rows.length > limit ? shown[0]?.id : undefined,
			readings,
		};
	});
}

function messagesOf(tx: Tx, collaborationId: string, before: string | undefined, limit: number) {
	let query = tx
		.selectFrom('thread_message as m')
		.leftJoin('person as p', 'p.id', 'm.author_id')
		.select(['m.id', 'm.author_id', 'm.words', 'm.written_at', 'm.withdrawn_at'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('m.collaboration_id', '=', collaborationId)
		.orderBy('m.written_at', 'desc')
		.orderBy('m.id', 'desc')
		.limit(limit);
	if (isId(before))
		query = query.where((eb) =>
			eb(
				eb.refTuple('m.written_at', 'm.id'),
				'<',
				eb
					.selectFrom('thread_message as seen')
					.select(['seen.written_at', 'seen.id'])
					.where('seen.id', '=', before)
					.where('seen.collaboration_id', '=', collaborationId)
					.$asTuple('written_at', 'id'),
			),
		);
	return query.execute();
}

async function findReadingsOf(tx: Tx, collaborationId: string): Promise<Thread['readings']> {
	const rows = await tx
		.selectFrom('thread_reading as r')
		.innerJoin('person as p', 'p.id', 'r.person_id')
		.select(['r.person_id', 'r.read_until', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('r.collaboration_id', '=', collaborationId)
		.orderBy('r.read_until', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({ personId: row.person_id, name: nameIn(row), readUntil: row.read_until }));
}
