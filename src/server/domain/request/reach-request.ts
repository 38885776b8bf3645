import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { HeldAs, SetUpAt, Side, State } from './request.ts';

/** A part of a request: who holds it, or held it, and how it stands there. */
export interface Part {
	id: string;
	number: number;
	heldAs: HeldAs;
	personId: string | null;
	takenBy: string | null;
	passedBy: string;
	state: State;
	promisedOn: string | null;
	beganAt: Date;
	endedAt: Date | null;
	version: number;
	/** Where it was handed over to by e-mail, with the mark by which answers come back. */
	mailedTo: string | null;
	replyToken: string | null;
}

/** A request as somebody reaches it. */
export interface Reached {
	id: string;
	schoolId: string;
	zone: string;
	askerId: string;
	/** The parts that they may read, in their order. */
	parts: Part[];
	/** The one that is not over, for who asked and who holds it. */
	open: Part | undefined;
	/** On which side they stand; undefined for who only held it. */
	side: Side | undefined;
	/** Something to be set up, where it lies with a help desk. */
	setUp: SetUpAt;
	/** Who tests what is set up, where that is somebody else than who asked. */
	testerId: string | null;
	testBy: string | null;
}

/** Reaches a request as who asked it, who holds it or who held it; undefined for everyone else. */
export async function reachRequest(tx: Tx, actor: Member, id: string): Promise<Reached | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('request as r')
		.innerJoin('school as s', 's.id', 'r.school_id')
		.leftJoin('set_up as u', 'u.request_id', 'r.id')
		.select(['r.id', 'r.school_id', 'r.asker_id', 's.zone', 'u.from_part', 'u.tester_id', 'u.test_by'])
		.where('r.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const parts = await partsOf(tx, [id]);
	const open = parts.find((part) => part.endedAt === null);
	const sets = open?.heldAs === 'desk' && row.from_part !== null && open.number >= row.from_part;
	const holds = sets && row.tester_id === actor.personId ? 'tester' : 'holder';
	return {
		id,
		schoolId: row.school_id,
		zone: row.zone,
		askerId: row.asker_id,
		parts,
		open,
		side: row.asker_id === actor.personId ? 'asker' : open ? holds : undefined,
		setUp: !sets ? undefined : open.mailedTo === null ? 'here' : 'by-mail',
		testerId: row.tester_id,
		testBy: row.test_by,
	};
}

/** The parts of some requests that the reader may read, in their order. */
export async function partsOf(
	tx: Tx,
	requestIds: readonly string[],
): Promise<(Part & { requestId: string })[]> {
	if (requestIds.length === 0) return [];
	const rows = await tx
		.selectFrom('request_part')
		.select(['id', 'request_id', 'number', 'held_as', 'person_id', 'taken_by', 'passed_by', 'state'])
		.select(['promised_on', 'began_at', 'ended_at', 'version', 'mailed_to', 'reply_token'])
		.where('request_id', '=', sql<string>`any (${requestIds}::uuid[])`)
		.orderBy('request_id')
		.orderBy('number')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		requestId: row.request_id,
		number: row.number,
		heldAs: row.held_as as HeldAs,
		personId: row.person_id,
		takenBy: row.taken_by,
		passedBy: row.passed_by,
		state: row.state as State,
		promisedOn: row.promised_on,
		beganAt: row.began_at,
		endedAt: row.ended_at,
		version: row.version,
		mailedTo: row.mailed_to,
		replyToken: row.reply_token,
	}));
}
