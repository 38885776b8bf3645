import { recordAct } from '#server/domain/audit/index.ts';
import type { Member, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { rightsOf } from './find-frameworks.ts';

/**
 * Says what a school uses a framework for; for nothing, and the school uses it no longer. What was named from it before stays.
 * @returns the framework's key; missing for who is neither facilitator nor leader of the school, nor an operator
 */
export function useFramework(
	actor: Member | OperatorActor,
	input: { schoolId: string; frameworkId: string; content: boolean; technology: boolean },
): Promise<string | Refusal> {
	const { schoolId, frameworkId, content, technology } = input;
	if (!isId(schoolId) || !isId(frameworkId)) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<string | Refusal>(actor, async (tx) => {
		const { choose } = await rightsOf(tx, schoolId);
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		const framework = await tx
			.selectFrom('framework')
			.select(['id', 'title'])
			.where('id', '=', frameworkId)
			.executeTakeFirst();
		if (!choose || !school || !framework) return missing;
		const key = { school_id: schoolId, framework_id: frameworkId };
		const before = await tx
			.selectFrom('framework_use')
			.select(['content', 'technology'])
			.where('school_id', '=', schoolId)
			.where('framework_id', '=', frameworkId)
			.forUpdate()
			.executeTakeFirst();
		if ((before?.content ?? false) === content && (before?.technology ?? false) === technology)
			return frameworkId;
		const chosen = { content, technology, chosen_by: actor.kind === 'machine' ? null : actor.personId, chosen_at: at }; // biome-ignore format: short enough for one line
		if (content || technology)
			await tx
				.insertInto('framework_use')
				.values({ ...key, ...chosen })
				.onConflict((conflict) => conflict.columns(['school_id', 'framework_id']).doUpdateSet(chosen))
				.execute();
		else
			await tx
				.deleteFrom('framework_use')
				.where('school_id', '=', schoolId)
				.where('framework_id', '=', frameworkId)
				.execute();
		if (actor.kind === 'member')
			await recordEvent(tx, {
				name: 'framework.chosen',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: frameworkId,
			});
		else
			await recordAct(tx, actor, {
				name: 'framework.chosen',
				at,
				subjectId: frameworkId,
				schoolId,
				detail: framework.title.slice(0, 200),
			});
		return frameworkId;
	});
}
