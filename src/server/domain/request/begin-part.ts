import { sql } from 'kysely';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newReplyToken } from '#server/platform/mail/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { sentWords, writeToDesk } from './hand-over.ts';
import { helpDeskOf } from './help-desk.ts';
import { keepSetUp } from './keep-set-up.ts';
import { holdersOf, tell } from './letters.ts';
import { type HeldAs, remindOn } from './request.ts';
import type { SetUpAsked } from './set-up.ts';

/** To whom a request goes. */
export interface To {
	heldAs: HeldAs;
	/** Null: all facilitators of the school, until one takes it up; its help desk. */
	personId: string | null;
}

/**
 * Begins a part of a request, with the words that go into it and those that go along, and tells those who hold it now; a help desk of
 * the school’s own is sent them by e-mail. Refuses `request-stays-there` for what may not go along, `missing` for what is not read; throws what else the
 * database refuses.
 */
export async function beginPart(
	tx: Tx,
	actor: Member,
	part: {
		id: string;
		messageId: string;
		requestId: string;
		schoolId: string;
		zone: string;
		number: number;
		to: To;
		words: string;
		/** Whether the help desk may be sent these words later. */
		forDesk?: boolean | undefined;
		/** What is to be set up, where that is said with it. */
		setUp?: { asked: SetUpAsked; shortNotice: boolean } | undefined;
		/** Keys of what was said before. */
		along?: readonly string[];
		origin: string;
		at: Date;
	},
): Promise<Refusal | undefined> {
	const { to, at } = part;
	const personId = to.heldAs === 'desk' ? null : to.personId;
	const desk = to.heldAs === 'desk' ? await helpDeskOf(tx, part.schoolId) : undefined;
	const mailed = desk?.address ? { mailed_to: desk.address, reply_token: newReplyToken() } : undefined;
	await tx
		.insertInto('request_part')
		.values({
			id: part.id,
			request_id: part.requestId,
			number: part.number,
			held_as: to.heldAs,
			person_id: personId,
			passed_by: actor.personId,
			...mailed,
			began_at: at,
			changed_at: at,
			remind_on: remindOn({ state: 'asked', promisedOn: null }, schoolDay(part.zone, at)),
		})
		.execute();
	if (part.setUp)
		await keepSetUp(tx, actor, {
			requestId: part.requestId,
			schoolId: part.schoolId,
			fromPart: part.number,
			...part.setUp,
			at,
		});
	await tx
		.insertInto('request_message')
		.values({
			id: part.messageId,
			request_id: part.requestId,
			part_id: part.id,
			author_id: actor.personId,
			change: part.number === 1 ? 'asked' : part.setUp ? 'set-up' : 'passed',
			words: part.words,
			for_desk: part.forDesk ?? false,
			written_at: at,
		})
		.execute();
	const along = [...new Set(part.along ?? [])];
	const refusal = await refusedAlong(tx, part, along);
	if (refusal) return refusal;
	for (const messageId of along)
		await tx.insertInto('request_along').values({ part_id: part.id, message_id: messageId }).execute();
	if (mailed)
		await writeToDesk(tx, {
			requestId: part.requestId,
			schoolId: part.schoolId,
			mailedTo: mailed.mailed_to,
			replyToken: mailed.reply_token,
			words: await sentWords(tx, part, [...along, part.messageId]),
			at,
		});
	await tell(tx, actor, {
		told: 'asked',
		to: await holdersOf(tx, part.schoolId, { heldAs: to.heldAs, personId, takenBy: null }),
		requestId: part.requestId,
		origin: part.origin,
		at,
	});
	return undefined;
}

/** What is wrong with sending some messages along, if anything. */
async function refusedAlong(
	tx: Tx,
	part: { id: string; requestId: string },
	along: readonly string[],
): Promise<Refusal | undefined> {
	if (along.length === 0) return undefined;
	const { rows } = await sql<{ seen: boolean }>`
		select m.id is not null as seen
		from unnest(${along}::uuid[]) wanted (id) left join request_message m
			on m.id = wanted.id and m.request_id = ${part.requestId}
		where not may_go_along(wanted.id, ${part.id}::uuid)`.execute(tx);
	if (rows.length === 0) return undefined;
	return rows.every(({ seen }) => seen) ? refuse('request-stays-there', { field: 'along[]' }) : missing;
}
