import { schoolDay } from '#server/domain/school/index.ts';
import { type NamedStandards, nameStandards } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { mostAsked, type Side } from './collaboration.ts';
import { invitePartners, refusalOf } from './invite-partners.ts';
import { nameTools } from './name-tools.ts';
import { recordOf } from './reach-collaboration.ts';
import { rolesOf, writeShown } from './roles-shown.ts';
import type { Stage } from './stage.ts';

export interface Proposal {
	schoolId: string;
	/** The side on which the proposer stands. */
	as: Side;
	aim: string;
	title: string;
	/** In words, for what is in no framework. */
	standards?: string | undefined;
	/** Keys of standards in frameworks that the school uses. */
	named?: NamedStandards | undefined;
	teamId?: string | undefined;
	/** By name: those the school does not know yet are added. */
	tools: readonly string[];
	stage: Stage;
	/** Who is asked, each on a side; at least one on the other side. */
	sides: readonly { personId: string; side: Side }[];
	/** The UUID of the form: sent twice, it makes one collaboration. */
	entry: string;
}

/**
 * Proposes a collaboration: a teacher to at least one facilitator, or a facilitator to at least one teacher. The proposer
 * is in it at once; everyone else is asked.
 * @param also what else is written with it, in the same transaction
 * @returns the id of the collaboration, the same when the same form arrives again
 */
export async function proposeCollaboration(
	actor: Member,
	proposal: Proposal,
	also?: (tx: Tx, collaborationId: string) => Promise<Refusal | undefined>,
): Promise<string | Refusal> {
	const at = now();
	const people = [...new Map(proposal.sides.map((one) => [one.personId, one])).values()].filter(
		(one) => one.personId !== actor.personId,
	);
	if (!people.some((one) => one.side !== proposal.as))
		return refuse(proposal.as === 'teacher' ? 'needs-facilitator' : 'needs-teacher', { field: 'people' });
	if (people.length > mostAsked)
		return refuse('too-many-asked', { field: 'people', args: { most: mostAsked } });
	const ids = [
		proposal.schoolId,
		proposal.entry,
		proposal.teamId ?? proposal.entry,
		...people.map((one) => one.personId),
	];
	if (!ids.every(isId)) return missing;
	try {
		return await unitOfWork(actor, async (tx) => {
			const written = await write(tx, actor, { ...proposal, sides: people }, at);
			return isRefusal(written) ? written : ((await also?.(tx, written)) ?? written);
		});
	} catch (error) {
		return refusalOf(error);
	}
}

async function write(tx: Tx, actor: Member, proposal: Proposal, at: Date): Promise<string | Refusal> {
	const school = await tx
		.selectFrom('school')
		.select('zone')
		.where('id', '=', proposal.schoolId)
		.executeTakeFirst();
	if (!school || !(await mayPropose(tx, actor, proposal)))
		return refuse('not-allowed', { kind: 'forbidden' });
	const id = newId();
	const made = await tx
		.insertInto('collaboration')
		.values({
			id,
			school_id: proposal.schoolId,
			team_id: proposal.teamId ?? null,
			proposed_by: actor.personId,
			proposed_at: at,
			entry_id: proposal.entry,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows !== 1n) return findEntry(tx, actor, proposal.entry);
	const personIds = proposal.sides.map((one) => one.personId);
	const shown = await rolesOf(tx, actor, {
		schoolId: proposal.schoolId,
		personIds,
		today: schoolDay(school.zone, at),
	});
	const invitation = { collaborationId: id, invitedBy: actor.personId, at };
	await invitePartners(tx, { ...invitation, people: [{ personId: actor.personId, side: proposal.as }] });
	const mine = await tx
		.selectFrom('partner')
		.select('id')
		.where('collaboration_id', '=', id)
		.where('person_id', '=', actor.personId)
		.executeTakeFirstOrThrow();
	await tx
		.insertInto('acceptance')
		.values({ partner_id: mine.id, at, shown_roles: writeShown(shown) })
		.execute();
	await tx
		.insertInto('collaboration_focus')
		.values({
			collaboration_id: id,
			title: proposal.title.trim(),
			aim: proposal.aim.trim(),
			standards: proposal.standards?.trim() ?? '',
			stage: proposal.stage,
			state: 'proposed',
		})
		.execute();
	await invitePartners(tx, { ...invitation, people: proposal.sides });
	if (proposal.named) {
		const named = await nameStandards(tx, {
			collaborationId: id,
			schoolId: proposal.schoolId,
			named: proposal.named,
		});
		if (isRefusal(named)) return named;
	}
	await nameTools(tx, { collaborationId: id, schoolId: proposal.schoolId, names: proposal.tools, at });
	await recordOf(tx, actor, { id, schoolId: proposal.schoolId }, 'collaboration.proposed', at);
	return id;
}

/** Whether the proposer has a role for their side, and the team is one of the school's. */
async function mayPropose(tx: Tx, actor: Member, proposal: Proposal): Promise<boolean> {
	const role = await tx
		.selectFrom('role_assignment')
		.select('role')
		.where('person_id', '=', actor.personId)
		.where('school_id', '=', proposal.schoolId)
		.where('role', '=', proposal.as)
		.where((eb) => eb.fn<boolean>('holds_today', ['starts_on', 'ends_on']))
		.executeTakeFirst();
	if (proposal.teamId === undefined) return role !== undefined;
	const team = await tx
		.selectFrom('team')
		.select('id')
		.where('id', '=', proposal.teamId)
		.where('school_id', '=', proposal.schoolId)
		.executeTakeFirst();
	return role !== undefined && team !== undefined;
}

/** The collaboration that the same form has made before. */
async function findEntry(tx: Tx, actor: Member, entry: string): Promise<string | Refusal> {
	const row = await tx
		.selectFrom('collaboration')
		.select('id')
		.where('proposed_by', '=', actor.personId)
		.where('entry_id', '=', entry)
		.executeTakeFirst();
	return row?.id ?? missing;
}
