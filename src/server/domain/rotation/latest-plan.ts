import { sql } from 'kysely';
import { schoolDay } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { PlanState } from './rotation.ts';

export interface LatestPlan {
	id: string;
	startsOn: string;
	endsOn: string;
	madeAt: Date;
	beforeId: string | null;
	round: number;
	state: PlanState;
}

/** The plan that a school goes by, if its year is not over. */
export async function latestPlan(tx: Tx, schoolId: string, zone: string): Promise<LatestPlan | undefined> {
	const row = await tx
		.selectFrom('rotation_plan')
		.select(['id', 'starts_on', 'ends_on', 'made_at', 'before_id', 'round', 'state'])
		.where('school_id', '=', schoolId)
		.where('ends_on', '>', sql<string>`${schoolDay(zone, now())}::date`)
		.orderBy('made_at', 'desc')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return (
		row && {
			id: row.id,
			startsOn: row.starts_on,
			endsOn: row.ends_on,
			madeAt: row.made_at,
			beforeId: row.before_id,
			round: row.round,
			state: row.state as PlanState,
		}
	);
}
