import { sql } from 'kysely';
import { type CalendarDay, findOwnDays, layOut, noCalendar } from '#server/domain/calendar/index.ts';
import type { Named } from '#server/domain/company/index.ts';
import { type OwnMeeting, readOwnMeetings } from '#server/domain/planning/index.ts';
import { daysBetween, momentOf } from '#server/domain/school/index.ts';
import { findCompany, type VisitKind, type VisitState } from '#server/domain/visit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** A stretch of school days, from and with `from` up to and without `to`, `YYYY-MM-DD`. */
export interface Days {
	from: string;
	to: string;
}

/** Where somebody is to be, or was: a visit, which every booking is too. */
export interface Engagement {
	visitId: string;
	kind: VisitKind;
	state: Exclude<VisitState, 'cancelled'>;
	startsAt: Date;
	minutes: number;
	place: string;
	remote: boolean;
	/** Everyone else who takes part. */
	with: Named[];
}

/** Somebody's own days: what the school's calendar tells of them, and what stands in them. */
export interface Timetable {
	days: (CalendarDay & {
		/** On which they said that they are away. */
		away: boolean;
	})[];
	/** By time. */
	engagements: Engagement[];
	/** Meetings that one is invited to, but those called off. */
	meetings: OwnMeeting[];
}

export const mostDays = 100;
export const mostEngagements = 1000;

/**
 * Reads the actor's own days in a school, by its clocks (IANA zone): at most 100. Refuses more with `calendar-span`. Who is in no
 * school has days without a calendar.
 */
export function findTimetable(
	actor: Member,
	school: { id: string; zone: string } | null,
	{ from, to }: Days,
): Promise<Timetable | Refusal> {
	if (to <= from || daysBetween(from, to) > mostDays)
		return Promise.resolve(refuse('calendar-span', { field: 'to', args: { most: mostDays } }));
	const zone = school?.zone ?? 'UTC';
	return unitOfWork(actor, async (tx) => {
		const days = school
			? await findOwnDays(tx, actor, school.id, { from, to }, { bells: true })
			: layOut(noCalendar(from, to), from, to);
		const away = await tx
			.selectFrom('away')
			.select(['starts_on', 'ends_on'])
			.where('person_id', '=', actor.personId)
			.where('ends_on', '>', from)
			.where('starts_on', '<', to)
			.execute();
		return {
			days: days.map((day) => ({
				...day,
				away: away.some((one) => one.starts_on <= day.day && day.day < one.ends_on),
			})),
			meetings: school ? await readOwnMeetings(tx, school.id, { from, to }) : [],
			engagements: await readEngagements(tx, actor, {
				from: momentOf(from, '00:00', zone),
				to: momentOf(to, '00:00', zone),
			}),
		};
	});
}

/**
 * What stands in the actor's own time from a moment up to, not including, another, by time; what is cancelled is left out.
 * Their own by the index of author and time, those of others by the visits they are known to be in.
 */
export async function readEngagements(
	tx: Tx,
	actor: Member,
	{ from, to }: { from: Date; to: Date },
): Promise<Engagement[]> {
	const { rows } = await sql<{
		id: string;
		kind: VisitKind;
		state: Engagement['state'];
		starts_at: Date;
		minutes: number;
		place: string;
		remote: boolean;
	}>`
		select id, kind, state, starts_at, minutes, place, remote from visit
		where author_id = ${actor.personId}::uuid
			and starts_at >= ${from}::timestamptz and starts_at < ${to}::timestamptz and state <> 'cancelled'
		union all
		select v.id, v.kind, v.state, v.starts_at, v.minutes, v.place, v.remote
		from visit_person p join visit v on v.id = p.visit_id
		where p.person_id = ${actor.personId}::uuid and not p.is_author
			and v.starts_at >= ${from}::timestamptz and v.starts_at < ${to}::timestamptz and v.state <> 'cancelled'
		order by starts_at, id
		limit ${mostEngagements}`.execute(tx);
	const company = await findCompany(
		tx,
		actor,
		rows.map(({ id }) => id),
	);
	return rows.map(({ id, starts_at, ...row }) => ({
		...row,
		visitId: id,
		startsAt: starts_at,
		with: company.get(id) ?? [],
	}));
}
