import { namedIn, type Purpose, type StandardLine } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { type Side, sides } from './collaboration.ts';
import { toolsOf } from './name-tools.ts';
import { type Reached, reachCollaboration } from './reach-collaboration.ts';

/** What somebody who wants to propose a collaboration starts from. */
export interface ProposalStart {
	/** The sides on which they can stand. */
	sides: Side[];
	/** An earlier collaboration of theirs to begin from. */
	draft: (Reached & { tools: string[]; named: Record<Purpose, StandardLine[]> }) | undefined;
}

/**
 * Finds what a new proposal starts from; missing for who is neither teacher nor facilitator in the school.
 * @param from the key of an earlier collaboration of one's own, to propose the like of it again
 */
export function findProposalStart(
	actor: Member,
	schoolId: string,
	from?: string,
): Promise<ProposalStart | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const held = await tx
			.selectFrom('role_assignment')
			.select('role')
			.where('person_id', '=', actor.personId)
			.where('school_id', '=', schoolId)
			.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']))
			.limit(20)
			.execute();
		const mine = sides.filter((side) => held.some((row) => row.role === side));
		if (mine.length === 0) return missing;
		const earlier = from === undefined ? missing : await reachCollaboration(tx, actor, from);
		const draft = isRefusal(earlier)
			? undefined
			: { ...earlier, tools: await toolsOf(tx, earlier.id), named: await namedIn(tx, earlier.id) };
		return { sides: mine, draft };
	});
}
