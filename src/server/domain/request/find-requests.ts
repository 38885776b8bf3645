import { type RawBuilder, sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isOverdue } from './overdue.ts';
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
	/** Of what is to be set up: sooner than the help desk had said it could. */
	shortNotice: boolean;
	/** Whether the reader is who tests it, once it is set up. */
	iTest: boolean;
	heldAs: HeldAs;
	/** Empty where it lies with all who are asked together. */
	holderName: string;
	/** Of the reader's part, where they passed it on. */
	state: State;
	promisedOn: string | null;
	passedOn: boolean;
	/** Of one's own: the help desk, reached by e-mail, was reminded and does not answer. */
	overdue: boolean;
	changedAt: Date;
}

/** Which requests: those one asked or holds; those in which something is to be done, longest untouched first, or the others. */
export interface RequestsWanted {
	side: 'asked' | 'held';
	/** Done, or passed on; the latest first. */
	over: boolean;
	after?: string | undefined;
	limit?: number | undefined;
	/** Of those that one holds, false: without what the help desk has to set up. */
	setUps?: boolean | undefined;
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
	short_notice: boolean;
	overdue: boolean;
	tester_id: string;
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
	h1: string | null;
	h2: string | null;
	h3: string | null;
}

/**
 * What waits for somebody, longest untouched first: what they hold and have to do something about, what they
 * test, and of their own what is asked back and what a help desk reached by e-mail does not answer.
 */
export function waitingRequestsIn(tx: Tx, actor: Member, most: number): Promise<RequestLine[]> {
	const me = sql`${actor.personId}::uuid`;
	return select(
		tx,
		actor,
		sql`p.ended_at is null and p.state <> 'done' and case p.state
				when 'waiting' then r.asker_id = ${me}
				when 'testing' then coalesce(s.tester_id, r.asker_id) = ${me}
				else case when r.asker_id = ${me} then ${isOverdue(now())} else ${testsOnly(me)} is not true end end
			order by p.changed_at, r.id limit ${most}`,
	);
}

/** Whether somebody reads a part as who tests it and nothing else: until it is set up, it does not wait for them. */
const testsOnly = (me: RawBuilder<unknown>) => sql`(p.held_as = 'desk' and s.tester_id = ${me})`;

function requestsIn(tx: Tx, actor: Member, wanted: RequestsWanted): Promise<RequestLine[]> {
	const me = sql`${actor.personId}::uuid`;
	const mine =
		wanted.side === 'asked'
			? sql`r.asker_id = ${me}`
			: sql`r.asker_id <> ${me} and (p.state in ('testing', 'done') or ${testsOnly(me)} is not true)
				${wanted.setUps === false ? sql`and (s.request_id is null or p.held_as <> 'desk')` : sql``}`;
	// Of what is over, the last part that the reader reads; of what is not, there is one.
	const over = wanted.over
		? sql`(p.state = 'done' or p.ended_at is not null)
			and p.number = (select max(l.number) from request_part l where l.request_id = r.id)`
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
		select r.id, r.asker_id, coalesce(s.for_class, r.for_class) as for_class,
			to_char(coalesce(s.needed_on, r.wanted_on), 'YYYY-MM-DD') as wanted_on, p.held_as, p.state,
			to_char(p.promised_on, 'YYYY-MM-DD') as promised_on, p.ended_at, p.changed_at,
			coalesce(s.what, (select left(m.words, 300) from request_message m where m.request_id = r.id and m.words <> ''
				order by m.written_at, m.id limit 1)) as words, coalesce(s.short_notice, false) as short_notice,
			(r.asker_id = ${actor.personId}::uuid and ${isOverdue(now())}) as overdue,
			coalesce(s.tester_id, r.asker_id) as tester_id,
			a.given_name, a.family_name, a.known_as, h.given_name as h1, h.family_name as h2, h.known_as as h3
		from request r
			join request_part p on p.request_id = r.id
			left join set_up s on s.request_id = r.id
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
		shortNotice: row.short_notice,
		iTest: row.tester_id === actor.personId,
		heldAs: row.held_as,
		holderName: nameIn({ given_name: row.h1, family_name: row.h2, known_as: row.h3 }),
		state: row.state,
		promisedOn: row.promised_on,
		passedOn: row.ended_at !== null,
		overdue: row.overdue,
		changedAt: row.changed_at,
	}));
}

/**
 * What a school’s help desk has to set up, by the day it is needed; for its technicians. A key that is none begins at the beginning.
 */
export function findSetUps(
	actor: Member,
	wanted: { after?: string | undefined; limit?: number | undefined } = {},
): Promise<{ requests: RequestLine[]; next: string | undefined }> {
	const limit = Math.min(wanted.limit ?? 50, 100);
	const me = sql`${actor.personId}::uuid`;
	const [day = '', id] = (wanted.after ?? '').split('_');
	const further =
		isId(id) && /^\d{4}-\d\d-\d\d$/.test(day) && Number.isFinite(Date.parse(day))
			? sql`and (s.needed_on, r.id) > (${day}::date, ${id}::uuid)`
			: sql``;
	return unitOfWork(actor, async (tx) => {
		const found = await select(
			tx,
			actor,
			sql`s.request_id is not null and s.school_id = any ((select my_roles_in('{technician}'))::uuid[]) and r.asker_id <> ${me}
				and p.held_as = 'desk' and p.ended_at is null and p.state <> 'done' ${further}
				order by s.needed_on, r.id limit ${limit + 1}`,
		);
		const requests = found.slice(0, limit);
		const last = requests.at(-1);
		return { requests, next: found.length > limit && last ? `${last.wantedOn}_${last.id}` : undefined };
	});
}

function readKey(key: string | undefined): { at: Date; id: string } | undefined {
	const [moment = '', id] = (key ?? '').split('_');
	const at = new Date(moment);
	return isId(id) && Number.isFinite(at.getTime()) ? { at, id } : undefined;
}
