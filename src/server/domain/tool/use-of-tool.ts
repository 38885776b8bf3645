import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { namesTool } from './tool.ts';

/** A collaboration that uses a tool. */
export interface ToolUse {
	id: string;
	title: string;
	people: string[];
	mine: boolean;
}

/** A colleague who offers to help with a tool. */
export interface ToolHelper {
	personId: string;
	name: string;
	practice: string;
}

/** What names a tool besides collaborations. Each is there as far as the reader reads it; how many there are, to who works with learners. */
export interface KnownUse {
	/** Virtual spaces that are not closed; at most 20. */
	spaces: { id: string; name: string; ownerName: string; className: string; teamName: string }[];
	/** What was asked to be set up; at most 20, the newest first. */
	setUps: { requestId: string; forClass: string; neededOn: string }[];
	/** Classes that tried it, each once; at most 20. */
	triedWith: string[];
	counts: {
		spaces: number;
		/** Accounts counted in those spaces. */
		accounts: number;
		setUps: number;
	};
}

/** By the rules of the database alone: one’s own collaborations, and those whose teachers all chose to be found. */
export async function usedIn(tx: Tx, actor: Member, toolId: string): Promise<ToolUse[]> {
	const rows = await tx
		.selectFrom('collaboration_tool as u')
		.innerJoin('partner as o', 'o.collaboration_id', 'u.collaboration_id')
		.innerJoin('person as p', 'p.id', 'o.person_id')
		.leftJoin('collaboration_focus as f', 'f.collaboration_id', 'u.collaboration_id')
		.select(['u.collaboration_id', 'f.title', 'o.person_id'])
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('u.tool_id', '=', toolId)
		.where((eb) => eb.or([eb('f.state', 'is', null), eb('f.state', '!=', 'finished')]))
		.orderBy('u.collaboration_id', 'desc')
		.orderBy('o.side', 'desc')
		.orderBy('o.id')
		.limit(200)
		.execute();
	const used = new Map<string, ToolUse>();
	for (const row of rows) {
		const one = used.get(row.collaboration_id) ?? {
			id: row.collaboration_id,
			title: row.title ?? '',
			people: [],
			mine: false,
		};
		one.people.push(nameIn(row));
		one.mine ||= row.person_id === actor.personId;
		used.set(row.collaboration_id, one);
	}
	return [...used.values()].slice(0, 20);
}

/** Finds what else names a tool: by the rules of each, and in numbers what the reader may not read. */
export async function useOf(tx: Tx, toolId: string): Promise<KnownUse> {
	const spaces = await tx
		.selectFrom('learning_space as s')
		.leftJoin('person as p', 'p.id', 's.owner_id')
		.leftJoin('class as k', 'k.id', 's.class_id')
		.leftJoin('unit as u', 'u.id', 's.unit_id')
		.leftJoin('team as m', 'm.id', 'u.team_id')
		.select(['s.id', 's.name', 'k.title', 'm.name as team', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('s.tool_id', '=', toolId)
		.where('s.state', '!=', 'closed')
		.orderBy('s.made_at', 'desc')
		.orderBy('s.id', 'desc')
		.limit(20)
		.execute();
	const setUps = await tx
		.selectFrom('set_up')
		.select(['request_id', 'for_class', 'needed_on'])
		.where('tool_id', '=', toolId)
		.orderBy('needed_on', 'desc')
		.orderBy('request_id', 'desc')
		.limit(20)
		.execute();
	const tried = await tx
		.selectFrom('tool_trial')
		.select('class_name')
		.distinct()
		.where('tool_id', '=', toolId)
		.orderBy('class_name')
		.limit(20)
		.execute();
	const { rows } = await sql<{ spaces: number | null; accounts: number | null; set_ups: number | null }>`
		select spaces, accounts, set_ups from use_of_tool(${toolId}::uuid)`.execute(tx);
	const [counts] = rows;
	return {
		spaces: spaces.map((row) => ({
			id: row.id,
			name: row.name,
			ownerName: nameIn(row),
			className: row.title ?? '',
			teamName: row.team ?? '',
		})),
		setUps: setUps.map((row) => ({
			requestId: row.request_id,
			forClass: row.for_class,
			neededOn: row.needed_on,
		})),
		triedWith: tried.map((row) => row.class_name),
		counts: {
			spaces: counts?.spaces ?? spaces.length,
			accounts: counts?.accounts ?? 0,
			setUps: counts?.set_ups ?? setUps.length,
		},
	};
}

/** Colleagues whose offer to help names the tool, whole; at most 20. */
export async function helpersWith(tx: Tx, schoolId: string, name: string): Promise<ToolHelper[]> {
	const rows = await tx
		.selectFrom('mentor_offer as o')
		.innerJoin('person as p', 'p.id', 'o.person_id')
		.select(['o.person_id', 'o.practice', 'p.given_name', 'p.family_name', 'p.known_as'])
		.where('o.school_id', '=', schoolId)
		.where('o.withdrawn_at', 'is', null)
		.where('o.audience', '!=', 'self')
		.where('p.deactivated_at', 'is', null)
		.where(sql<boolean>`position(lower(${name}::text) in lower(o.practice)) > 0`)
		.orderBy('o.offered_at', 'desc')
		.orderBy('o.id')
		.limit(200)
		.execute();
	return rows
		.filter((row) => namesTool(row.practice, name))
		.slice(0, 20)
		.map((row) => ({ personId: row.person_id, name: nameIn(row), practice: row.practice }));
}
