import { findReadings, type Reading, recordReading } from '#server/domain/access/index.ts';
import {
	concernedIn,
	findFacilitatorsOf,
	type Named,
	nameIn,
	type Part,
} from '#server/domain/company/index.ts';
import { type Evidence, readEvidence } from '#server/domain/evidence/index.ts';
import { findNotesOf, type Note } from '#server/domain/note/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { How, TimeKind, VisitKind, VisitState } from './visit.ts';

export interface VisitCheck {
	id: string;
	key: string | null;
	words: string | null;
	how: How;
	remark: string;
	authorName: string;
}

export interface VisitStep {
	id: string;
	words: string;
	ownerId: string;
	ownerName: string;
	dueOn: string | null;
	doneAt: Date | null;
}

/** A visit with everything on it that the actor may read. */
export interface FullVisit {
	id: string;
	kind: VisitKind;
	timeKind: TimeKind;
	state: VisitState;
	place: string;
	remote: boolean;
	grouping: 'one-to-one' | 'group';
	startsAt: Date;
	minutes: number;
	version: number;
	authorId: string;
	/** Everyone who takes part, and whether they come, where they have answered. */
	people: (Named & { part: Part; answer: 'accepted' | 'tentative' | 'declined' | null })[];
	/** Whom it is about. */
	concerned: Named[];
	collaboration: { id: string; title: string } | null;
	/** The facilitators who are partners in the collaboration. */
	facilitators: Named[];
	checks: VisitCheck[];
	nextSteps: VisitStep[];
	notes: Note[];
	/** The booking that it is, by which it is moved and cancelled. */
	bookingId: string | null;
	/** How many visits are planned after it in its series; told to its author alone. */
	following: number;
	/** What is brought into it. */
	agenda: Evidence[];
	/** How many prompts of the guide somebody answered. */
	answered: number;
	/** Who wrote a summary of it that the reader reads. */
	summariesBy: Named[];
	readings: Reading[];
}

/**
 * Reads a visit; showing it to somebody other than its author records the reading. Refuses `missing`.
 * @param wanted.notes false: none is read, and none counts as read
 */
export async function findVisit(
	actor: Member,
	visitId: string,
	wanted = { notes: true },
): Promise<FullVisit | Refusal> {
	const at = now();
	if (!isId(visitId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const visit = await tx
			.selectFrom('visit as v')
			.leftJoin('collaboration_focus as f', 'f.collaboration_id', 'v.collaboration_id')
			.selectAll('v')
			.leftJoin('booking as b', 'b.visit_id', 'v.id')
			.select((eb) => [
				'f.title',
				'b.id as booking_id',
				eb
					.selectFrom('guide_answer as g')
					.select((one) => one.fn.count<string>('g.prompt').distinct().as('n'))
					.whereRef('g.visit_id', '=', 'v.id')
					.where('g.words', '<>', '')
					.as('answered'),
			])
			.where('v.id', '=', visitId)
			.executeTakeFirst();
		if (!visit) return missing;
		const people = await findPeople(tx, visitId);
		const teacherIds = concernedIn(people, visit.author_id);
		const notes = wanted.notes ? await findNotesOf(tx, actor, visitId, at) : [];
		await recordReading(tx, actor, { kind: 'visit', id: visitId, authorId: visit.author_id, teacherIds }, at);
		return {
			id: visitId,
			kind: visit.kind as VisitKind,
			timeKind: visit.time_kind as TimeKind,
			state: visit.state as VisitState,
			place: visit.place,
			remote: visit.remote,
			grouping: visit.grouping as FullVisit['grouping'],
			startsAt: visit.starts_at,
			minutes: visit.minutes,
			version: visit.version,
			authorId: visit.author_id,
			bookingId: visit.booking_id,
			people,
			concerned: people.filter((one) => teacherIds.includes(one.personId)),
			collaboration:
				visit.collaboration_id && visit.title ? { id: visit.collaboration_id, title: visit.title } : null,
			facilitators: await findFacilitatorsOf(tx, visit.collaboration_id),
			following: await countFollowing(tx, actor, visit),
			...(await findObserved(tx, visitId)),
			answered: Number(visit.answered ?? 0),
			notes,
			summariesBy: await findSummarised(tx, visitId),
			agenda: visit.collaboration_id === null ? [] : await readEvidence(tx, { visitId }),
			readings: await findReadings(tx, actor, visitId),
		};
	});
}

async function countFollowing(
	tx: Tx,
	actor: Member,
	visit: { series_id: string | null; author_id: string; starts_at: Date },
): Promise<number> {
	if (visit.series_id === null || visit.author_id !== actor.personId) return 0;
	const row = await tx
		.selectFrom('visit')
		.select((eb) => eb.fn.countAll<string>().as('n'))
		.where('series_id', '=', visit.series_id)
		.where('author_id', '=', actor.personId)
		.where('state', '=', 'planned')
		.where('starts_at', '>', visit.starts_at)
		.executeTakeFirst();
	return Number(row?.n ?? 0);
}

async function findSummarised(tx: Tx, visitId: string): Promise<Named[]> {
	const rows = await tx
		.selectFrom('visit_summary as s')
		.leftJoin('person as p', 'p.id', 's.author_id')
		.select(['s.author_id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('s.visit_id', '=', visitId)
		.orderBy('s.written_at')
		.orderBy('s.id')
		.limit(100)
		.execute();
	return [
		...new Map(rows.map((row) => [row.author_id, { personId: row.author_id, name: nameIn(row) }])).values(),
	];
}

async function findPeople(tx: Tx, visitId: string): Promise<FullVisit['people']> {
	const rows = await tx
		.selectFrom('visit_person as v')
		.leftJoin('person as p', 'p.id', 'v.person_id')
		.leftJoin('visit_answer as a', (join) =>
			join.onRef('a.visit_id', '=', 'v.visit_id').onRef('a.person_id', '=', 'v.person_id'),
		)
		.select(['v.person_id', 'v.part', 'p.given_name', 'p.family_name', 'p.known_as', 'a.answer'])
		.where('v.visit_id', '=', visitId)
		.orderBy('p.family_name')
		.orderBy('v.person_id')
		.limit(200)
		.execute();
	return rows.map((row) => ({
		personId: row.person_id,
		name: nameIn(row),
		part: row.part as Part,
		answer: row.answer as FullVisit['people'][number]['answer'],
	}));
}

async function findObserved(tx: Tx, visitId: string): Promise<Pick<FullVisit, 'checks' | 'nextSteps'>> {
	const checks = await tx
		.selectFrom('look_for_check as c')
		.leftJoin('person as p', 'p.id', 'c.author_id')
		.select(['c.id', 'c.key', 'c.words', 'c.how', 'c.remark', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('c.visit_id', '=', visitId)
		.orderBy('c.checked_at')
		.orderBy('c.id')
		.limit(200)
		.execute();
	const steps = await tx
		.selectFrom('next_step as s')
		.leftJoin('person as p', 'p.id', 's.owner_id')
		.select([
			's.id',
			's.words',
			's.owner_id',
			's.due_on',
			's.done_at',
			'p.given_name',
			'p.family_name',
			'p.known_as',
		])
		.where('s.visit_id', '=', visitId)
		.orderBy('s.due_on')
		.orderBy('s.id')
		.limit(100)
		.execute();
	return {
		checks: checks.map((row) => ({
			id: row.id,
			key: row.key,
			words: row.words,
			how: row.how as How,
			remark: row.remark,
			authorName: nameIn(row),
		})),
		nextSteps: steps.map((row) => ({
			id: row.id,
			words: row.words,
			ownerId: row.owner_id,
			ownerName: nameIn(row),
			dueOn: row.due_on,
			doneAt: row.done_at,
		})),
	};
}
