import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { changedMeanwhile, isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { readPlan } from './find-plan.ts';
import { checkDays, checkWho, type PlanWords, storedWho } from './plan.ts';
import { holdPlan } from './reach-plan.ts';

/**
 * Saves the head of a plan and how learning is assessed.
 * @param version the one that the writer had before them, 0 before the first; refuses `changed-meanwhile` when somebody
 *   saved since, `plan-who`, `plan-days`, `collaboration-over`
 */
export function savePlan(
	actor: Member,
	collaborationId: string,
	version: number,
	words: PlanWords,
): Promise<{ version: number } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPlan(tx, actor, collaborationId);
		if (isRefusal(reached)) return reached;
		const saved = await readPlan(tx, collaborationId);
		if (saved.version !== version) return changedMeanwhile(saved.version);
		const before = saved.assessments.map(({ who }) => who);
		const wrong = checkDays(words) ?? checkWho(words.assessments, reached.partnerIds, before);
		if (wrong) return wrong;
		const head = {
			title: words.title.trim(),
			about: words.about.trim(),
			starts_on: words.startsOn,
			ends_on: words.endsOn,
			written_by: actor.personId,
			written_at: at,
			version: version + 1,
		};
		if (version === 0)
			await tx
				.insertInto('plan')
				.values({ collaboration_id: collaborationId, ...head })
				.execute();
		else await tx.updateTable('plan').set(head).where('collaboration_id', '=', collaborationId).execute();
		await tx.deleteFrom('plan_assessment').where('collaboration_id', '=', collaborationId).execute();
		if (words.assessments.length > 0)
			await tx
				.insertInto('plan_assessment')
				.values(
					words.assessments.map((one, index) => ({
						collaboration_id: collaborationId,
						position: index + 1,
						words: one.words.trim(),
						...storedWho(one.who),
					})),
				)
				.execute();
		const event = { at, schoolId: reached.schoolId, actorId: actor.personId, subjectId: collaborationId };
		await recordEvent(tx, { ...event, name: 'plan.saved' });
		return { version: version + 1 };
	});
}
