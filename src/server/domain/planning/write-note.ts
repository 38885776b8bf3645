import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { holdMeeting } from './hold-meeting.ts';

/**
 * Writes down a note of a meeting, for all who are invited to it; the same entry twice is one. Refuses `missing` to who is not.
 * @param words 1 to 2000 characters
 */
export function addMeetingNote(
	actor: Member,
	teamId: string,
	meetingId: string,
	{ words, entry }: { words: string; entry: string },
): Promise<{ id: string } | Refusal> {
	const [id, at] = [keyOf(actor.personId, entry, 'meeting-note'), now()];
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const held = await holdMeeting(tx, actor, teamId, meetingId);
		if (isRefusal(held)) return held;
		const written = await tx
			.insertInto('meeting_note')
			.values({ id, meeting_id: held.meeting.id, author_id: actor.personId, words, written_at: at })
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (written.numInsertedOrUpdatedRows !== 0n)
			await recordEvent(tx, {
				name: 'meeting.noted',
				at,
				schoolId: held.team.schoolId,
				actorId: actor.personId,
				subjectId: id,
			});
		return { id };
	}).catch(hiddenIsMissing);
}

/** Puts a note of one's own in other words, on top of `version`. Refuses `missing` and `changed-meanwhile`. */
export function changeMeetingNote(
	actor: Member,
	noteId: string,
	{ words, version }: { words: string; version: number },
): Promise<{ version: number } | Refusal> {
	if (!isId(noteId)) return Promise.resolve(missing);
	return unitOfWork<{ version: number } | Refusal>(actor, async (tx) => {
		const before = await tx
			.selectFrom('meeting_note')
			.select('version')
			.where('id', '=', noteId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!before) return missing;
		const saved = await tx
			.updateTable('meeting_note')
			.set({ words, version: version + 1 })
			.where('id', '=', noteId)
			.where('version', '=', version)
			.executeTakeFirst();
		return saved.numUpdatedRows === 0n ? changedMeanwhile(before.version) : { version: version + 1 };
	});
}

/** Withdraws a note of one's own: it is gone for everybody; what came of it stays. Refuses `missing`. */
export function withdrawMeetingNote(actor: Member, noteId: string): Promise<{ id: string } | Refusal> {
	if (!isId(noteId)) return Promise.resolve(missing);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const gone = await tx.deleteFrom('meeting_note').where('id', '=', noteId).executeTakeFirst();
		return gone.numDeletedRows === 0n ? missing : { id: noteId };
	});
}
