import { type Company, concernedIn } from '#server/domain/company/index.ts';
import { editionFor } from '#server/domain/guide/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { hiddenIsMissing } from '#server/platform/database/hidden.ts';
import { brokenConstraint, type Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import type { VisitDetails, VisitPlan } from './capture.ts';
import { refuseBookedTime } from './own-time.ts';
import { reachCompany } from './reach-company.ts';
import { usually } from './visit.ts';

/** A visit within a unit of work, with what its parts hang on. */
export interface OpenVisit {
	id: string;
	schoolId: string;
	authorId: string;
	collaborationId: string | null;
	company: Company[];
}

/** The columns that say when, where and how a visit is, and the edition of the guide that it goes through. */
export function detailColumns(details: VisitDetails, edition: number | null) {
	const usual = usually[details.kind];
	return {
		kind: details.kind,
		time_kind: details.timeKind ?? usual.timeKind,
		place: details.place?.trim() ?? '',
		remote: details.remote ?? usual.remote,
		starts_at: details.startsAt,
		minutes: details.minutes,
		guide_edition: edition,
	};
}

/** Writes a visit and who takes part, in the unit of work of the verb that opens it. Refuses what `reachCompany` does, and a planned one over a booking. */
export async function openVisit(
	tx: Tx,
	actor: Member,
	plan: VisitPlan,
	state: 'planned' | 'done',
	at: Date,
	/** Gives the series that it belongs to, in the school where it will be. */
	seriesIn: (schoolId: string) => Promise<string | null> = async () => null,
): Promise<OpenVisit | Refusal> {
	const reached = await reachCompany(tx, actor, plan);
	if (isRefusal(reached)) return reached;
	const { schoolId, company } = reached;
	const booked = state === 'planned' ? await refuseBookedTime(tx, actor, plan) : undefined;
	if (booked) return booked;
	const id = newId();
	const collaborationId = plan.collaborationId ?? null;
	const several = concernedIn(company, actor.personId).length > 1;
	await tx
		.insertInto('visit')
		.values({
			id,
			school_id: schoolId,
			author_id: actor.personId,
			entry_id: plan.entry,
			collaboration_id: collaborationId,
			series_id: await seriesIn(schoolId),
			grouping: several ? 'group' : (plan.grouping ?? 'one-to-one'),
			state,
			captured_at: at,
			...detailColumns(plan, await editionFor(tx, schoolId, plan.kind)),
		})
		.execute();
	await tx
		.insertInto('visit_person')
		.values(company.map((one) => ({ visit_id: id, person_id: one.personId, part: one.part })))
		.execute();
	return { id, schoolId, authorId: actor.personId, collaborationId, company };
}

/** The visit that an entry of the actor has become already. */
export async function findByEntry(tx: Tx, actor: Member, entry: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('visit')
		.select('id')
		.where('author_id', '=', actor.personId)
		.where('entry_id', '=', entry)
		.executeTakeFirst();
	return row?.id;
}

/**
 * Does the work of an entry once: of two tries at the same moment the second finds what the first made. What the actor
 * may not write about is `missing`.
 */
export async function onceByEntry<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
	const isTwin = (error: unknown) => brokenConstraint(error) === 'visit_author_id_entry_id_key';
	try {
		return await work();
	} catch (error) {
		if (!isTwin(error)) return hiddenIsMissing(error);
	}
	try {
		return await work();
	} catch (error) {
		// Still there and still not seen: the actor's own, and sealed.
		return isTwin(error) ? missing : hiddenIsMissing(error);
	}
}
