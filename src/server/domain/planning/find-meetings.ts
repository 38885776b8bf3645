import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { type PlanningTeam, readPlanningTeam } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { takesPart } from './hold-meeting.ts';
import { type Agenda, readAgenda } from './read-agenda.ts';
import { type Meeting, readMeeting, readMeetings, type SetRhythm, withGuests } from './read-meetings.ts';
import { writableAbout } from './turn-note.ts';

/** Days of coming meetings that are listed. */
const ahead = 42;
/** The most days that are asked for at once. */
export const mostDays = 400;

export interface TeamMeetings {
	team: PlanningTeam;
	rhythms: SetRhythm[];
	coming: Meeting[];
	/** Those that are over and in which something is written that the actor reads, the latest first. */
	written: Meeting[];
}

/** Reads when a team meets, from today on. Refuses `missing` to whoever is not of its school's staff. */
export function findMeetings(actor: Member, teamId: string): Promise<TeamMeetings | Refusal> {
	return unitOfWork<TeamMeetings | Refusal>(actor, async (tx) => {
		const team = await readPlanningTeam(tx, teamId);
		if (!team) return missing;
		const { meetings, rhythms } = await readMeetings(
			tx,
			[team],
			dayAfter(team.today, -200),
			dayAfter(team.today, ahead),
		);
		const noted = await tx
			.selectFrom('meeting_note as n')
			.innerJoin('meeting as m', 'm.id', 'n.meeting_id')
			.select('m.id')
			.distinct()
			.where('m.team_id', '=', teamId)
			.limit(500)
			.execute();
		const isNoted = new Set(noted.map((row) => row.id));
		return {
			team,
			rhythms: await withGuests(
				tx,
				rhythms.filter((one) => one.holdsUntil === null || one.holdsUntil > team.today),
			),
			coming: meetings.filter((one) => one.day >= team.today),
			written: meetings.filter((one) => one.day < team.today && isNoted.has(one.id)).reverse(),
		};
	});
}

/** A team's meetings on the days from one up to, not including, another: at most 400. Refuses more days, and `missing`. */
export function findMeetingsBetween(
	actor: Member,
	teamId: string,
	from: string,
	to: string,
): Promise<{ team: PlanningTeam; meetings: Meeting[] } | Refusal> {
	return unitOfWork<{ team: PlanningTeam; meetings: Meeting[] } | Refusal>(actor, async (tx) => {
		const team = await readPlanningTeam(tx, teamId);
		if (!team) return missing;
		const end = [to, dayAfter(from, mostDays)].sort()[0] ?? to;
		const { meetings } = await readMeetings(tx, [team], from, end);
		return { team, meetings };
	});
}

/** A meeting that somebody is invited to, with whose it is. */
export interface OwnMeeting extends Meeting {
	team: { id: string; name: string };
	/** When it was first said that the team meets so. */
	setAt: Date;
}

/** The meetings of the coming days that the actor is invited to in a school, by their time. */
export function findOwnMeetings(actor: Member, schoolId: string, days: number): Promise<OwnMeeting[]> {
	if (!isId(schoolId)) return Promise.resolve([]);
	return unitOfWork(actor, async (tx) => {
		const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return [];
		const today = schoolDay(school.zone, now());
		return readOwnMeetings(tx, schoolId, { from: today, to: dayAfter(today, days) });
	});
}

/** Whose meetings are read: those one is invited to oneself, a colleague's, a team's, all of a school. */
export type WhoseMeetings = { kind: 'self' | 'school' } | { kind: 'person' | 'team'; id: string };

/**
 * The meetings of a school that the actor of this unit of work is invited to, from a day up to, not including, another, by their
 * time. What is called off is left out.
 */
export function readOwnMeetings(
	tx: Tx,
	schoolId: string,
	span: { from: string; to: string },
): Promise<OwnMeeting[]> {
	return readMeetingsOf(tx, schoolId, { kind: 'self' }, span);
}

/**
 * As `readOwnMeetings`, those of somebody. That a team meets, when and where, is known to all staff of its school: a colleague's
 * are their teams', and those of the teams whose guest they are.
 */
export async function readMeetingsOf(
	tx: Tx,
	schoolId: string,
	whose: WhoseMeetings,
	{ from, to }: { from: string; to: string },
): Promise<OwnMeeting[]> {
	const rows = await tx
		.selectFrom('planning_rhythm as r')
		.innerJoin('team as t', 't.id', 'r.team_id')
		.select(['r.id', 't.id as team_id', 't.name', 't.division_id'])
		.where('r.school_id', '=', schoolId)
		.where(rhythmsOf(whose))
		.orderBy('t.id')
		.limit(500)
		.execute();
	const theirs = new Set(rows.map((row) => row.id));
	const teams = new Map(
		rows.map((row) => [
			row.team_id,
			{ id: row.team_id, name: row.name, schoolId, divisionId: row.division_id },
		]),
	);
	const { meetings, rhythms } = await readMeetings(tx, [...teams.values()], from, to);
	const setAt = new Map(rhythms.map((one) => [one.id, one.madeAt]));
	return meetings
		.filter((one) => theirs.has(one.rhythmId) && !one.calledOff)
		.map(({ teamId, ...one }) => ({
			...one,
			team: { id: teamId, name: teams.get(teamId)?.name ?? '' },
			setAt: setAt.get(one.rhythmId) ?? new Date(0),
		}));
}

function rhythmsOf(whose: WhoseMeetings) {
	switch (whose.kind) {
		case 'self':
			return sql<boolean>`r.id = any ((select my_rhythms())::uuid[])`;
		case 'person':
			return sql<boolean>`(r.team_id in (
					select m.team_id from team_member m
					where m.person_id = ${whose.id}::uuid and holds_today(m.starts_on, m.ends_on))
				or r.id in (select g.rhythm_id from planning_guest g where g.person_id = ${whose.id}::uuid))`;
		case 'team':
			return sql<boolean>`r.team_id = ${whose.id}::uuid`;
		case 'school':
			return sql<boolean>`true`;
	}
}

export interface MeetingNote {
	id: string;
	words: string;
	author: string;
	isMine: boolean;
	writtenAt: Date;
	version: number;
	/** Next steps that came of it, of those that the reader reads. */
	steps: { id: string; owner: string }[];
	/** The request that it became, for who asked it and who holds or held it. */
	requestId: string | undefined;
}

export interface MeetingPage {
	team: PlanningTeam;
	meeting: Meeting;
	people: { id: string; name: string }[];
	guests: { id: string; name: string }[];
	/** Whether the reader takes part: they write, move it and call it off. */
	isInvited: boolean;
	agenda: Agenda;
	notes: MeetingNote[];
	/** Of the meeting before, as far as it is read. */
	before: { id: string; day: string; notes: MeetingNote[] } | undefined;
	/** The next one of the same kind. */
	next: { id: string; day: string } | undefined;
	/** About whom the reader may write down a next step. */
	writable: { id: string; name: string }[];
}

/**
 * Reads a meeting with its agenda, made anew for who reads it, and what was written in it. Refuses `missing` to whoever is not of
 * the school's staff; who is not invited reads when and where it is, and of the agenda what they read anyway.
 */
export function findMeeting(
	actor: Member,
	teamId: string,
	meetingId: string,
): Promise<MeetingPage | Refusal> {
	return unitOfWork<MeetingPage | Refusal>(actor, async (tx) => {
		const team = isId(meetingId) ? await readPlanningTeam(tx, teamId) : undefined;
		const found = team && (await readMeeting(tx, team, meetingId));
		if (!team || !found) return missing;
		const { meeting, rhythm } = found;
		const { meetings } = await readMeetings(
			tx,
			[team],
			dayAfter(meeting.day, -120),
			dayAfter(meeting.day, 120),
		);
		const same = meetings.filter((one) => one.rhythmId === meeting.rhythmId && !one.calledOff);
		const earlier = same.filter((one) => one.day < meeting.day && one.id !== meeting.id).at(-1);
		const notes = await readNotes(tx, actor, [meeting.id, ...(earlier ? [earlier.id] : [])]);
		const people = await readPeople(tx, teamId);
		const guests = rhythm ? ((await withGuests(tx, [rhythm]))[0]?.guests ?? []) : [];
		const writable = await writableAbout(tx, team.schoolId, [
			...new Set([actor.personId, ...people.map((one) => one.id)]),
		]);
		return {
			team,
			meeting,
			people,
			guests,
			isInvited: await takesPart(tx, actor, meeting, team.today),
			agenda: await readAgenda(tx, team, meeting, earlier?.day),
			notes: notes.get(meeting.id) ?? [],
			before: earlier && { id: earlier.id, day: earlier.day, notes: notes.get(earlier.id) ?? [] },
			next: same.find((one) => one.kind === meeting.kind && one.day > meeting.day),
			writable: [...people, ...guests.filter((one) => one.id === actor.personId)].filter((one) =>
				writable.includes(one.id),
			),
		};
	});
}

async function readPeople(tx: Tx, teamId: string): Promise<{ id: string; name: string }[]> {
	const rows = await tx
		.selectFrom('team_member as m')
		.innerJoin('person as p', 'p.id', 'm.person_id')
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('m.team_id', '=', teamId)
		.where('p.deactivated_at', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
		.orderBy('p.family_name')
		.orderBy('p.given_name')
		.limit(200)
		.execute();
	return rows.map((row) => ({ id: row.id, name: nameOf(row) }));
}

async function readNotes(
	tx: Tx,
	actor: Member,
	meetings: readonly string[],
): Promise<Map<string, MeetingNote[]>> {
	const rows = await tx
		.selectFrom('meeting_note as n')
		.innerJoin('person as p', 'p.id', 'n.author_id')
		.select(['n.id', 'n.meeting_id', 'n.author_id', 'n.words', 'n.written_at', 'n.version'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('n.meeting_id', 'in', meetings)
		.orderBy('n.written_at')
		.orderBy('n.id')
		.limit(200)
		.execute();
	const ids = rows.map((row) => row.id);
	const requests =
		ids.length === 0
			? []
			: await tx
					.selectFrom('meeting_note_request')
					.select(['note_id', 'request_id'])
					.where('note_id', 'in', ids)
					.execute();
	const steps =
		ids.length === 0
			? []
			: await tx
					.selectFrom('meeting_note_step as t')
					.innerJoin('next_step as s', 's.id', 't.next_step_id')
					.innerJoin('person as p', 'p.id', 's.owner_id')
					.select(['t.note_id', 's.id', 'p.given_name', 'p.family_name', 'p.known_as'])
					.where('t.note_id', 'in', ids)
					.orderBy('s.id')
					.execute();
	const byMeeting = new Map<string, MeetingNote[]>();
	for (const row of rows) {
		const note: MeetingNote = {
			id: row.id,
			words: row.words,
			author: nameOf(row),
			isMine: row.author_id === actor.personId,
			writtenAt: row.written_at,
			version: row.version,
			steps: steps
				.filter((step) => step.note_id === row.id)
				.map((step) => ({ id: step.id, owner: nameOf(step) })),
			requestId: requests.find((one) => one.note_id === row.id)?.request_id,
		};
		byMeeting.set(row.meeting_id, [...(byMeeting.get(row.meeting_id) ?? []), note]);
	}
	return byMeeting;
}
