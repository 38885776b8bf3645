import { sql } from 'kysely';
import { type CalendarDay, layOut, readCalendars } from '#server/domain/calendar/index.ts';
import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import type { PlanningTeam } from '#server/domain/unit/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { type LaidMeeting, layMeetings, type MeetingKind, type Rhythm, type Slot } from './meeting.ts';

/** One of any number of keys, by one statement. */
const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`;

/** Days that are laid out before and after those asked for: a second meeting may be weeks after the first, over a break. */
const around = 70;

/** A rhythm as it is set. */
export interface TeamRhythm extends Rhythm {
	teamId: string;
	madeAt: Date;
	version: number;
}

/** With who takes part without being of the team. */
export interface SetRhythm extends TeamRhythm {
	guests: { id: string; name: string }[];
}

/** Reads the rhythms of teams that hold on some day from `since` on, the first one first. */
export async function readRhythms(tx: Tx, teamIds: readonly string[], since: string): Promise<TeamRhythm[]> {
	if (teamIds.length === 0) return [];
	const rows = await tx
		.selectFrom('planning_rhythm')
		.select(['id', 'team_id', 'cycle_day', 'weekday', 'holds_from', 'holds_until', 'made_at', 'version'])
		.where('team_id', '=', anyOf(teamIds))
		.where((eb) => eb.or([eb('holds_until', 'is', null), eb('holds_until', '>', since)]))
		.orderBy('made_at')
		.orderBy('id')
		.limit(500)
		.execute();
	if (rows.length === 0) return [];
	const ids = rows.map((row) => row.id);
	const slots = await tx
		.selectFrom('planning_slot')
		.selectAll()
		.where('rhythm_id', '=', anyOf(ids))
		.orderBy('part')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		teamId: row.team_id,
		madeAt: row.made_at,
		cycleDay: row.cycle_day,
		weekday: row.weekday,
		holdsFrom: row.holds_from,
		holdsUntil: row.holds_until,
		slots: slots
			.filter((slot) => slot.rhythm_id === row.id)
			.map(
				(slot): Slot => ({
					kind: slot.kind as MeetingKind,
					daysAfter: slot.days_after,
					periodId: slot.period_id,
					startsAt: slot.starts_at?.slice(0, 5) ?? null,
					minutes: slot.minutes,
					place: slot.place,
				}),
			) as Rhythm['slots'],
		version: row.version,
	}));
}

/** Reads who takes part in the meetings of rhythms without being of their teams. */
export async function withGuests(tx: Tx, rhythms: readonly TeamRhythm[]): Promise<SetRhythm[]> {
	if (rhythms.length === 0) return [];
	const guests = await tx
		.selectFrom('planning_guest as g')
		.innerJoin('person as p', 'p.id', 'g.person_id')
		.select(['g.rhythm_id', 'p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where(
			'g.rhythm_id',
			'in',
			rhythms.map((rhythm) => rhythm.id),
		)
		.orderBy('p.family_name')
		.orderBy('p.given_name')
		.execute();
	return rhythms.map((rhythm) => ({
		...rhythm,
		guests: guests
			.filter((guest) => guest.rhythm_id === rhythm.id)
			.map((guest) => ({ id: guest.id, name: nameOf(guest) })),
	}));
}

/** By rhythm, the ids of who takes part in its meetings without being of the team. */
export async function findGuests(tx: Tx, rhythmIds: readonly string[]): Promise<Map<string, string[]>> {
	if (rhythmIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('planning_guest')
		.select(['rhythm_id', 'person_id'])
		.where('rhythm_id', '=', anyOf(rhythmIds))
		.execute();
	const guests = new Map<string, string[]>();
	for (const row of rows) guests.set(row.rhythm_id, [...(guests.get(row.rhythm_id) ?? []), row.person_id]);
	return guests;
}

/** A meeting: as the calendar says, unless it was moved by hand or called off. */
export interface Meeting extends LaidMeeting {
	moved: boolean;
	calledOff: boolean;
	/** Null: it is not over, and nobody has written in it. */
	version: number | null;
}

/** What is asked of a team, to lay its meetings over its calendar. */
type Team = Pick<PlanningTeam, 'id' | 'schoolId' | 'divisionId'>;

/** Meetings of teams on the days from `from` up to, not including, `to`, by their time; a school's calendars are read at once. */
export async function readMeetings(
	tx: Tx,
	teams: readonly Team[],
	from: string,
	to: string,
): Promise<{ meetings: (Meeting & { teamId: string })[]; rhythms: TeamRhythm[] }> {
	const [since, until] = [dayAfter(from, -around), dayAfter(to, around)];
	const ids = teams.map((team) => team.id);
	const rhythms = await readRhythms(tx, ids, since);
	const laid = new Map<string, LaidMeeting & { teamId: string }>();
	const meeting = teams.filter(({ id }) => rhythms.some((rhythm) => rhythm.teamId === id));
	for (const [schoolId, ofSchool] of Map.groupBy(meeting, (team) => team.schoolId)) {
		const divisions = [...new Set(ofSchool.map((team) => team.divisionId))];
		const calendars = await readCalendars(tx, schoolId, divisions, { from: since, to: until, bells: true });
		const days = new Map<string | null, CalendarDay[]>();
		for (const [division, calendar] of calendars) days.set(division, layOut(calendar, since, until));
		for (const { id, divisionId } of ofSchool)
			for (const rhythm of rhythms.filter((one) => one.teamId === id))
				for (const one of layMeetings(rhythm, days.get(divisionId) ?? []))
					laid.set(one.id, { ...one, teamId: id });
	}
	for (const row of await readSaved(tx, ids, [...laid.keys()], from, to)) {
		const counted = laid.get(row.id);
		const { moved, calledOff, version, ...written } = row;
		laid.set(row.id, { ...(moved || !counted ? written : counted), ...{ moved, calledOff, version } });
	}
	const meetings = [...laid.values()]
		.filter((one) => from <= one.day && one.day < to)
		.map((one) => ({ moved: false, calledOff: false, version: null, ...one }))
		.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
	return { meetings, rhythms };
}

/** Meetings that were written in: those of these keys, and those that were last on the days asked for. */
async function readSaved(
	tx: Tx,
	teamIds: string[],
	keys: string[],
	from: string,
	to: string,
): Promise<(Meeting & { teamId: string })[]> {
	if (teamIds.length === 0) return [];
	const rows = await tx
		.selectFrom('meeting')
		.selectAll()
		.where('team_id', '=', anyOf(teamIds))
		.where((eb) =>
			eb.or([eb('id', '=', anyOf(keys)), eb.and([eb('on_day', '>=', from), eb('on_day', '<', to)])]),
		)
		.limit(5000)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		teamId: row.team_id,
		rhythmId: row.rhythm_id,
		turn: row.turn,
		part: row.part as 1 | 2,
		kind: row.kind as MeetingKind,
		day: row.on_day,
		startsAt: row.starts_at?.slice(0, 5) ?? null,
		minutes: row.minutes,
		place: row.place,
		moved: row.moved,
		calledOff: row.called_off,
		version: row.version,
	}));
}

const placeOf = (one: Meeting) => `${one.day} ${one.startsAt ?? '00:00'} ${one.part} ${one.id}`;

/** How far around today one meeting is looked for. */
const aYear = 400;

/** One of a team's meetings, written in or only counted; undefined when there is none of this key within a year or so. */
export async function readMeeting(
	tx: Tx,
	team: PlanningTeam,
	meetingId: string,
): Promise<{ meeting: Meeting; rhythm: TeamRhythm | undefined } | undefined> {
	const row = await tx
		.selectFrom('meeting')
		.select('on_day')
		.where('id', '=', meetingId)
		.where('team_id', '=', team.id)
		.executeTakeFirst();
	const [from, to] = row
		? [dayAfter(row.on_day, -around), dayAfter(row.on_day, around)]
		: [dayAfter(team.today, -aYear), dayAfter(team.today, aYear)];
	const { meetings, rhythms } = await readMeetings(tx, [team], from, to);
	const meeting = meetings.find((one) => one.id === meetingId.toLowerCase());
	return meeting && { meeting, rhythm: rhythms.find((one) => one.id === meeting.rhythmId) };
}
