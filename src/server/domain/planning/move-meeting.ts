import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { changedMeanwhile, isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { holdMeeting } from './hold-meeting.ts';
import type { Meeting } from './read-meetings.ts';
import { type MeetingTold, tellMeeting } from './tell-meeting.ts';

/** When and where a meeting is instead. */
export interface MeetingMoved {
	onDay: string;
	/** `HH:MM`. */
	startsAt: string | null;
	minutes: number;
	place: string;
	/** Null: nobody had written in it. */
	version: number | null;
}

/**
 * Moves one meeting by hand, or puts it elsewhere: the calendar moves it no more, and the others who are invited get a letter.
 * Refuses `missing` to who is not invited, `changed-meanwhile`, and a day more than a year away.
 * @param origin where the letters' links lead
 */
export function moveMeeting(
	actor: Member,
	teamId: string,
	meetingId: string,
	to: MeetingMoved,
	origin: string,
): Promise<{ version: number } | Refusal> {
	return change(actor, teamId, meetingId, to.version, { told: 'moved', origin }, (meeting) => {
		const far = Math.abs(Date.parse(to.onDay) - Date.parse(meeting.day)) / 86_400_000;
		if (far > 366) return refuse('meeting-too-far', { field: 'onDay' });
		return {
			on_day: to.onDay,
			starts_at: to.startsAt,
			minutes: to.minutes,
			place: to.place,
			moved: true,
		};
	});
}

/**
 * Calls a meeting off, or with `off` false has it take place after all; the others who are invited get a letter. Refuses `missing`
 * and `changed-meanwhile`.
 * @param origin where the letters' links lead
 */
export function callMeetingOff(
	actor: Member,
	teamId: string,
	meetingId: string,
	version: number | null,
	origin: string,
	off = true,
): Promise<{ version: number } | Refusal> {
	const told = off ? 'called-off' : 'takes-place';
	return change(actor, teamId, meetingId, version, { told, origin }, () => ({ called_off: off }));
}

type Changed =
	| { called_off: boolean }
	| { on_day: string; starts_at: string | null; minutes: number; place: string; moved: boolean };

function change(
	actor: Member,
	teamId: string,
	meetingId: string,
	version: number | null,
	{ told, origin }: { told: MeetingTold; origin: string },
	decide: (meeting: Meeting) => Changed | Refusal,
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx: Tx) => {
		const held = await holdMeeting(tx, actor, teamId, meetingId);
		if (isRefusal(held)) return held;
		const { meeting, team } = held;
		if ((version ?? 1) !== meeting.version) return changedMeanwhile(meeting.version);
		const to = decide(meeting);
		if (isRefusal(to)) return to;
		const saved = await tx
			.updateTable('meeting')
			.set({ ...to, version: meeting.version + 1 })
			.where('id', '=', meeting.id)
			.where('version', '=', meeting.version)
			.executeTakeFirst();
		if (saved.numUpdatedRows === 0n) return changedMeanwhile(meeting.version + 1);
		const event = { at, schoolId: team.schoolId, actorId: actor.personId, subjectId: meeting.id };
		await recordEvent(tx, { name: `meeting.${told}`, ...event });
		const stands =
			'on_day' in to ? { ...meeting, day: to.on_day, startsAt: to.starts_at, place: to.place } : meeting;
		if (stands.day >= team.today) await tellMeeting(tx, actor, team, stands, { told, origin, at });
		return { version: meeting.version + 1 };
	}).catch(hiddenIsMissing);
}
