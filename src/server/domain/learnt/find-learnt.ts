import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { type ChangeState, deedsOf } from './learnt.ts';
import { type NeedStage, needStage, standingOf, suitingTool } from './standing.ts';

/** Something that should change, and what became of it. */
export interface LearntChange {
	id: string;
	words: string;
	state: ChangeState;
	/** The request that it became, where the reader reads that. */
	requestId: string | null;
	/** The need for a tool that it became, with the tool that suits it. */
	need: { id: string; stage: NeedStage; tool: string } | null;
	/** What came of it, or why it was let go. */
	outcome: string;
	/** Who said so last; empty before, or when the reader may no longer know the name. */
	byName: string;
	changedAt: Date;
	deeds: ChangeState[];
	version: number;
}

/** What somebody told. */
export interface LearntReport {
	id: string;
	schoolId: string;
	author: { id: string; name: string };
	isMine: boolean;
	occasion: string;
	learnt: string;
	tried: string;
	forWhom: string;
	writtenAt: Date;
	changes: LearntChange[];
	version: number;
}

/** What somebody told of what they learnt, for them and the facilitators and technicians of the school. Refuses `missing` to all others. */
export function findLearnt(actor: Member, id: string): Promise<LearntReport | Refusal> {
	return unitOfWork<LearntReport | Refusal>(actor, async (tx) => {
		if (!isId(id)) return missing;
		const row = await tx
			.selectFrom('learnt_report as r')
			.leftJoin('person as p', 'p.id', 'r.author_id')
			.selectAll('r')
			.select(['p.given_name', 'p.family_name', 'p.known_as'])
			.where('r.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		const changes = await tx
			.selectFrom('learnt_change as c')
			.leftJoin('person as p', 'p.id', 'c.changed_by')
			.leftJoin('request as q', 'q.id', 'c.request_id')
			.select(['c.id', 'c.words', 'c.state', 'q.id as request_id', 'c.outcome', 'c.changed_at', 'c.version'])
			.select(['c.need_id', needStage.as('need_stage'), suitingTool.as('suiting')])
			.select(['p.given_name', 'p.family_name', 'p.known_as'])
			.where('c.report_id', '=', id)
			.orderBy('c.position')
			.execute();
		return {
			id,
			schoolId: row.school_id,
			author: { id: row.author_id, name: nameIn(row) },
			isMine: row.author_id === actor.personId,
			occasion: row.occasion,
			learnt: row.learnt,
			tried: row.tried,
			forWhom: row.for_whom,
			writtenAt: row.written_at,
			changes: changes.map((change) => ({
				id: change.id,
				words: change.words,
				state: standingOf(change),
				requestId: change.request_id,
				need:
					change.need_id && change.need_stage
						? { id: change.need_id, stage: change.need_stage, tool: change.suiting ?? '' }
						: null,
				outcome: change.outcome,
				byName: nameIn(change),
				changedAt: change.changed_at,
				deeds: deedsOf(standingOf(change)),
				version: change.version,
			})),
			version: row.version,
		};
	});
}
