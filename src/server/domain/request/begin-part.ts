import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newReplyToken } from '#server/platform/mail/index.ts';
import { writeToDesk } from './hand-over.ts';
import { helpDeskOf } from './help-desk.ts';
import { holdersOf, tell } from './letters.ts';
import { type HeldAs, remindOn } from './request.ts';

/** To whom a request goes. */
export interface To {
	heldAs: HeldAs;
	/** Null: all facilitators of the school, until one takes it up; its help desk. */
	personId: string | null;
}

/**
 * Begins a part of a request, with the words that go into it and those that go along, and tells those who hold it now; a help desk of
 * the school’s own is sent them by e-mail. Throws what the database refuses.
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
		/** Keys of what was said before. */
		along?: readonly string[];
		origin: string;
		at: Date;
	},
): Promise<void> {
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
	await tx
		.insertInto('request_message')
		.values({
			id: part.messageId,
			request_id: part.requestId,
			part_id: part.id,
			author_id: actor.personId,
			change: part.number === 1 ? 'asked' : 'passed',
			words: part.words,
			written_at: at,
		})
		.execute();
	const along = [...new Set(part.along ?? [])];
	for (const messageId of along)
		await tx.insertInto('request_along').values({ part_id: part.id, message_id: messageId }).execute();
	if (mailed) {
		const before =
			along.length === 0
				? []
				: await tx
						.selectFrom('request_message')
						.select('words')
						.where('id', 'in', along)
						.orderBy('written_at')
						.orderBy('id')
						.execute();
		await writeToDesk(tx, {
			requestId: part.requestId,
			schoolId: part.schoolId,
			mailedTo: mailed.mailed_to,
			replyToken: mailed.reply_token,
			words: [...before.map(({ words }) => words), part.words].filter(Boolean),
			at,
		});
	}
	await tell(tx, actor, {
		told: 'asked',
		to: await holdersOf(tx, part.schoolId, { heldAs: to.heldAs, personId, takenBy: null }),
		requestId: part.requestId,
		origin: part.origin,
		at,
	});
}
