import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { holdersOf, tell } from './letters.ts';
import { type HeldAs, remindOn } from './request.ts';

/** To whom a request goes. */
export interface To {
	heldAs: HeldAs;
	/** Null: all facilitators of the school, until one takes it up; its help desk. */
	personId: string | null;
}

/** Begins a part of a request, with the words that go into it, and tells those who hold it now. Throws what the database refuses. */
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
		origin: string;
		at: Date;
	},
): Promise<void> {
	const { to, at } = part;
	const personId = to.heldAs === 'desk' ? null : to.personId;
	await tx
		.insertInto('request_part')
		.values({
			id: part.id,
			request_id: part.requestId,
			number: part.number,
			held_as: to.heldAs,
			person_id: personId,
			passed_by: actor.personId,
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
	await tell(tx, actor, {
		told: 'asked',
		to: await holdersOf(tx, part.schoolId, { heldAs: to.heldAs, personId, takenBy: null }),
		requestId: part.requestId,
		origin: part.origin,
		at,
	});
}
