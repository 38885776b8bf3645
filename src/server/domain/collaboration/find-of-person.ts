import { sql } from 'kysely';
import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { isIn, type Side, type State } from './collaboration.ts';
import { findPartners } from './find-partners.ts';
import type { Stage } from './stage.ts';

/** One of somebody's collaborations, as far as the reader may know it. */
export interface OfPerson {
	id: string;
	/** The side on which that person stands. */
	side: Side;
	/** The others who are in it. */
	others: { personId: string; name: string; side: Side }[];
	team: string | undefined;
	/** For its partners, and where every teacher in it chose to be found. */
	title: string | undefined;
	tools: string[];
	/** For its partners alone. */
	inside:
		| { stage: Stage; state: State; stages: { to: Stage; since: Date }[]; finishedAt: Date | undefined }
		| undefined;
}

/** Somebody's collaborations for one reader. */
export interface CollaborationsOf {
	personId: string;
	name: string;
	isSelf: boolean;
	collaborations: OfPerson[];
}

const most = 200;

/**
 * Finds the collaborations somebody is in: one's own whole; another's as far as one is a partner, facilitates at the school, or
 * their teachers chose to be found; the newest first, at most 200. Missing for who may not know the person.
 */
export function findCollaborationsOf(actor: Member, personId: string): Promise<CollaborationsOf | Refusal> {
	return unitOfWork(actor, async (tx) => {
		if (!isId(personId)) return missing;
		const person = await tx
			.selectFrom('person')
			.select(['id', 'given_name', 'family_name', 'known_as'])
			.where('id', '=', personId)
			.executeTakeFirst();
		if (!person) return missing;
		const rows = await rowsOf(tx, personId);
		const ids = rows.map((row) => row.id);
		const partners = await findPartners(tx, ids);
		const titles = await titlesOf(tx, ids);
		const tools = await toolsIn(tx, ids);
		const stages = await stagesIn(tx, ids);
		return {
			personId,
			name: nameOf(person),
			isSelf: personId === actor.personId,
			collaborations: rows.map((row) => ({
				id: row.id,
				side: row.side as Side,
				others: (partners.get(row.id) ?? [])
					.filter((one) => one.personId !== personId && isIn(one))
					.map(({ personId: other, name, side }) => ({ personId: other, name, side })),
				team: row.team ?? undefined,
				title: row.title ?? titles.get(row.id),
				tools: tools.get(row.id) ?? [],
				inside:
					row.stage === null
						? undefined
						: {
								stage: row.stage as Stage,
								state: row.state as State,
								stages: stages.get(row.id) ?? [],
								finishedAt: row.state === 'finished' ? (row.finished_at ?? undefined) : undefined,
							},
			})),
		};
	});
}

function rowsOf(tx: Tx, personId: string) {
	return tx
		.selectFrom('partner as p')
		.innerJoin('collaboration as c', 'c.id', 'p.collaboration_id')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.leftJoin('collaboration_focus as f', 'f.collaboration_id', 'c.id')
		.leftJoin('team', 'team.id', 'c.team_id')
		.select(['c.id', 'p.side', 'f.title', 'f.stage', 'f.state', 'team.name as team'])
		.select((eb) =>
			eb
				.selectFrom('collaboration_turn as t')
				.select((inner) => inner.fn.max('t.at').as('at'))
				.whereRef('t.collaboration_id', '=', 'c.id')
				.where('t.turn', '=', 'finished')
				.as('finished_at'),
		)
		.where('p.person_id', '=', personId)
		.where('d.partner_id', 'is', null)
		.orderBy('c.id', 'desc')
		.limit(most)
		.execute();
}

async function titlesOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
	const { rows } = await sql<{ collaboration_id: string; title: string }>`
		select collaboration_id, title from titles_found(${ids}::uuid[])`.execute(tx);
	return new Map(rows.map((row) => [row.collaboration_id, row.title]));
}

async function toolsIn(tx: Tx, ids: string[]): Promise<Map<string, string[]>> {
	const found = new Map<string, string[]>();
	if (ids.length === 0) return found;
	const rows = await tx
		.selectFrom('collaboration_tool as c')
		.innerJoin('tool', 'tool.id', 'c.tool_id')
		.select(['c.collaboration_id', 'tool.name'])
		.where('c.collaboration_id', 'in', ids)
		.orderBy('tool.name')
		.limit(2000)
		.execute();
	for (const row of rows)
		found.set(row.collaboration_id, [...(found.get(row.collaboration_id) ?? []), row.name]);
	return found;
}

async function stagesIn(tx: Tx, ids: string[]): Promise<Map<string, { to: Stage; since: Date }[]>> {
	const found = new Map<string, { to: Stage; since: Date }[]>();
	if (ids.length === 0) return found;
	const rows = await tx
		.selectFrom('stage_change')
		.select(['collaboration_id', 'to_stage', 'holds_since'])
		.where('collaboration_id', 'in', ids)
		.orderBy('holds_since')
		.orderBy('id')
		.limit(5000)
		.execute();
	for (const row of rows)
		found.set(row.collaboration_id, [
			...(found.get(row.collaboration_id) ?? []),
			{ to: row.to_stage as Stage, since: row.holds_since },
		]);
	return found;
}
