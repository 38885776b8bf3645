import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { type PutOff, putOffBy } from './put-off.ts';
import { checkAgainAfter } from './teaching-point.ts';
import type { Candidate, Stage } from './whom-to-visit.ts';

/** One teacher in one collaboration (or outside any) whom the reader works with, and what stands open between them. */
export interface Work extends Candidate {
	teacher: string;
	title: string | null;
	state: 'proposed' | 'active' | 'paused' | 'finished' | null;
	/** Teaching points being worked on. */
	pointsOpen: number;
	/** Next steps of the teacher that are open. */
	theirStepsOpen: number;
	/** Next steps of the reader that are open. */
	myStepsOpen: number;
	/** Whether the reader has put off visiting them. */
	putOff: PutOff | null;
}

type Key = { teacher_id: string; collaboration_id: string | null };
const keyOf = (row: Key) => `${row.teacher_id} ${row.collaboration_id ?? ''}`;
const facilitated = sql<string>`any ((select my_facilitated_collaborations())::uuid[])`;
const most = 500;

/** The teachers in the collaborations that the reader facilitates. */
function partnersOf(tx: Tx, me: string) {
	return tx
		.selectFrom('partner as t')
		.innerJoin('acceptance as a', 'a.partner_id', 't.id')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 't.collaboration_id')
		.leftJoin('departure as d', 'd.partner_id', 't.id')
		.select(['t.person_id as teacher_id', 't.collaboration_id', 'a.at', 'f.title', 'f.stage', 'f.state'])
		.where('t.collaboration_id', '=', facilitated)
		.where('t.side', '=', 'teacher')
		.where('d.partner_id', 'is', null)
		.where('t.person_id', '<>', me)
		.orderBy('t.person_id')
		.limit(most)
		.execute();
}

/** When each was last visited, and when a visit is planned, within a year. */
function visitsTo(tx: Tx, me: string, from: Date, today: Date) {
	return tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select(['p.person_id as teacher_id', 'v.collaboration_id'])
		.select(sql<Date | null>`max(v.starts_at) filter (where v.state = 'done')`.as('last'))
		.select(
			sql<Date | null>`min(v.starts_at) filter (where v.state = 'planned' and v.starts_at >= ${today})`.as(
				'next',
			),
		)
		.where('p.part', '=', 'teacher')
		.where('p.person_id', '<>', me)
		.where('v.state', '<>', 'cancelled')
		.where('v.starts_at', '>', from)
		.where((eb) => eb.or([eb('v.author_id', '=', me), eb('v.collaboration_id', '=', facilitated)]))
		.groupBy(['p.person_id', 'v.collaboration_id'])
		.limit(most)
		.execute();
}

function openPoints(tx: Tx, me: string, stale: Date) {
	const points = tx
		.selectFrom('teaching_point as t')
		.select(['t.teacher_id', 't.collaboration_id'])
		.select(
			sql<Date>`coalesce((select max(c.checked_at) from look_for_check c where c.teaching_point_id = t.id), t.created_at)`.as(
				'looked_at',
			),
		)
		.where('t.settled_at', 'is', null)
		.where('t.teacher_id', '<>', me)
		.where((eb) => eb.or([eb('t.author_id', '=', me), eb('t.collaboration_id', '=', facilitated)]));
	return tx
		.selectFrom(points.as('p'))
		.select(['teacher_id', 'collaboration_id'])
		.select(sql<number>`count(*)::int`.as('open'))
		.select(sql<number>`(count(*) filter (where looked_at < ${stale}))::int`.as('stale'))
		.groupBy(['teacher_id', 'collaboration_id'])
		.limit(most)
		.execute();
}

function heldBackBy(tx: Tx, me: string, today: string) {
	return tx
		.selectFrom('note')
		.select(['teacher_id', 'collaboration_id'])
		.select(sql<number>`(count(*) filter (where comes_up_on <= ${today}::date))::int`.as('dated'))
		.select(sql<number>`(count(*) filter (where comes_up_on is null))::int`.as('undated'))
		.where('author_id', '=', me)
		.where('kind', '=', 'held-back')
		.where('settled_at', 'is', null)
		.where('teacher_id', 'is not', null)
		.groupBy(['teacher_id', 'collaboration_id'])
		.$castTo<Key & { dated: number; undated: number }>()
		.limit(most)
		.execute();
}

function openSteps(tx: Tx, me: string, today: string) {
	return tx
		.selectFrom('next_step')
		.select(['teacher_id', 'collaboration_id'])
		.select(
			sql<number>`(count(*) filter (where owner_id = ${me} and due_on <= ${today}::date))::int`.as('due'),
		)
		.select(sql<number>`(count(*) filter (where owner_id = ${me}))::int`.as('mine'))
		.select(sql<number>`(count(*) filter (where owner_id = teacher_id))::int`.as('theirs'))
		.where('done_at', 'is', null)
		.where('teacher_id', '<>', me)
		.where((eb) =>
			eb.or([eb('author_id', '=', me), eb('owner_id', '=', me), eb('collaboration_id', '=', facilitated)]),
		)
		.groupBy(['teacher_id', 'collaboration_id'])
		.limit(most)
		.execute();
}

/**
 * Everyone whom the reader works with as a facilitator or specialist, with what stands open: at most 500, in the order of
 * their names. Seven statements, whoever reads.
 */
export async function readWork(tx: Tx, actor: Member, at: Date, zone: string): Promise<Work[]> {
	const me = actor.personId;
	const today = schoolDay(zone, at);
	const midnight = momentOf(today, '00:00', zone);
	const partners = await partnersOf(tx, me);
	const visits = await visitsTo(tx, me, momentOf(dayAfter(today, -366), '00:00', zone), midnight);
	const points = await openPoints(tx, me, momentOf(dayAfter(today, -checkAgainAfter), '00:00', zone));
	const heldBack = await heldBackBy(tx, me, today);
	const steps = await openSteps(tx, me, today);
	const putOffs = await putOffBy(tx, me, today);

	const known = new Set(partners.map(({ collaboration_id }) => collaboration_id));
	const work = new Map<string, Work>();
	const begin = (row: Key): Work => {
		const one = work.get(keyOf(row));
		if (one) return one;
		const made: Work = {
			teacherId: row.teacher_id, collaborationId: row.collaboration_id, teacher: '', title: null, stage: null, state: null,
			since: at, lastVisitAt: null, nextVisitAt: null, pointsOpen: 0, checksDue: 0, heldBackDue: 0, promisesDue: 0,
			myStepsOpen: 0, theirStepsOpen: 0, putOff: null, putOffUntil: null,
		}; // biome-ignore format: a blank page
		work.set(keyOf(row), made);
		return made;
	};
	for (const row of partners)
		Object.assign(begin(row), {
			title: row.title,
			stage: row.stage as Stage,
			state: row.state,
			since: row.at,
		});
	// A collaboration that the reader has left is no longer work of theirs, whatever they wrote in it.
	const here = (row: Key) => row.collaboration_id === null || known.has(row.collaboration_id);
	for (const row of visits.filter(here))
		Object.assign(begin(row), { lastVisitAt: row.last, nextVisitAt: row.next });
	for (const row of points.filter(here))
		Object.assign(begin(row), { pointsOpen: row.open, checksDue: row.stale });
	for (const row of heldBack.filter(here)) {
		const one = begin(row);
		one.heldBackDue = row.dated + (one.nextVisitAt ? row.undated : 0);
	}
	for (const row of steps.filter(here))
		Object.assign(begin(row), { promisesDue: row.due, myStepsOpen: row.mine, theirStepsOpen: row.theirs });

	for (const row of putOffs.filter((row) => work.has(keyOf(row)))) {
		const { id, until, reason } = row;
		Object.assign(begin(row), { putOff: { id, until, reason }, putOffUntil: until });
	}

	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as'])
		.where('id', 'in', [me, ...[...work.values()].map(({ teacherId }) => teacherId)])
		.orderBy('family_name')
		.orderBy('given_name')
		.orderBy('id')
		.execute();
	const place = new Map(people.map((person, index) => [person.id, { index, name: nameOf(person) }]));
	return [...work.values()]
		.flatMap((one) => {
			const person = place.get(one.teacherId);
			return person ? [{ at: person.index, one: { ...one, teacher: person.name } }] : [];
		})
		.sort((a, b) => a.at - b.at || (a.one.title ?? '').localeCompare(b.one.title ?? ''))
		.map(({ one }) => one);
}
