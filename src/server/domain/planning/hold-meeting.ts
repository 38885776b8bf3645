import { sql } from 'kysely';
import { type PlanningTeam, readPlanningTeam } from '#server/domain/unit/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type Meeting, readMeeting } from './read-meetings.ts';

/** Whether the actor is invited to the meetings of a rhythm. */
async function isInvited(tx: Tx, rhythmId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select ${rhythmId}::uuid = any ((select my_rhythms())::uuid[]) as may`.execute(tx);
	return rows[0]?.may ?? false;
}

/**
 * Whether the actor takes part in a meeting: who is invited to its rhythm today; in one that is over and kept, who was invited then,
 * too. Who joined the team later does neither read nor write in it.
 */
export async function takesPart(tx: Tx, actor: Member, meeting: Meeting, today: string): Promise<boolean> {
	if (!(await isInvited(tx, meeting.rhythmId))) return false;
	if (meeting.version === null || meeting.day >= today) return true;
	const was = await tx
		.selectFrom('meeting_person')
		.select('person_id')
		.where('meeting_id', '=', meeting.id)
		.where('person_id', '=', actor.personId)
		.executeTakeFirst();
	return was !== undefined;
}

/** A meeting of a team that the actor takes part in. Missing to everybody else. */
export async function reachMeeting(
	tx: Tx,
	actor: Member,
	teamId: string,
	meetingId: string,
): Promise<{ team: PlanningTeam; meeting: Meeting } | Refusal> {
	const team = isId(meetingId) ? await readPlanningTeam(tx, teamId) : undefined;
	const found = team && (await readMeeting(tx, team, meetingId));
	if (!team || !found || !(await takesPart(tx, actor, found.meeting, team.today))) return missing;
	return { team, meeting: found.meeting };
}

/**
 * Makes a meeting a row, which it is when somebody writes in it, with those who are invited to it as its readers. Missing to who
 * is not invited.
 * @returns the meeting with its version
 */
export async function holdMeeting(
	tx: Tx,
	actor: Member,
	teamId: string,
	meetingId: string,
): Promise<{ team: PlanningTeam; meeting: Meeting & { version: number } } | Refusal> {
	const reached = await reachMeeting(tx, actor, teamId, meetingId);
	if (isRefusal(reached)) return reached;
	const { team, meeting } = reached;
	if (meeting.version === null)
		await tx
			.insertInto('meeting')
			.values({
				id: meeting.id,
				school_id: team.schoolId,
				team_id: team.id,
				rhythm_id: meeting.rhythmId,
				turn: meeting.turn,
				part: meeting.part,
				kind: meeting.kind,
				on_day: meeting.day,
				starts_at: meeting.startsAt,
				minutes: meeting.minutes,
				place: meeting.place,
				made_by: actor.personId,
				made_at: now(),
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.execute();
	// Who joins the team later does not come to read what was written in a meeting that is over.
	if (meeting.version === null || meeting.day >= team.today)
		await sql`select invite_to_meeting(${meeting.id}::uuid)`.execute(tx);
	return { team, meeting: { ...meeting, version: meeting.version ?? 1 } };
}
