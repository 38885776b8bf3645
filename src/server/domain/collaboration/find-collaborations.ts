import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import {
	canBegin,
	isIn,
	isLeftAlone,
	type NextAction,
	nextActionFor,
	type State,
	stageWaitsFor,
} from './collaboration.ts';
import { findPartners, type Partner } from './find-partners.ts';
import type { Stage } from './stage.ts';

/** A collaboration in a list, with what is needed to act without opening it. */
export interface CollaborationRow {
	id: string;
	title: string;
	stage: Stage;
	state: State;
	team: string | undefined;
	/** Everyone asked or in it but the reader. */
	others: Partner[];
	/** The reader's side, and whether they are in it or still asked. */
	mine: Partner;
	next: NextAction;
	/** Whether somebody said something in its thread that the reader has not seen. */
	unread: boolean;
}

/** How many finished collaborations a page has. */
const pageSize = 20;

/**
 * Finds the collaborations one is in or asked into, newest first: all that are not finished (at most 300), and a page of
 * those that are.
 * @param before the key of the last finished one on the page before
 * @param limit how many finished ones a page has
 */
export function findCollaborations(
	actor: Member,
	before?: string,
	limit = pageSize,
): Promise<{ open: CollaborationRow[]; finished: CollaborationRow[]; more: string | undefined }> {
	return unitOfWork(actor, async (tx) => {
		const open = await openOf(tx, actor);
		let older = mine(tx, actor)
			.where('f.state', '=', 'finished')
			.limit(limit + 1);
		if (isId(before)) older = older.where('c.id', '<', before);
		const finished = await older.execute();
		const shown = finished.slice(0, limit);
		const partners = await findPartners(
			tx,
			[...open, ...shown].map((row) => row.id),
		);
		const rowOf = (row: Found) => toRow(actor, row, partners.get(row.id) ?? []);
		return {
			open: open.flatMap(rowOf),
			finished: shown.flatMap(rowOf),
			more: finished.length > limit ? shown.at(-1)?.id : undefined,
		};
	});
}

/** Those that are not finished, newest first (at most 300), inside a unit of work that reads more. */
export async function findOpenCollaborationsIn(tx: Tx, actor: Member): Promise<CollaborationRow[]> {
	const open = await openOf(tx, actor);
	const partners = await findPartners(
		tx,
		open.map((row) => row.id),
	);
	return open.flatMap((row) => toRow(actor, row, partners.get(row.id) ?? []));
}

function openOf(tx: Tx, actor: Member) {
	return mine(tx, actor).where('f.state', '<>', 'finished').limit(300).execute();
}

function mine(tx: Tx, actor: Member) {
	return tx
		.selectFrom('partner as me')
		.innerJoin('collaboration as c', 'c.id', 'me.collaboration_id')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'c.id')
		.leftJoin('team', 'team.id', 'c.team_id')
		.leftJoin('stage_proposal as s', (join) =>
			join.onRef('s.collaboration_id', '=', 'c.id').on('s.settled_at', 'is', null),
		)
		.leftJoin('handover as h', (join) =>
			join.onRef('h.collaboration_id', '=', 'c.id').on('h.settled_at', 'is', null),
		)
		.select([
			'c.id',
			'f.title',
			'f.stage',
			'f.state',
			'team.name as team',
			's.id as proposal',
			'h.id as handover',
		])
		.select((eb) => [
			eb
				.selectFrom('agreement_revision as r')
				.select('r.number')
				.whereRef('r.collaboration_id', '=', 'c.id')
				.orderBy('r.number', 'desc')
				.limit(1)
				.as('agreement'),
			eb
				.selectFrom('agreement_acceptance as aa')
				.select('aa.number')
				.whereRef('aa.collaboration_id', '=', 'c.id')
				.where('aa.person_id', '=', actor.personId)
				.orderBy('aa.number', 'desc')
				.limit(1)
				.as('accepted'),
			eb
				.selectFrom('stage_acceptance as sa')
				.select((inner) => inner.fn<string[]>('array_agg', ['sa.person_id']).as('people'))
				.whereRef('sa.proposal_id', '=', 's.id')
				.as('stage_accepted'),
			eb
				.selectFrom('handover_acceptance as ha')
				.select('ha.person_id')
				.whereRef('ha.handover_id', '=', 'h.id')
				.where('ha.person_id', '=', actor.personId)
				.as('handover_accepted'),
			eb
				.exists(
					eb
						.selectFrom('thread_message as m')
						.select('m.id')
						.whereRef('m.collaboration_id', '=', 'c.id')
						.where('m.author_id', '<>', actor.personId)
						.where('m.withdrawn_at', 'is', null)
						.where((inner) =>
							inner.not(
								inner.exists(
									inner
										.selectFrom('thread_reading as t')
										.select('t.person_id')
										.whereRef('t.collaboration_id', '=', 'c.id')
										.where('t.person_id', '=', actor.personId)
										.whereRef('t.read_until', '>=', 'm.written_at'),
								),
							),
						),
				)
				.as('unread'),
		])
		.where('me.person_id', '=', actor.personId)
		.orderBy('c.id', 'desc');
}

type Found = Awaited<ReturnType<ReturnType<typeof mine>['execute']>>[number];

function toRow(actor: Member, row: Found, partners: Partner[]): CollaborationRow[] {
	const me = partners.find((partner) => partner.personId === actor.personId);
	if (!me) return [];
	const state = row.state as State;
	const waitsFor = row.proposal ? stageWaitsFor(partners, row.stage_accepted ?? []) : [];
	const next = nextActionFor(me.answer, {
		state,
		canBegin: canBegin(partners),
		leftAlone: row.handover === null && isLeftAlone(me, partners),
		stageWaitsForMe: waitsFor.includes(actor.personId),
		agreementWaitsForMe: row.agreement !== null && row.agreement !== row.accepted,
		handoverWaitsForMe:
			row.handover !== null && row.handover_accepted === null && me.side === 'teacher' && isIn(me),
	});
	const others = partners.filter(
		(partner) => partner !== me && (isIn(partner) || partner.answer === 'asked'),
	);
	return [
		{
			id: row.id,
			title: row.title,
			stage: row.stage as Stage,
			state,
			team: row.team ?? undefined,
			others,
			mine: me,
			next,
			unread: Boolean(row.unread),
		},
	];
}
