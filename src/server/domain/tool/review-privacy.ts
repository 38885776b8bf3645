import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { recordEvent } from '#server/platform/event.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { keptTool } from './keep-tool.ts';
import { most, type PrivacyOutcome, type PrivacyQuestion, privacyQuestions, tooLong } from './tool.ts';

/** What a privacy review found. */
export interface PrivacyFindings {
	outcome: PrivacyOutcome;
	/** Each is asked; each may be found to be nothing, in words. */
	answers: Record<PrivacyQuestion, string>;
	/** What is to be minded. */
	care: string;
	/** School day until which it holds, `YYYY-MM-DD`: at most five years. */
	holdsUntil: string;
	entry: string;
}

/**
 * Writes down a privacy review of a tool, by name and date; it takes the place of the one before. A recommended tool that is found
 * unfit for learners is recommended no longer. Refuses `missing` to who does not look after tools, `required` for a question without
 * an answer, `review-days`, `too-long`.
 */
export function reviewPrivacy(
	actor: Member,
	toolId: string,
	findings: PrivacyFindings,
): Promise<{ id: string } | Refusal> {
	const at = now();
	for (const question of privacyQuestions) {
		const answer = findings.answers[question];
		if (answer.trim() === '') return Promise.resolve(refuse('required', { field: question }));
		const long = tooLong(question, answer, most.answer);
		if (long) return Promise.resolve(long);
	}
	const long = tooLong('care', findings.care, most.care);
	if (long) return Promise.resolve(long);
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const tool = await keptTool(tx, toolId);
		if (!tool) return missing;
		const today = schoolDay(tool.zone, at);
		const furthest = `${Number(today.slice(0, 4)) + most.reviewYears}${today.slice(4)}`;
		if (findings.holdsUntil < today || findings.holdsUntil > furthest)
			return refuse('review-days', { field: 'holdsUntil', args: { years: most.reviewYears } });
		const id = keyOf(actor.personId, findings.entry, `privacy review ${toolId}`);
		const before = await tx.selectFrom('privacy_review').select('id').where('id', '=', id).executeTakeFirst();
		if (before) return { id };
		if (findings.outcome === 'not-for-learners' && tool.state === 'recommended') {
			await tx
				.updateTable('tool')
				.set({ state: 'idea', version: tool.version + 1 })
				.where('id', '=', toolId)
				.execute();
			await tx
				.insertInto('tool_change')
				.values({
					id: keyOf(actor.personId, findings.entry, `tool state ${toolId}`),
					tool_id: toolId,
					state_before: 'recommended',
					state: 'idea',
					why: findings.care.trim(),
					changed_by: actor.personId,
					changed_at: at,
				})
				.execute();
		}
		const { keptWhere, ...answers } = findings.answers;
		await tx
			.insertInto('privacy_review')
			.values({
				id,
				tool_id: toolId,
				outcome: findings.outcome,
				...answers,
				kept_where: keptWhere,
				care: findings.care.trim(),
				reviewed_by: actor.personId,
				reviewed_on: today,
				holds_until: findings.holdsUntil,
				written_at: at,
			})
			.execute();
		const event = { at, schoolId: tool.schoolId, actorId: actor.personId, subjectId: toolId };
		await recordEvent(tx, { name: 'tool.reviewed', ...event });
		return { id };
	}).catch(hiddenIsMissing);
}
