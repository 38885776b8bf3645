import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import type { TimeKind, VisitKind } from './visit.ts';

/** When, where and how one's own visit is, to be changed. */
export interface OwnVisit {
	id: string;
	kind: VisitKind;
	timeKind: TimeKind;
	startsAt: Date;
	minutes: number;
	place: string;
	remote: boolean;
	version: number;
}

/** Reads one's own visit. Refuses `missing`, also for a visit that another wrote down. */
export async function findOwnVisit(actor: Member, visitId: string): Promise<OwnVisit | Refusal> {
	if (!isId(visitId)) return missing;
	return unitOfWork(actor, async (tx) => {
		const visit = await tx
			.selectFrom('visit')
			.select(['id', 'kind', 'time_kind', 'starts_at', 'minutes', 'place', 'remote', 'version'])
			.where('id', '=', visitId)
			.where('author_id', '=', actor.personId)
			.executeTakeFirst();
		if (!visit) return missing;
		return {
			id: visit.id,
			kind: visit.kind as VisitKind,
			timeKind: visit.time_kind as TimeKind,
			startsAt: visit.starts_at,
			minutes: visit.minutes,
			place: visit.place,
			remote: visit.remote,
			version: visit.version,
		};
	});
}
