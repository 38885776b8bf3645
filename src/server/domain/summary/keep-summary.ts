import { nameOf, wordsFor } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { writeMail } from '#server/platform/mail/index.ts';
import { changedMeanwhile, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { reachVisit, type VisitReached } from './reach-visit.ts';

/** How long a summary may be, in characters. */
export const mostSummary = 8000;

/**
 * Keeps one's summary of a visit for one teacher: as a draft, or approved, from when on the teacher reads it and is
 * written a letter with the link and none of the words. Approved already, it is changed where the teacher reads it, and no
 * second letter goes out; taken back, approving shows it again.
 * @param given `version` is of what was shown, 0 before the first; `origin` where the letter's link leads
 * @returns the summary's key; refuses `missing`, `required`, `too-long`, `summary-not-yet`, `changed-meanwhile`
 */
export function keepSummary(
	actor: Member,
	visitId: string,
	given: { teacherId: string; words: string; version: number; approve: boolean; origin: string },
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx): Promise<string | Refusal> => {
		if (!isId(visitId) || !isId(given.teacherId)) return missing;
		await holdLock(tx, visitId);
		const visit = await reachVisit(tx, actor, visitId);
		const isFor = visit?.teachers.some((one) => one.personId === given.teacherId);
		if (!visit || !isFor || !visit.isWriter || given.teacherId === actor.personId) return missing;
		const words = given.words.trim();
		if (words === '') return refuse('required', { field: 'words' });
		if (words.length > mostSummary)
			return refuse('too-long', { field: 'words', args: { most: mostSummary } });
		if (given.approve && visit.state !== 'done') return refuse('summary-not-yet', { kind: 'conflict' });
		const old = await tx
			.selectFrom('visit_summary')
			.select(['id', 'words', 'approved_at', 'taken_back_at', 'version'])
			.where('visit_id', '=', visitId)
			.where('teacher_id', '=', given.teacherId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		const isShown = old !== undefined && old.approved_at !== null && old.taken_back_at === null;
		if (old?.words === words && (isShown || !given.approve)) return old.id;
		if ((old?.version ?? 0) !== given.version) return changedMeanwhile(old?.version ?? 0);
		const shows = given.approve && !isShown;
		const id = old?.id ?? newId();
		if (old)
			await tx
				.updateTable('visit_summary')
				.set((eb) => ({ words, written_at: at, version: eb('version', '+', 1) }))
				.$if(shows, (query) => query.set({ approved_at: at, taken_back_at: null }))
				.where('id', '=', id)
				.execute();
		else
			await tx
				.insertInto('visit_summary')
				.values({
					id,
					school_id: visit.schoolId,
					visit_id: visitId,
					collaboration_id: visit.collaborationId,
					teacher_id: given.teacherId,
					author_id: actor.personId,
					words,
					written_at: at,
					approved_at: shows ? at : null,
				})
				.execute();
		const event = { at, schoolId: visit.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { ...event, name: shows ? 'summary.approved' : 'summary.kept' });
		if (shows && old?.approved_at == null)
			await tell(tx, actor, {
				...given,
				link: `${given.origin}/visits/${visitId}/summary?from=${actor.personId}`,
				visit,
				at,
			});
		return id;
	}).catch(hiddenIsMissing);
}

/** Writes the teacher a letter: who, about which day, and where to read it. */
async function tell(
	tx: Tx,
	actor: Member,
	of: { teacherId: string; link: string; visit: VisitReached; at: Date },
): Promise<void> {
	const people = await tx
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'known_as', 'language'])
		.where('id', 'in', [of.teacherId, actor.personId])
		.execute();
	const named = (id: string) => people.find((one) => one.id === id);
	const [teacher, author] = [named(of.teacherId), named(actor.personId)];
	if (!teacher || !author) return;
	const t = wordsFor(teacher.language);
	const day = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: of.visit.zone });
	const words = { from: nameOf(author), day: day.format(of.visit.startsAt) };
	await writeMail(tx, {
		toPerson: of.teacherId,
		toAddress: '',
		subject: t('mail.written-for-you.subject', words),
		body: t('mail.written-for-you.body', { ...words, name: nameOf(teacher), link: of.link }),
		at: of.at,
	});
}
