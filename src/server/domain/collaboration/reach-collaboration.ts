import type { Member } from '#server/platform/actor.ts';
import { holdLock } from '#server/platform/database/hold-lock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { isIn, type State } from './collaboration.ts';
import { findPartners, type Partner } from './find-partners.ts';
import type { Stage } from './stage.ts';

/** A collaboration that the actor was asked into and has not left. */
export interface Reached {
	id: string;
	schoolId: string;
	teamId: string | null;
	proposedBy: string;
	title: string;
	aim: string;
	standards: string;
	stage: Stage;
	state: State;
	version: number;
	partners: Partner[];
	/** The actor's own place in it. */
	mine: Partner;
}

/** Reaches a collaboration as someone who was asked into it; missing for everyone else. */
export async function reachCollaboration(tx: Tx, actor: Member, id: string): Promise<Reached | Refusal> {
	if (!isId(id)) return missing;
	const row = await tx
		.selectFrom('collaboration as c')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'c.id')
		.select(['c.id', 'c.school_id', 'c.team_id', 'c.proposed_by'])
		.select(['f.title', 'f.aim', 'f.standards', 'f.stage', 'f.state', 'f.version'])
		.where('c.id', '=', id)
		.executeTakeFirst();
	if (!row) return missing;
	const partners = (await findPartners(tx, [row.id])).get(row.id) ?? [];
	const mine = partners.find((partner) => partner.personId === actor.personId);
	if (!mine) return missing;
	return {
		id: row.id,
		schoolId: row.school_id,
		teamId: row.team_id,
		proposedBy: row.proposed_by,
		title: row.title,
		aim: row.aim,
		standards: row.standards,
		stage: row.stage as Stage,
		state: row.state as State,
		version: row.version,
		partners,
		mine,
	};
}

/** Reaches a collaboration for changing it, one change at a time. */
export async function holdCollaboration(tx: Tx, actor: Member, id: string): Promise<Reached | Refusal> {
	if (!isId(id)) return missing;
	await holdLock(tx, id);
	return reachCollaboration(tx, actor, id);
}

/** Reaches a collaboration that the actor has accepted, for changing it; refuses `answer-first` to those only asked. */
export async function holdPartnership(tx: Tx, actor: Member, id: string): Promise<Reached | Refusal> {
	const reached = await holdCollaboration(tx, actor, id);
	if (isRefusal(reached) || isIn(reached.mine)) return reached;
	return refuse('answer-first', { kind: 'forbidden' });
}

/** Records what happened to a collaboration. */
export function recordOf(
	tx: Tx,
	actor: Member,
	reached: { id: string; schoolId: string },
	name: string,
	at: Date,
): Promise<void> {
	return recordEvent(tx, {
		name,
		at,
		schoolId: reached.schoolId,
		actorId: actor.personId,
		subjectId: reached.id,
	});
}
