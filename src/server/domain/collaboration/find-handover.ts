import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { findOpenHandover, isWithoutFacilitator, type OpenHandover } from './handover.ts';
import { type Reached, reachCollaboration } from './reach-collaboration.ts';
import { type PersonShown, proofOf, rolesOf } from './roles-shown.ts';

/** What stands on the screen on which a collaboration is handed over, or the teachers answer. */
export interface Handover extends Reached {
	open: OpenHandover | undefined;
	/** Who is proposed, with the roles of the last twelve months in that school. */
	shown: PersonShown | undefined;
	/** Whether the actor may propose somebody now: a facilitator, or a teacher when no facilitator is left. */
	mayPropose: boolean;
	/** To be sent back with a yes, so that nobody accepts what was not on their screen. */
	proof: string;
}

/** Finds the hand-over of a collaboration for one of its partners; missing for everyone else. */
export function findHandover(actor: Member, id: string): Promise<Handover | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const open = await findOpenHandover(tx, reached.id);
		const shown = open && (await showSuccessor(tx, actor, reached, open.to.personId, at));
		const isUnderWay = reached.state === 'active' || reached.state === 'paused';
		const mayPropose =
			!open &&
			isUnderWay &&
			(reached.mine.side === 'facilitator' || (await isWithoutFacilitator(tx, reached.id)));
		return { ...reached, open, shown, mayPropose, proof: shown ? proofOf([shown]) : '' };
	});
}

/** Who is proposed, with what they have been at the school, as it stands now. */
export async function showSuccessor(
	tx: Tx,
	actor: Member,
	reached: Reached,
	personId: string,
	at: Date,
): Promise<PersonShown | undefined> {
	const { zone } = await tx
		.selectFrom('school')
		.select('zone')
		.where('id', '=', reached.schoolId)
		.executeTakeFirstOrThrow();
	const [shown] = await rolesOf(tx, actor, {
		schoolId: reached.schoolId,
		personIds: [personId],
		today: schoolDay(zone, at),
	});
	return shown;
}
