import { reachAbout } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { firstEdition, hasGuide } from './guide.ts';
import { readEdition } from './read-edition.ts';

/** The longest answer, in characters. */
export const mostWords = 4000;

/** One answer as it was typed: 0 is the version of one that was not there. */
export interface Answered {
	prompt: string;
	words: string;
	version: number;
}

/** Answers one prompt. As `answerPrompts`. */
export function answerPrompt(
	actor: Member,
	visitId: string,
	prompt: string,
	words: string,
	version = 0,
): Promise<{ visitId: string } | Refusal> {
	return answerPrompts(actor, visitId, [{ prompt, words, version }]);
}

/**
 * Answers prompts of a visit's guide, each person on a row of their own: what the other said is never overwritten.
 * An answer left as it was is not written; an emptied one stays, empty.
 * Refuses `missing` (also for a prompt of another guide or edition), `guide-one-teacher`, `too-long`, and `changed-meanwhile` when
 * one's own answer was saved elsewhere since the version that was shown.
 */
export async function answerPrompts(
	actor: Member,
	visitId: string,
	answers: readonly Answered[],
): Promise<{ visitId: string } | Refusal> {
	const at = now();
	if (!isId(visitId)) return missing;
	const long = answers.find((answer) => answer.words.length > mostWords);
	if (long) return refuse('too-long', { field: long.prompt, args: { most: mostWords } });
	return unitOfWork(actor, async (tx) => {
		const visit = await reachAbout(tx, visitId);
		if (!visit || !hasGuide(visit.kind)) return missing;
		const { kind, schoolId, teacherIds } = visit;
		const edition = await readEdition(tx, schoolId, kind, visit.guideEdition ?? firstEdition);
		if (!answers.every((answer) => edition?.prompts.some((one) => one.key === answer.prompt))) return missing;
		const [teacherId] = teacherIds;
		if (teacherId === undefined || teacherIds.length > 1) return refuse('guide-one-teacher');
		const before = await tx
			.selectFrom('guide_answer')
			.select(['prompt', 'words', 'version'])
			.where('visit_id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.execute();
		for (const answer of answers) {
			const row = {
				visit_id: visitId,
				collaboration_id: visit.collaborationId,
				teacher_id: teacherId,
				author_id: actor.personId,
				prompt: answer.prompt,
			};
			const refusal = await writeAnswer(
				tx,
				row,
				answer,
				before.find((one) => one.prompt === answer.prompt),
				at,
			);
			if (isRefusal(refusal)) return refusal;
		}
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'guide.answered',
				school_id: visit.schoolId,
				actor_id: actor.personId,
				subject_id: visitId,
			})
			.execute();
		return { visitId };
	}).catch((error: unknown) =>
		brokenConstraint(error) === 'guide_answer_visit_id_prompt_author_id_key'
			? changedMeanwhile(1)
			: hiddenIsMissing(error),
	);
}

async function writeAnswer(
	tx: Tx,
	row: {
		visit_id: string;
		collaboration_id: string | null;
		teacher_id: string;
		author_id: string;
		prompt: string;
	},
	answer: Answered,
	before: { words: string; version: number } | undefined,
	at: Date,
): Promise<Refusal | undefined> {
	const words = answer.words.trim();
	if (words === (before?.words ?? '')) return undefined;
	if ((before?.version ?? 0) !== answer.version) return changedMeanwhile(before?.version ?? 0);
	if (!before) {
		await tx
			.insertInto('guide_answer')
			.values({ id: newId(), ...row, words, written_at: at })
			.execute();
		return undefined;
	}
	const { numUpdatedRows } = await tx
		.updateTable('guide_answer')
		.set({ words, written_at: at, version: answer.version + 1 })
		.where('visit_id', '=', row.visit_id)
		.where('author_id', '=', row.author_id)
		.where('prompt', '=', row.prompt)
		.where('version', '=', answer.version)
		.executeTakeFirst();
	return numUpdatedRows === 0n ? changedMeanwhile(answer.version + 1) : undefined;
}
