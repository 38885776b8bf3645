import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { beginPart, type To } from './begin-part.ts';
import { isOnlyLink } from './besides-links.ts';
import { most } from './request.ts';

/** What somebody asks for. */
export interface Asking {
	schoolId: string;
	/** In their own words, 1 to 4000 characters. */
	words: string;
	/** Which class it is for; may be empty. */
	forClass: string;
	/** By which school day, `YYYY-MM-DD`, or none. */
	wantedOn: string | null;
	to: To;
	/** Whether the help desk may be sent these words, should it be passed on to it. */
	forDesk?: boolean | undefined;
	/** The note of a meeting that it comes of. */
	noteId?: string | undefined;
	/** Made with the form: sent twice, it is asked once. */
	entry: string;
	/** Where the letter's link leads. */
	origin: string;
}

/**
 * Asks for something: of a facilitator or all of the school's, of a mentor, or of the help desk, who are told by letter.
 * `also`: what is written in the same moment, where it was not asked before. Refuses `missing` for a school one is not of and for whom one may not ask, `required`,
 * `request-bare-link`, `too-long`.
 */
export function askFor(
	actor: Member,
	asking: Asking,
	also?: (tx: Tx, id: string) => Promise<Refusal | undefined>,
): Promise<{ id: string } | Refusal> {
	const at = now();
	const ids = [
		asking.schoolId,
		asking.entry,
		asking.to.personId ?? asking.entry,
		asking.noteId ?? asking.entry,
	];
	if (!ids.every(isId)) return Promise.resolve(missing);
	const words = asking.words.trim();
	if (words === '') return Promise.resolve(refuse('required', { field: 'words' }));
	if (isOnlyLink(words)) return Promise.resolve(refuse('request-bare-link', { field: 'words' }));
	for (const [field, text, length] of [
		['words', words, most.words],
		['forClass', asking.forClass, most.forClass],
	] as const)
		if (text.length > length) return Promise.resolve(refuse('too-long', { field, args: { most: length } }));
	return unitOfWork<{ id: string } | Refusal>(actor, (tx) =>
		write(tx, actor, { ...asking, words }, at, also),
	).catch(hiddenIsMissing);
}

async function write(
	tx: Tx,
	actor: Member,
	asking: Asking,
	at: Date,
	also: ((tx: Tx, id: string) => Promise<Refusal | undefined>) | undefined,
): Promise<{ id: string } | Refusal> {
	const { schoolId, entry, noteId } = asking;
	const id = keyOf(actor.personId, entry, 'request');
	const school = await tx.selectFrom('school').select('zone').where('id', '=', schoolId).executeTakeFirst();
	if (!school) return missing;
	const made = await tx
		.insertInto('request')
		.values({
			id,
			school_id: schoolId,
			asker_id: actor.personId,
			for_class: asking.forClass.trim(),
			wanted_on: asking.wantedOn,
			asked_at: at,
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows === 0n) return { id };
	await beginPart(tx, actor, {
		id: keyOf(actor.personId, entry, 'request part'),
		messageId: keyOf(actor.personId, entry, 'request words'),
		requestId: id,
		schoolId,
		zone: school.zone,
		number: 1,
		to: asking.to,
		words: asking.words,
		forDesk: asking.forDesk,
		origin: asking.origin,
		at,
	});
	if (noteId !== undefined)
		await tx.insertInto('meeting_note_request').values({ note_id: noteId, request_id: id }).execute();
	await recordEvent(tx, { name: 'request.asked', at, schoolId, actorId: actor.personId, subjectId: id });
	return (await also?.(tx, id)) ?? { id };
}
