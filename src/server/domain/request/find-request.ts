import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { isOverdue } from './overdue.ts';
import { type Part, reachRequest } from './reach-request.ts';
import { type Change, type Deed, deedsOf, type HeldAs, type Side, type State } from './request.ts';
import { type SetUp, setUpOf } from './set-up-rows.ts';
import { type Whom, whomIn } from './whom.ts';

/** The most of what was said that is shown. */
const mostMessages = 500;

/** Something that was said, or that changed, in a request. */
export interface RequestMessage {
	id: string;
	/** Null: it came by e-mail, from the school’s help desk. */
	authorId: string | null;
	/** Empty when the reader may no longer know the name, and of what came by e-mail. */
	authorName: string;
	isMine: boolean;
	/** As whom the request was held when it was said. */
	heldAs: HeldAs | undefined;
	change: Change | null;
	promisedOn: string | null;
	/** Empty when it was withdrawn, or nothing was said with a change. */
	words: string;
	writtenAt: Date;
	withdrawn: boolean;
	/** Whether the reader may send it along when they pass the request on: to a facilitator; to the help desk. */
	mayGoAlong: boolean;
	mayGoToDesk: boolean;
	/** Whether the help desk has read it, or may, as who asked said. */
	openToDesk: boolean;
}

/** A request as its reader may see it. */
export interface RequestPage {
	id: string;
	schoolId: string;
	asker: { id: string; name: string };
	forClass: string;
	wantedOn: string | null;
	askedAt: Date;
	/** On which side the reader stands; null for who only held it. */
	side: Side | null;
	/** The part that is not over, or, for who only held it, their last one. */
	heldAs: HeldAs;
	holder: { id: string; name: string } | null;
	state: State;
	promisedOn: string | null;
	passedOn: boolean;
	/** Whether it was handed over by e-mail; answers come back where mail comes in here. */
	byMail: boolean;
	/** That desk was reminded and does not answer; told to who asked. */
	overdue: boolean;
	version: number;
	messages: RequestMessage[];
	/** What the reader may do about it as it stands. */
	deeds: Deed[];
	/** What is to be set up, as the help desk was told. */
	setUp: SetUp | null;
	/** To whom it may be passed on. */
	whom: Whom[];
	/** What came of it, of what the reader sees. */
	became: (
		| { kind: 'collaboration'; id: string; title: string }
		| { kind: 'booking'; id: string; title: '' }
		| { kind: 'resource'; id: string; title: string }
	)[];
}

/** A request, for who asked it, holds it or held it. Refuses `missing` to everyone else. */
export function findRequest(actor: Member, id: string): Promise<RequestPage | Refusal> {
	return unitOfWork<RequestPage | Refusal>(actor, async (tx) => {
		const reached = await reachRequest(tx, actor, id);
		const part = reached?.open ?? reached?.parts.at(-1);
		if (!reached || !part) return missing;
		const request = await tx
			.selectFrom('request as r')
			.leftJoin('person as p', 'p.id', 'r.asker_id')
			.select(['r.for_class', 'r.wanted_on', 'r.asked_at', 'p.given_name', 'p.family_name', 'p.known_as'])
			.where('r.id', '=', id)
			.executeTakeFirstOrThrow();
		const { side } = reached;
		return {
			id,
			schoolId: reached.schoolId,
			asker: { id: reached.askerId, name: nameIn(request) },
			forClass: request.for_class,
			wantedOn: request.wanted_on,
			askedAt: request.asked_at,
			side: side ?? null,
			heldAs: part.heldAs,
			holder: await holderOf(tx, part),
			state: part.state,
			promisedOn: part.promisedOn,
			passedOn: part.endedAt !== null,
			byMail: part.mailedTo !== null,
			overdue: side === 'asker' && (await overdueIn(tx, part)),
			version: part.version,
			messages: await messagesOf(tx, actor, id, reached.parts, side === 'asker'),
			deeds: side ? deedsOf(side, part.state, reached.setUp) : [],
			setUp: (await setUpOf(tx, id)) ?? null,
			whom:
				side && side !== 'tester'
					? (await whomIn(tx, actor, reached.schoolId, reached.askerId)).filter((one) => !holdsIt(one, part))
					: [],
			became: await becameOf(tx, id),
		};
	});
}

async function overdueIn(tx: Tx, part: Part): Promise<boolean> {
	if (part.mailedTo === null) return false;
	const { rows } = await sql<{ overdue: boolean }>`
		select ${isOverdue(now())} as overdue from request_part p where p.id = ${part.id}`.execute(tx);
	return rows[0]?.overdue === true;
}

const holdsIt = (whom: Whom, part: Part): boolean =>
	whom.heldAs === part.heldAs &&
	whom.personId === (part.heldAs === 'desk' ? null : (part.takenBy ?? part.personId));

async function holderOf(tx: Tx, part: Part): Promise<RequestPage['holder']> {
	const id = part.takenBy ?? part.personId;
	if (id === null) return null;
	const row = await tx
		.selectFrom('person')
		.select(['given_name', 'family_name', 'known_as'])
		.where('id', '=', id)
		.executeTakeFirst();
	return { id, name: row ? nameIn(row) : '' };
}

async function messagesOf(
	tx: Tx,
	actor: Member,
	requestId: string,
	parts: readonly Part[],
	asks: boolean,
): Promise<RequestMessage[]> {
	const rows = await tx
		.selectFrom('request_message as m')
		.leftJoin('person as p', 'p.id', 'm.author_id')
		.select([
			'm.id',
			'm.part_id',
			'm.author_id',
			'm.change',
			'm.promised_on',
			'm.words',
			'm.written_at',
			'm.withdrawn_at',
			'm.for_desk',
		])
		.select(({ exists, selectFrom }) =>
			exists(
				selectFrom('request_along as a')
					.innerJoin('request_part as d', 'd.id', 'a.part_id')
					.select('a.message_id')
					.whereRef('a.message_id', '=', 'm.id')
					.where('d.held_as', '=', 'desk'),
			).as('sent_to_desk'),
		)
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('m.request_id', '=', requestId)
		.orderBy('m.written_at')
		.orderBy('m.id')
		.limit(mostMessages)
		.execute();
	return rows.map((row) => {
		const heldAs = parts.find((part) => part.id === row.part_id)?.heldAs;
		const isMine = row.author_id === actor.personId;
		const openToDesk = heldAs === 'desk' || row.for_desk || row.sent_to_desk === true;
		return {
			id: row.id,
			authorId: row.author_id,
			authorName: nameIn(row),
			isMine,
			heldAs,
			change: row.change as Change | null,
			promisedOn: row.promised_on,
			words: row.words,
			writtenAt: row.written_at,
			withdrawn: row.withdrawn_at !== null,
			mayGoAlong: row.words !== '' && (isMine || row.change === 'asked' || openToDesk),
			mayGoToDesk: row.words !== '' && (openToDesk || (isMine && asks)),
			openToDesk,
		};
	});
}

async function becameOf(tx: Tx, requestId: string): Promise<RequestPage['became']> {
	const rows = await tx
		.selectFrom('request_became as b')
		.leftJoin('collaboration_focus as f', 'f.collaboration_id', 'b.collaboration_id')
		.leftJoin('resource as s', 's.id', 'b.resource_id')
		.select(['b.collaboration_id', 'b.booking_id', 'f.title', 'b.resource_id', 's.title as resource'])
		.where('b.request_id', '=', requestId)
		.orderBy('b.made_at')
		.limit(50)
		.execute();
	return rows.flatMap((row): RequestPage['became'] => {
		if (row.collaboration_id)
			return [{ kind: 'collaboration', id: row.collaboration_id, title: row.title ?? '' }];
		if (row.resource_id) return [{ kind: 'resource', id: row.resource_id, title: row.resource ?? '' }];
		return row.booking_id ? [{ kind: 'booking', id: row.booking_id, title: '' }] : [];
	});
}
