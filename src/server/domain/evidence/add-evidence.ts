import { holdPartnership } from '#server/domain/collaboration/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { checkNew, type NewEvidence } from './evidence.ts';
import { insertEvidence } from './insert-evidence.ts';
import { todayIn } from './today-in.ts';

/**
 * Adds evidence to the plan of a collaboration, to one of its lessons if given. `entry` is a UUID made where the form was
 * shown; sent twice it is added once, and the second file is nobody's.
 * Refuses `missing`, `collaboration-over`, what is wrong with the words or the link.
 */
export function addEvidence(
	actor: Member,
	collaborationId: string,
	given: NewEvidence & { lessonId: string | null; entry: string },
): Promise<{ id: string; isNew: boolean } | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, collaborationId);
		if (isRefusal(reached)) return reached;
		if (!isId(given.entry) || (given.lessonId !== null && !isId(given.lessonId))) return missing;
		if (reached.state === 'finished') return refuse('collaboration-over', { kind: 'conflict' });
		const wrong = checkNew(given, await todayIn(tx, reached.schoolId, at));
		if (wrong) return wrong;
		const use = { place: 'plan' as const, collaborationId, lessonId: given.lessonId };
		const { schoolId } = reached;
		const added = await insertEvidence(tx, actor, { ...given, schoolId }, use, at);
		if (added.isNew)
			await recordEvent(tx, {
				name: 'evidence.added',
				at,
				schoolId,
				actorId: actor.personId,
				subjectId: added.id,
			});
		return added;
	}).catch(hiddenIsMissing);
}
