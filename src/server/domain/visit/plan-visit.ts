import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { checkPlan, type VisitPlan } from './capture.ts';
import { findByEntry, onceByEntry, openVisit } from './open-visit.ts';
import { most } from './visit.ts';

/** When a planned visit comes again: a series, each visit of which is changed and cancelled by itself. */
export interface Again {
	/** The moments after the first, earliest first. */
	further: readonly Date[];
	/** How it repeats, as RFC 5545 writes it. */
	rule: string;
}

/**
 * Plans a visit, up to a year ahead, once or again and again. The same entry again answers as the first time.
 * Refuses `missing`, `visit-with-whom`, `visit-too-far`, `visit-is-past`, `visit-minutes`, `visit-not-in-collaboration`,
 * `visit-too-often`, `visit-over-booking`. Of a series all visits are planned, or none.
 * @param also what else is written with the first, in the same transaction
 */
export async function planVisit(
	actor: Member,
	plan: VisitPlan & { again?: Again | undefined },
	also?: (tx: Tx, visitId: string) => Promise<Refusal | undefined>,
): Promise<{ visitId: string; repeated: boolean } | Refusal> {
	const at = now();
	const { again } = plan;
	const starts = [plan.startsAt, ...(again?.further ?? [])];
	if (starts.length > most.again)
		return refuse('visit-too-often', { field: 'times', args: { most: most.again } });
	for (const startsAt of starts) {
		const wrong = checkPlan({ ...plan, startsAt }, 'planned', at);
		if (wrong) return wrong;
	}
	return onceByEntry(() =>
		unitOfWork(actor, async (tx) => {
			const before = await findByEntry(tx, actor, plan.entry);
			if (before) return { visitId: before, repeated: true };
			const seriesId = newId();
			let first: string | undefined;
			for (const [number, startsAt] of starts.entries()) {
				const entry = number === 0 ? plan.entry : keyOf(actor.personId, plan.entry, `again ${number}`);
				const visit = await openVisit(
					tx,
					actor,
					{ ...plan, entry, startsAt },
					'planned',
					at,
					async (schoolId) =>
						again && again.further.length > 0
							? beginSeries(tx, actor, { id: seriesId, schoolId, rule: again.rule, at }, number === 0)
							: null,
				);
				if (isRefusal(visit)) return visit;
				first ??= visit.id;
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
			}
			return (await also?.(tx, first ?? '')) ?? { visitId: first ?? '', repeated: false };
		}),
	);
}

async function beginSeries(
	tx: Tx,
	actor: Member,
	series: { id: string; schoolId: string; rule: string; at: Date },
	isFirst: boolean,
): Promise<string> {
	if (isFirst)
		await tx
			.insertInto('visit_series')
			.values({
				id: series.id,
				author_id: actor.personId,
				school_id: series.schoolId,
				rule: series.rule,
				created_at: series.at,
			})
			.execute();
	return series.id;
}
