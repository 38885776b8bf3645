import { type Booked, type BookingAsked, bookTime } from '#server/domain/booking/index.ts';
import { type Proposal, proposeCollaboration } from '#server/domain/collaboration/index.ts';
import { addResource, type NewResource } from '#server/domain/resource/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { reachRequest } from './reach-request.ts';

/** What a collaboration or a booking begins with that comes of a request: its words, and who asked. */
export interface RequestStart {
	words: string;
	forClass: string;
	schoolId: string;
	/** On the other side: who asked, or the facilitator who holds it; null where none is named. */
	otherId: string | null;
}

/** Finds what something begins with that comes of a request. Refuses `missing` to who neither asked it nor holds it. */
export function findRequestStart(actor: Member, id: string): Promise<RequestStart | Refusal> {
	return unitOfWork<RequestStart | Refusal>(actor, async (tx) => {
		const reached = await reachRequest(tx, actor, id);
		if (!reached?.side) return missing;
		const row = await tx
			.selectFrom('request')
			.select('for_class')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const said = await tx
			.selectFrom('request_message')
			.select('words')
			.where('request_id', '=', id)
			.where('words', '!=', '')
			.orderBy('written_at')
			.orderBy('id')
			.limit(1)
			.executeTakeFirst();
		const { open } = reached;
		const held = open?.heldAs === 'facilitator' ? (open.takenBy ?? open.personId) : null;
		return {
			words: said?.words ?? '',
			forClass: row.for_class,
			schoolId: reached.schoolId,
			otherId: reached.side === 'asker' ? held : reached.askerId,
		};
	});
}

/** Proposes a collaboration that comes of a request. Refuses as proposing does, and `missing` for a request that is not one’s own. */
export function turnIntoCollaboration(
	actor: Member,
	requestId: string,
	proposal: Proposal,
): Promise<string | Refusal> {
	return proposeCollaboration(actor, proposal, (tx, id) =>
		keepBecame(tx, actor, requestId, { collaboration_id: id }),
	);
}

/** Books time that comes of a request. Refuses as booking does, and `missing` for a request that is not one’s own. */
export function turnIntoBooking(
	actor: Member,
	requestId: string,
	asked: BookingAsked,
): Promise<Booked | Refusal> {
	return bookTime(actor, asked, (tx, { bookingId }) =>
		keepBecame(tx, actor, requestId, { booking_id: bookingId }),
	);
}

/**
 * Writes down for others what a request was about: a link, a file or a how-to sheet of the actor's, of which nothing is taken from the
 * request. Refuses as adding one does, and `missing` for a request that is not one’s own.
 */
export function turnIntoResource(
	actor: Member,
	requestId: string,
	schoolId: string,
	resource: NewResource,
): Promise<{ id: string; isNew: boolean } | Refusal> {
	return addResource(actor, schoolId, resource, (tx, id) =>
		keepBecame(tx, actor, requestId, { resource_id: id }),
	);
}

async function keepBecame(
	tx: Tx,
	actor: Member,
	requestId: string,
	became: { collaboration_id: string } | { booking_id: string } | { resource_id: string },
): Promise<Refusal | undefined> {
	const reached = await reachRequest(tx, actor, requestId);
	if (!reached?.side) return missing;
	await tx
		.insertInto('request_became')
		.values({ id: newId(), request_id: requestId, ...became, made_by: actor.personId, made_at: now() })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return undefined;
}
