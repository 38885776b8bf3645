import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { newId } from '#server/platform/ids.ts';
import { linkOf, type NewEvidence } from './evidence.ts';

/** Where evidence is used first. */
export type FirstUse =
	| { place: 'plan'; collaborationId: string; lessonId: string | null }
	| { place: 'goal'; goalEntryId: string };

/**
 * Writes evidence that was checked, with its file and its first use, within a unit of work. Sent twice it is written once.
 * @returns its key, and whether it was new
 */
export async function insertEvidence(
	tx: Tx,
	actor: Member,
	given: NewEvidence & { schoolId: string; entry: string },
	use: FirstUse,
	at: Date,
): Promise<{ id: string; isNew: boolean }> {
	const id = keyOf(actor.personId, given.entry, 'evidence');
	const there = await tx.selectFrom('evidence').select('id').where('id', '=', id).executeTakeFirst();
	if (there) return { id, isNew: false };
	const { file } = given;
	if (file !== null)
		await tx
			.insertInto('stored_file')
			.values({
				id: file.id,
				secret: file.secret,
				media_type: file.mediaType,
				bytes: file.bytes,
				name: file.name,
				added_by: actor.personId,
				added_at: at,
			})
			.execute();
	await tx
		.insertInto('evidence')
		.values({
			id,
			school_id: given.schoolId,
			author_id: actor.personId,
			kind: file === null ? 'link' : file.isPhotograph ? 'photograph' : 'file',
			title: given.title.trim(),
			about: given.about.trim(),
			url: file === null ? (linkOf(given.url ?? '') ?? null) : null,
			file_id: file?.id ?? null,
			students: given.students,
			consent: given.students ? given.consent.trim() : '',
			use_until: given.useUntil,
			added_at: at,
		})
		.execute();
	await tx
		.insertInto('evidence_use')
		.values({
			id: newId(),
			evidence_id: id,
			place: use.place,
			collaboration_id: use.place === 'plan' ? use.collaborationId : null,
			lesson_id: use.place === 'plan' ? use.lessonId : null,
			goal_entry_id: use.place === 'goal' ? use.goalEntryId : null,
			added_by: actor.personId,
			added_at: at,
		})
		.execute();
	return { id, isNew: true };
}
