import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { type Turn, take } from './collaboration.ts';
import { writeOutcome } from './outcome.ts';
import { holdPartnership, type Reached, recordOf } from './reach-collaboration.ts';

/** Pauses a collaboration, with a reason if there is one to give. */
export function pauseCollaboration(actor: Member, id: string, reason: string): Promise<string | Refusal> {
	return turn(actor, id, 'paused', reason);
}

/** Takes a paused or finished collaboration up again. */
export function resumeCollaboration(actor: Member, id: string, reason: string): Promise<string | Refusal> {
	return turn(actor, id, 'resumed', reason);
}

/**
 * Finishes a collaboration, or withdraws one that has not begun. Its partners keep what they could read.
 * @param outcome what came of it, in the words of who finishes it; nothing may be said, and each partner may say it later
 */
export function finishCollaboration(
	actor: Member,
	id: string,
	reason: string,
	outcome = '',
): Promise<string | Refusal> {
	return turn(actor, id, 'finished', reason, outcome);
}

/** Writes a turn and the state after it. A stage still proposed when a collaboration finishes is withdrawn. */
export async function writeTurn(
	tx: Tx,
	actor: Member,
	reached: Reached,
	taken: { turn: Turn; state: string; reason: string; at: Date },
): Promise<void> {
	await tx
		.updateTable('collaboration_focus')
		.set({ state: taken.state })
		.where('collaboration_id', '=', reached.id)
		.execute();
	if (taken.turn === 'finished')
		await tx
			.updateTable('stage_proposal')
			.set({ settled_at: taken.at, settled_as: 'withdrawn' })
			.where('collaboration_id', '=', reached.id)
			.where('settled_at', 'is', null)
			.execute();
	await tx
		.insertInto('collaboration_turn')
		.values({
			id: newId(),
			collaboration_id: reached.id,
			turn: taken.turn,
			reason: taken.reason.trim().slice(0, 2000),
			taken_by: actor.personId,
			at: taken.at,
		})
		.execute();
	await recordOf(tx, actor, reached, `collaboration.${taken.turn}`, taken.at);
}

function turn(
	actor: Member,
	id: string,
	wanted: Turn,
	reason: string,
	outcome = '',
): Promise<string | Refusal> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const reached = await holdPartnership(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const began = await tx
			.selectFrom('collaboration_turn')
			.select('id')
			.where('collaboration_id', '=', reached.id)
			.where('turn', '=', 'began')
			.executeTakeFirst();
		const state = take(wanted, {
			state: reached.state,
			hasBegun: began !== undefined,
			partners: reached.partners,
		});
		if (isRefusal(state)) return state;
		if (outcome.trim() !== '') await writeOutcome(tx, actor, reached.id, outcome, at);
		if (state !== reached.state) await writeTurn(tx, actor, reached, { turn: wanted, state, reason, at });
		return reached.id;
	});
}
