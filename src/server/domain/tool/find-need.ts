import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { othersThan } from './find-tool.ts';
import { standingIn } from './find-tools.ts';
import {
	type Fit,
	type Privacy,
	privacyOn,
	type Scale,
	standingOn,
	type ToolStanding,
	type ToolState,
} from './tool.ts';

/** What somebody saw of a tool in a trial, by one criterion. */
export interface Observation {
	criterionId: string;
	scale: Scale;
	words: string;
	byName: string;
	isMine: boolean;
}

/** A trial of a candidate with a class. */
export interface Trial {
	id: string;
	toolId: string;
	className: string;
	students: number | null;
	startsOn: string;
	endsOn: string | null;
	tried: string;
	byName: string;
	isMine: boolean;
	version: number;
	observations: Observation[];
}

/** A verdict on a tool and a need. */
export interface VerdictGiven {
	suits: Fit;
	forWhom: string;
	words: string;
	byName: string;
	at: Date;
}

/** A tool beside a need. */
export interface Candidate {
	id: string;
	name: string;
	address: string;
	/** How it stands today. */
	state: ToolStanding;
	privacy: Privacy;
	privacyUntil: string | null;
	cost: string;
	/** The newest first; the first counts. */
	verdicts: VerdictGiven[];
	trials: Trial[];
}

/** A need with the tools beside it. */
export interface NeedPage {
	id: string;
	schoolId: string;
	words: string;
	forClass: string;
	byName: string;
	isMine: boolean;
	namedAt: Date;
	closed: boolean;
	version: number;
	/** Who needs it too. */
	joined: { personId: string; name: string }[];
	joins: boolean;
	criteria: { id: string; words: string }[];
	candidates: Candidate[];
	/** Whether the reader looks after tools, may name, try and observe, and may change this need. */
	keeps: boolean;
	tries: boolean;
	changes: boolean;
	/** Tools of the school that may be put beside it. */
	known: string[];
}

/** Finds a need of one's school, with its candidates, trials and verdicts. Refuses `missing`. */
export function findNeed(actor: Member, id: string): Promise<NeedPage | Refusal> {
	return unitOfWork<NeedPage | Refusal>(actor, async (tx) => {
		if (!isId(id)) return missing;
		const row = await tx
			.selectFrom('tool_need as n')
			.innerJoin('school as s', 's.id', 'n.school_id')
			.leftJoin('person as p', 'p.id', 'n.named_by')
			.select([
				'n.school_id',
				'n.words',
				'n.for_class',
				'n.named_by',
				'n.named_at',
				'n.closed_at',
				'n.version',
			])
			.select(['s.zone', 'p.given_name', 'p.family_name', 'p.known_as'])
			.where('n.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		const standing = await standingIn(tx, row.school_id);
		const joined = await joinedTo(tx, id);
		const candidates = await candidatesFor(tx, actor, id, schoolDay(row.zone, now()));
		const isMine = row.named_by === actor.personId;
		const known = standing.keeps ? await othersThan(tx, row.school_id, null) : [];
		return {
			id,
			schoolId: row.school_id,
			words: row.words,
			forClass: row.for_class,
			byName: nameIn(row),
			isMine,
			namedAt: row.named_at,
			closed: row.closed_at !== null,
			version: row.version,
			joined: joined.filter((one) => one.personId !== row.named_by),
			joins: joined.some((one) => one.personId === actor.personId),
			criteria: await tx
				.selectFrom('tool_criterion')
				.select(['id', 'words'])
				.where('need_id', '=', id)
				.orderBy('position')
				.orderBy('id')
				.execute(),
			candidates,
			...standing,
			changes: standing.keeps || (isMine && standing.tries),
			known: known.map(({ name }) => name).filter((name) => !candidates.some((one) => one.name === name)),
		};
	});
}

async function joinedTo(tx: Tx, needId: string): Promise<NeedPage['joined']> {
	const rows = await tx
		.selectFrom('need_joining as j')
		.innerJoin('person as p', 'p.id', 'j.person_id')
		.select(['j.person_id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('j.need_id', '=', needId)
		.orderBy('j.joined_at')
		.orderBy('j.person_id')
		.limit(200)
		.execute();
	return rows.map((row) => ({ personId: row.person_id, name: nameIn(row) }));
}

async function candidatesFor(tx: Tx, actor: Member, needId: string, today: string): Promise<Candidate[]> {
	const rows = await tx
		.selectFrom('need_candidate as c')
		.innerJoin('tool as t', 't.id', 'c.tool_id')
		.select(['t.id', 't.name', 't.address', 't.state', 't.privacy_until', 't.licence_cost'])
		.where('c.need_id', '=', needId)
		.orderBy(sql`lower(t.name)`)
		.orderBy('t.id')
		.execute();
	const verdicts = await verdictsOn(tx, needId);
	const trials = await trialsFor(tx, actor, needId);
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		address: row.address,
		state: standingOn({ state: row.state as ToolState, privacyUntil: row.privacy_until }, today),
		privacy: privacyOn(row.privacy_until, today),
		privacyUntil: row.privacy_until,
		cost: row.licence_cost,
		verdicts: verdicts.get(row.id) ?? [],
		trials: trials.filter((one) => one.toolId === row.id),
	}));
}

async function verdictsOn(tx: Tx, needId: string): Promise<Map<string, VerdictGiven[]>> {
	const rows = await tx
		.selectFrom('tool_verdict as v')
		.leftJoin('person as p', 'p.id', 'v.decided_by')
		.select(['v.tool_id', 'v.suits', 'v.for_whom', 'v.words', 'v.decided_at'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('v.need_id', '=', needId)
		.orderBy('v.decided_at', 'desc')
		.orderBy('v.id', 'desc')
		.limit(100)
		.execute();
	const given = new Map<string, VerdictGiven[]>();
	for (const row of rows)
		given.set(row.tool_id, [
			...(given.get(row.tool_id) ?? []),
			{
				suits: row.suits as Fit,
				forWhom: row.for_whom,
				words: row.words,
				byName: nameIn(row),
				at: row.decided_at,
			},
		]);
	return given;
}

async function trialsFor(tx: Tx, actor: Member, needId: string): Promise<Trial[]> {
	const rows = await tx
		.selectFrom('tool_trial as t')
		.leftJoin('person as p', 'p.id', 't.begun_by')
		.selectAll('t')
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('t.need_id', '=', needId)
		.orderBy('t.starts_on')
		.orderBy('t.id')
		.limit(100)
		.execute();
	const seen = await tx
		.selectFrom('trial_observation as o')
		.leftJoin('person as p', 'p.id', 'o.observed_by')
		.select(['o.trial_id', 'o.criterion_id', 'o.scale', 'o.words', 'o.observed_by'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('o.need_id', '=', needId)
		.orderBy('o.written_at')
		.orderBy('o.id')
		.limit(1000)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		toolId: row.tool_id,
		className: row.class_name,
		students: row.students,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		tried: row.tried,
		byName: nameIn(row),
		isMine: row.begun_by === actor.personId,
		version: row.version,
		observations: seen
			.filter((one) => one.trial_id === row.id)
			.map((one) => ({
				criterionId: one.criterion_id,
				scale: one.scale as Scale,
				words: one.words,
				byName: nameIn(one),
				isMine: one.observed_by === actor.personId,
			})),
	}));
}
