import { type RawBuilder, sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { HeldAs, State } from './request.ts';

/** A request in a list, as its reader knows it. */
export interface RequestLine {
	id: string;
	askerId: string;
	askerName: string;
	isMine: boolean;
	/** How it begins, of what the reader reads of it; empty where nothing was sent along, or all was withdrawn. */
	words: string;
	forClass: string;
	/** School day, `YYYY-MM-DD`, or none. */
	wantedOn: string | null;
	heldAs: HeldAs;
	/** Empty where it lies with all who are asked together. */
	holderName: string;
	/** Of the reader's part, where they passed it on. */
	state: State;
	promisedOn: string | null;
	passedOn: boolean;
	changedAt: Date;
}

/** Which requests: those one asked or holds; those in which something is to be done, longest untouched first, or the others. */
export interface RequestsWanted {
	side: 'asked' | 'held';
	/** Done, or passed on; the latest first. */
	over: boolean;
	after?: string | undefined;
	limit?: number | undefined;
}

/** A page of the actor's requests. A key that is none begins at the beginning. */
export function findRequests(
	actor: Member,
	wanted: RequestsWanted,
): Promise<{ requests: RequestLine[]; next: string | undefined }> {
	const limit = Math.min(wanted.limit ?? 50, 100);
	return unitOfWork(actor, async (tx) => {
		const found = await requestsIn(tx, actor, { ...wanted, limit: limit + 1 });
		const requests = found.slice(0, limit);
		const last = requests.at(-1);
		const next = found.length > limit && last ? `${last.changedAt.toISOString()}_${last.id}` : undefined;
		return { requests, next };
	});
}

interface Row {
	id: string;
	asker_id: string;
	for_class: string;
	wanted_on: string | null;
	held_as: HeldAs;
	state: State;
	promised_on: string | null;
	ended_at: Date | null;
	changed_at: Date;
	words: string | null;
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
	h1: string | null;
	h2: string | null;
	h3: string | null;
}

/** What waits for somebody, longest untouched first: what they hold and have to do something about, and of their own what is asked back. */
export function waitingRequestsIn(tx: Tx, actor: Member, most: number): Promise<RequestLine[]> {
	const me = sql`${actor.personId}::uuid`;
	return select(
		tx,
		actor,
		sql`p.ended_at is null and p.state <> 'done' and (r.asker_id = ${me}) = (p.state = 'waiting')
			order by p.changed_at, r.id limit ${most}`,
	);
}

function requestsIn(tx: Tx, actor: Member, wanted: RequestsWanted): Promise<RequestLine[]> {
	const me = sql`${actor.personId}::uuid`;
	const mine = wanted.side === 'asked' ? sql`r.asker_id = ${me}` : sql`r.asker_id <> ${me}`;
	const over = wanted.over
		? sql`(p.state = 'done' or p.ended_at is not null)`
		: sql`p.state <> 'done' and p.ended_at is null`;
	const key = readKey(wanted.after);
	const beyond = sql.raw(wanted.over ? '<' : '>');
	const further = key
		? sql`and (p.changed_at, r.id) ${beyond} (${key.at}::timestamptz, ${key.id}::uuid)`
		: sql``;
	const order = sql.raw(wanted.over ? 'desc' : 'asc');
	return select(
		tx,
		actor,
		sql`${mine} and ${over} ${further} order by p.changed_at ${order}, r.id ${order} limit ${wanted.limit ?? 50}`,
	);
}

async function select(tx: Tx, actor: Member, rest: RawBuilder<unknown>): Promise<RequestLine[]> {
	const { rows } = await sql<Row>`
		select r.id, r.asker_id, r.for_class, to_char(r.wanted_on, 'YYYY-MM-DD') as wanted_on, p.held_as, p.state,
			to_char(p.promised_on, 'YYYY-MM-DD') as promised_on, p.ended_at, p.changed_at,
			(select left(m.words, 300) from request_message m where m.request_id = r.id and m.words <> ''
				order by m.written_at, m.id limit 1) as words,
			a.given_name, a.family_name, a.known_as, h.given_name as h1, h.family_name as h2, h.known_as as h3
		from request r
			join request_part p on p.request_id = r.id
				and p.number = (select max(l.number) from request_part l where l.request_id = r.id)
			left join person a on a.id = r.asker_id
			left join person h on h.id = coalesce(p.taken_by, p.person_id)
		where ${rest}`.execute(tx);
	return rows.map((row) => ({
		id: row.id,
		askerId: row.asker_id,
		askerName: nameIn(row),
		isMine: row.asker_id === actor.personId,
		words: row.words ?? '',
		forClass: row.for_class,
		wantedOn: row.wanted_on,
		heldAs: row.held_as,
		holderName: nameIn({ given_name: row.h1, family_name: row.h2, known_as: row.h3 }),
		state: row.state,
		promisedOn: row.promised_on,
		passedOn: row.ended_at !== null,
		changedAt: row.changed_at,
	}));
}

function readKey(key: string | undefined): { at: Date; id: string } | undefined {
	const [moment = '', id] = (key ?? '').split('_');
	const at = new Date(moment);
	return isId(id) && Number.isFinite(at.getTime()) ? { at, id } : undefined;
}
