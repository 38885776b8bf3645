import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { checkPlan, type VisitPlan } from './capture.ts';
import { findByEntry, onceByEntry, openVisit } from './open-visit.ts';

/**
 * Plans a visit, up to a year ahead. The same entry again answers as the first time.
 * Refuses `missing`, `visit-with-whom`, `visit-too-far`, `visit-is-past`, `visit-minutes`, `visit-not-in-collaboration`.
 */
export async function planVisit(
	actor: Member,
	plan: VisitPlan,
): Promise<{ visitId: string; repeated: boolean } | Refusal> {
	const at = now();
	const wrong = checkPlan(plan, 'planned', at);
	if (wrong) return wrong;
	return onceByEntry(() =>
		unitOfWork(actor, async (tx) => {
			const before = await findByEntry(tx, actor, plan.entry);
			if (before) return { visitId: before, repeated: true };
			const visit = await openVisit(tx, actor, plan, 'planned', at);
			if (isRefusal(visit)) return visit;
			await tx
				.insertInto('event')
				.values({
					id: newId(),
					at,
					name: 'visit.planned',
					school_id: visit.schoolId,
					actor_id: actor.personId,
					subject_id: visit.id,
				})
				.execute();
			return { visitId: visit.id, repeated: false };
		}),
	);
}
