import { findReadings, type Reading, recordReading } from '#server/domain/access/index.ts';
import { type Named, nameIn } from '#server/domain/company/index.ts';
import { type Evidence, findInPlans, type InPlan, readEvidence } from '#server/domain/evidence/index.ts';
import { dayAfter, schoolDay, weekOf } from '#server/domain/school/index.ts';
import type { VisitKind } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { findConfidants } from './find-confidants.ts';
import { type EntryWords, type GoalWords, type RhythmWeek, rhythmOf } from './goal.ts';

export type SettledAs = 'reached' | 'let-go';

/** A goal as it stands in a list. */
export interface GoalLine extends GoalWords {
	id: string;
	teacher: Named;
	createdAt: Date;
	settledAs: SettledAs | null;
	settledAt: Date | null;
	/** The last day that something was written about it. */
	lastOn: string | null;
}

export interface GoalEntry extends EntryWords {
	id: string;
	evidence: Evidence[];
}

/** A goal with everything on it that the actor reads. */
export interface Goal extends GoalLine {
	isMine: boolean;
	version: number;
	entries: GoalEntry[];
	rhythm: RhythmWeek[];
	/** The facilitators it may be shared with, and whether it is: for its teacher. */
	confidants: (Named & { shared: boolean })[];
	/** What stands in their plans and may stand here, too: for its teacher. */
	inPlans: InPlan[];
	readings: Reading[];
}

/** Goals in a list, and entries on a goal, at most. */
const page = 100;
/** Weeks of rhythm that are shown. */
const weeks = 8;

function lineOf(row: {
	id: string;
	teacher_id: string;
	words: string;
	sign: string;
	wanted_by: string | null;
	created_at: Date;
	settled_as: string | null;
	settled_at: Date | null;
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
	last_on: string | null;
}): GoalLine {
	return {
		id: row.id,
		teacher: { personId: row.teacher_id, name: nameIn(row) },
		words: row.words,
		sign: row.sign,
		wantedBy: row.wanted_by,
		createdAt: row.created_at,
		settledAs: row.settled_as as SettledAs | null,
		settledAt: row.settled_at,
		lastOn: row.last_on,
	};
}

const goals = (tx: Tx) =>
	tx
		.selectFrom('goal as g')
		.innerJoin('school as s', 's.id', 'g.school_id')
		.leftJoin('person as p', 'p.id', 'g.teacher_id')
		.select(['g.id', 'g.teacher_id', 'g.words', 'g.sign', 'g.wanted_by', 'g.created_at', 'g.school_id'])
		.select(['g.settled_as', 'g.settled_at', 'g.version', 's.zone'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.select((eb) =>
			eb
				.selectFrom('goal_entry as e')
				.select('e.on_day')
				.whereRef('e.goal_id', '=', 'g.id')
				.orderBy('e.on_day', 'desc')
				.limit(1)
				.as('last_on'),
		);

/** One's own goals and those that teachers share with oneself, latest first. At most 100 of each. */
export function findGoals(actor: Member): Promise<{ mine: GoalLine[]; shared: GoalLine[] }> {
	return unitOfWork(actor, async (tx) => {
		const list = (mine: boolean) =>
			goals(tx)
				.where('g.teacher_id', mine ? '=' : '<>', actor.personId)
				.orderBy('g.created_at', 'desc')
				.orderBy('g.id', 'desc')
				.limit(page)
				.execute();
		return { mine: (await list(true)).map(lineOf), shared: (await list(false)).map(lineOf) };
	});
}

/** Finds a goal for its teacher, or for a facilitator it is shared with, whose reading is recorded. Missing for anybody else. */
export function findGoal(actor: Member, id: string): Promise<Goal | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		if (!isId(id)) return missing;
		const row = await goals(tx).where('g.id', '=', id).executeTakeFirst();
		if (!row) return missing;
		const isMine = row.teacher_id === actor.personId;
		const entries = await findEntries(tx, id);
		const evidence = await readEvidence(tx, { goalEntryIds: entries.map((entry) => entry.id) });
		const opened = { kind: 'goal' as const, id, authorId: row.teacher_id, teacherIds: [row.teacher_id] };
		await recordReading(tx, actor, opened, at);
		const thisWeek = weekOf(schoolDay(row.zone, at));
		const mondays = Array.from({ length: weeks }, (_, week) => dayAfter(thisWeek, 7 * (week - weeks + 1)));
		const visits = await findVisited(tx, row.teacher_id, mondays[0] ?? thisWeek, row.zone);
		return {
			...lineOf(row),
			isMine,
			version: row.version,
			entries: entries.map((entry) => ({
				...entry,
				evidence: evidence.filter((one) => one.goalEntryId === entry.id),
			})),
			rhythm: rhythmOf(mondays, { entries, visits, weekOf }),
			confidants: isMine ? await findConfidants(tx, actor, id) : [],
			inPlans: isMine ? await findInPlans(tx, row.school_id) : [],
			readings: await findReadings(tx, actor, id),
		};
	});
}

async function findEntries(tx: Tx, goalId: string): Promise<(EntryWords & { id: string })[]> {
	const rows = await tx
		.selectFrom('goal_entry')
		.select(['id', 'on_day', 'met', 'modelled', 'resources', 'reflected', 'words'])
		.where('goal_id', '=', goalId)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.limit(page)
		.execute();
	return rows.map(({ on_day, ...row }) => ({ ...row, onDay: on_day }));
}

/** The visits with a teacher that took place since a Monday, as far as the reader reads them. */
async function findVisited(
	tx: Tx,
	teacherId: string,
	since: string,
	zone: string,
): Promise<{ day: string; kind: VisitKind }[]> {
	const rows = await tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select(['v.starts_at', 'v.kind'])
		.where('p.person_id', '=', teacherId)
		.where('p.part', '=', 'teacher')
		.where('v.state', '=', 'done')
		.where('v.starts_at', '>=', new Date(`${dayAfter(since, -1)}T00:00:00Z`))
		.limit(200)
		.execute();
	return rows.map((row) => ({ day: schoolDay(zone, row.starts_at), kind: row.kind as VisitKind }));
}
