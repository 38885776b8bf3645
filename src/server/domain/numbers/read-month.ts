import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';
import { boundsOf, monthAfter } from './months.ts';
import type { CountedCollaboration, CountedMonth } from './sheets.ts';

/** A school as the count knows it. */
export interface CountedSchool {
	id: string;
	zone: string;
}

async function readVisits(
	tx: Tx,
	school: CountedSchool,
	start: Date,
	end: Date,
): Promise<CountedMonth['visits']> {
	const rows = await tx
		.selectFrom('visit as v')
		.innerJoin('visit_person as p', 'p.visit_id', 'v.id')
		.select(['v.id', 'v.kind', 'v.time_kind', 'v.minutes', 'v.author_id', 'p.person_id', 'p.part'])
		.where('v.school_id', '=', school.id)
		.where('v.state', '=', 'done')
		.where('v.starts_at', '>=', start)
		.where('v.starts_at', '<', end)
		.execute();
	const visits = new Map<
		string,
		{ kind: string; timeKind: string; minutes: number; teachers: string[]; facilitators: string[] }
	>();
	for (const row of rows) {
		const visit = visits.get(row.id) ?? {
			kind: row.kind,
			timeKind: row.time_kind,
			minutes: row.minutes,
			teachers: [],
			facilitators: [],
		};
		if (row.part === 'teacher') visit.teachers.push(row.person_id);
		else if (row.part !== 'assistant') visit.facilitators.push(row.person_id);
		if (!visits.has(row.id)) visits.set(row.id, visit);
	}
	// A visit that names nobody beside the teacher is its author's time.
	for (const row of rows) {
		const visit = visits.get(row.id);
		if (visit && visit.facilitators.length === 0) visit.facilitators.push(row.author_id);
	}
	return [...visits.values()];
}

/** Meetings of teams, with who of those invited supported teachers that day, and who were the teachers. */
async function readMeetings(tx: Tx, school: CountedSchool, month: string): Promise<CountedMonth['besides']> {
	const rows = await tx
		.selectFrom('meeting as m')
		.innerJoin('meeting_person as p', 'p.meeting_id', 'm.id')
		.innerJoin('role_assignment as r', 'r.person_id', 'p.person_id')
		.select([
			'm.id',
			'm.minutes',
			'p.person_id',
			(eb) => eb.fn.agg<string[]>('array_agg', ['r.role']).as('roles'),
		])
		.where('m.school_id', '=', school.id)
		.whereRef('r.school_id', '=', 'm.school_id')
		.where('m.on_day', '>=', month)
		.where('m.on_day', '<', monthAfter(month))
		.where('m.called_off', '=', false)
		.whereRef('r.starts_on', '<=', 'm.on_day')
		.where((eb) => eb.or([eb('r.ends_on', 'is', null), eb('r.ends_on', '>', eb.ref('m.on_day'))]))
		.groupBy(['m.id', 'm.minutes', 'p.person_id'])
		.execute();
	const support = ['facilitator', 'librarian', 'specialist'];
	return [...Map.groupBy(rows, (row) => row.id).values()].map((of) => {
		const supports = of.filter((row) => row.roles.some((role) => support.includes(role)));
		const teach = of.filter((row) => !supports.includes(row) && row.roles.includes('teacher'));
		return {
			minutes: of[0]?.minutes ?? 0,
			facilitators: supports.map((row) => row.person_id),
			teachers: teach.map((row) => row.person_id),
		};
	});
}

/** Requests of teachers that somebody who supports them settled. */
async function readSettled(tx: Tx, school: CountedSchool, month: string): Promise<CountedMonth['besides']> {
	const rows = await tx
		.selectFrom('request_time as s')
		.innerJoin('request as r', 'r.id', 's.request_id')
		.innerJoin('role_assignment as t', (join) =>
			join
				.onRef('t.person_id', '=', 'r.asker_id')
				.onRef('t.school_id', '=', 's.school_id')
				.on('t.role', '=', 'teacher')
				.onRef('t.starts_on', '<=', 's.on_day')
				.on((eb) => eb.or([eb('t.ends_on', 'is', null), eb('t.ends_on', '>', eb.ref('s.on_day'))])),
		)
		.select(['s.minutes', 's.person_id', 'r.asker_id', 's.support_kind'])
		.where('s.school_id', '=', school.id)
		.where('s.on_day', '>=', month)
		.where('s.on_day', '<', monthAfter(month))
		.execute();
	return rows.map((row) => ({
		minutes: row.minutes,
		facilitators: [row.person_id],
		teachers: [row.asker_id],
		supportKind: row.support_kind,
	}));
}

async function readCollaborations(tx: Tx, school: CountedSchool, end: Date): Promise<CountedCollaboration[]> {
	const teachers = await tx
		.selectFrom('collaboration as c')
		.innerJoin('partner as p', 'p.collaboration_id', 'c.id')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.select(['c.id', 'p.person_id', 'a.at as since', 'd.at as until'])
		.where('c.school_id', '=', school.id)
		.where('p.side', '=', 'teacher')
		.where('a.at', '<', end)
		.execute();
	const turns = await tx
		.selectFrom('collaboration as c')
		.innerJoin('collaboration_turn as t', 't.collaboration_id', 'c.id')
		.select(['c.id', 't.turn', 't.at'])
		.where('c.school_id', '=', school.id)
		.where('t.at', '<', end)
		.orderBy('t.at')
		.orderBy('t.id')
		.execute();
	const stages = await tx
		.selectFrom('collaboration as c')
		.innerJoin('stage_change as s', 's.collaboration_id', 'c.id')
		.select(['c.id', 's.to_stage'])
		.distinctOn('c.id')
		.where('c.school_id', '=', school.id)
		.where('s.holds_since', '<', end)
		.orderBy('c.id')
		.orderBy('s.holds_since', 'desc')
		.orderBy('s.id', 'desc')
		.execute();
	const stageOf = new Map(stages.map((row) => [row.id, row.to_stage]));
	const turnsOf = Map.groupBy(turns, (row) => row.id);
	return [...Map.groupBy(teachers, (row) => row.id)].map(([id, rows]) => ({
		teachers: rows.map((row) => ({ id: row.person_id, since: row.since, until: row.until })),
		turns: turnsOf.get(id) ?? [],
		stage: stageOf.get(id) ?? null,
	}));
}

/** Reads that things happened in a month, and no word of them: what `counter` may see. */
export async function readMonth(tx: Tx, school: CountedSchool, month: string): Promise<CountedMonth> {
	const { start, end } = boundsOf(month, school.zone);
	const staff = await tx
		.selectFrom('role_assignment')
		.select('person_id')
		.distinct()
		.where('school_id', '=', school.id)
		.where('role', '=', 'teacher')
		.where('starts_on', '<', monthAfter(month))
		.where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>', month)]))
		.execute();
	const preparation = await tx
		.selectFrom('time_entry')
		.select(['facilitator_id', (eb) => eb.fn.sum<string>('minutes').as('minutes')])
		.where('school_id', '=', school.id)
		.where('on_day', '>=', month)
		.where('on_day', '<', monthAfter(month))
		.groupBy('facilitator_id')
		.execute();
	return {
		start,
		end,
		staff: staff.map((row) => row.person_id),
		visits: await readVisits(tx, school, start, end),
		collaborations: await readCollaborations(tx, school, end),
		besides: [...(await readMeetings(tx, school, month)), ...(await readSettled(tx, school, month))],
		preparation: preparation.map((row) => ({
			facilitator: row.facilitator_id,
			minutes: Number(row.minutes),
		})),
	};
}

/** When anything that is counted first happened in a school. */
export async function readFirstActivity(tx: Tx, school: CountedSchool): Promise<Date | undefined> {
	const { rows } = await sql<{ at: Date | null }>`
		select least(
			(select min(starts_at) from visit where school_id = ${school.id} and state = 'done'),
			(select min(t.at) from collaboration_turn t join collaboration c on c.id = t.collaboration_id
				where c.school_id = ${school.id})
		) as at`.execute(tx);
	return rows[0]?.at ?? undefined;
}

/** Whether everyone who facilitates in the school, or whose time is counted in the month, has published their hours. */
export async function areHoursPublished(
	tx: Tx,
	school: CountedSchool,
	month: string,
	counted: readonly string[],
): Promise<boolean> {
	const { rows } = await sql<{ unpublished: number }>`
		select count(*)::integer as unpublished
		from (
			select person_id from role_assignment
			where school_id = ${school.id} and role = 'facilitator' and starts_on < ${monthAfter(month)}::date
				and (ends_on is null or ends_on > ${month}::date)
			union
			select unnest(${counted}::uuid[])
		) facilitator
		where not exists (
			select from hours_publication h
			where h.person_id = facilitator.person_id and h.school_id = ${school.id} and h.taken_back_at is null
		)`.execute(tx);
	return rows[0]?.unpublished === 0;
}
