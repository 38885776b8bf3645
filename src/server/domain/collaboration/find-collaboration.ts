import { nameOf } from '#server/domain/people/index.ts';
import { namedIn, type Purpose, type StandardLine } from '#server/domain/standard/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { findOpenStage, type ProposedStage } from './accept-stage.ts';
import {
	canBegin,
	isIn,
	isLeftAlone,
	type NextAction,
	nextActionFor,
	stageWaitsFor,
} from './collaboration.ts';
import { findOpenHandover, handoverWaitsFor, type OpenHandover } from './handover.ts';
import { toolsOf } from './name-tools.ts';
import { type Reached, reachCollaboration } from './reach-collaboration.ts';
import type { Stage } from './stage.ts';

/** A change of stage that holds or held. */
export interface StageHeld {
	from: Stage | undefined;
	to: Stage;
	reason: string;
	proposedBy: string;
	since: Date;
}

/** A collaboration as somebody in it, or asked into it, reads it. */
export interface Collaboration extends Reached {
	team: { id: string; name: string } | undefined;
	tools: string[];
	/** The standards it names, side by side. */
	named: Record<Purpose, StandardLine[]>;
	/** Its way through the stages, oldest first; empty before it has begun. */
	stages: StageHeld[];
	turns: { turn: string; reason: string; takenBy: string; at: Date }[];
	proposal: (ProposedStage & { proposedByName: string; waitsFor: string[] }) | undefined;
	/** The newest agreement, and who in it has accepted that one. */
	agreement: { number: number; acceptedBy: string[] } | undefined;
	/** That somebody hands it over, and the teachers have not all answered. */
	handover: OpenHandover | undefined;
	canBegin: boolean;
	next: NextAction;
}

/** Finds a collaboration for somebody in it or asked into it; missing for everyone else. */
export function findCollaboration(actor: Member, id: string): Promise<Collaboration | Refusal> {
	return unitOfWork(actor, async (tx) => {
		const reached = await reachCollaboration(tx, actor, id);
		if (isRefusal(reached)) return reached;
		const { partners, mine, state } = reached;
		const nameOfPartner = (personId: string) => partners.find((one) => one.personId === personId)?.name ?? '';
		const team = reached.teamId
			? await tx.selectFrom('team').select(['id', 'name']).where('id', '=', reached.teamId).executeTakeFirst()
			: undefined;
		const open = await findOpenStage(tx, reached.id);
		const agreement = await findAgreementState(tx, reached.id);
		const handover = await findOpenHandover(tx, reached.id);
		const waitsFor = open ? stageWaitsFor(partners, open.accepted) : [];
		const isWhole = canBegin(partners);
		return {
			...reached,
			team,
			tools: await toolsOf(tx, reached.id),
			named: await namedIn(tx, reached.id),
			stages: await findStages(tx, reached.id),
			turns: await findTurns(tx, reached.id),
			proposal: open && {
				...open,
				proposedByName: nameOfPartner(open.proposedBy),
				waitsFor,
			},
			agreement: agreement && {
				number: agreement.number,
				acceptedBy: agreement.acceptedBy.filter((personId) =>
					partners.some((partner) => partner.personId === personId && isIn(partner)),
				),
			},
			handover,
			canBegin: isWhole,
			next: nextActionFor(mine.answer, {
				state,
				canBegin: isWhole,
				leftAlone: handover === undefined && isLeftAlone(mine, partners),
				stageWaitsForMe: waitsFor.includes(actor.personId),
				agreementWaitsForMe: agreement !== undefined && !agreement.acceptedBy.includes(actor.personId),
				handoverWaitsForMe: handover !== undefined && handoverWaitsFor(mine, handover),
			}),
		};
	});
}

async function findStages(tx: Tx, collaborationId: string): Promise<StageHeld[]> {
	const rows = await tx
		.selectFrom('stage_change as s')
		.leftJoin('person', 'person.id', 's.proposed_by')
		.select([
			's.from_stage',
			's.to_stage',
			's.reason',
			's.holds_since',
			'given_name',
			'family_name',
			'known_as',
		])
		.where('s.collaboration_id', '=', collaborationId)
		.orderBy('s.holds_since', 'desc')
		.orderBy('s.id', 'desc')
		.limit(100)
		.execute();
	return rows.reverse().map((row) => ({
		from: (row.from_stage ?? undefined) as Stage | undefined,
		to: row.to_stage as Stage,
		reason: row.reason,
		proposedBy: nameOf({
			given_name: row.given_name ?? '',
			family_name: row.family_name ?? '',
			known_as: row.known_as,
		}),
		since: row.holds_since,
	}));
}

async function findTurns(tx: Tx, collaborationId: string): Promise<Collaboration['turns']> {
	const rows = await tx
		.selectFrom('collaboration_turn as t')
		.leftJoin('person', 'person.id', 't.taken_by')
		.select(['t.turn', 't.reason', 't.at', 'given_name', 'family_name', 'known_as'])
		.where('t.collaboration_id', '=', collaborationId)
		.orderBy('t.at', 'desc')
		.orderBy('t.id', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		turn: row.turn,
		reason: row.reason,
		takenBy: nameOf({
			given_name: row.given_name ?? '',
			family_name: row.family_name ?? '',
			known_as: row.known_as,
		}),
		at: row.at,
	}));
}

async function findAgreementState(
	tx: Tx,
	collaborationId: string,
): Promise<{ number: number; acceptedBy: string[] } | undefined> {
	const rows = await tx
		.selectFrom('agreement_revision as r')
		.leftJoin('agreement_acceptance as a', (join) =>
			join.onRef('a.collaboration_id', '=', 'r.collaboration_id').onRef('a.number', '=', 'r.number'),
		)
		.select(['r.number', 'a.person_id'])
		.where('r.collaboration_id', '=', collaborationId)
		.where('r.number', '=', (eb) =>
			eb
				.selectFrom('agreement_revision')
				.select((one) => one.fn.max('number').as('newest'))
				.where('collaboration_id', '=', collaborationId),
		)
		.limit(100)
		.execute();
	const [newest] = rows;
	return newest && { number: newest.number, acceptedBy: rows.flatMap((row) => row.person_id ?? []) };
}
