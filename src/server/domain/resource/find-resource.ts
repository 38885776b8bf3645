import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { lineOf, type ResourceLine, resourceRows } from './find-resources.ts';

/** A resource with all that is said of it. */
export interface ResourcePage extends ResourceLine {
	/** Of a how-to sheet. */
	steps: string[];
	file: { name: string; mediaType: string; bytes: number } | null;
	tools: { id: string; name: string }[];
	standards: { id: string; code: string; statement: string }[];
	/** The units that it is for, put away ones left out. */
	units: { id: string; teamId: string; title: string; team: string; mayPlan: boolean }[];
	/** Units that the actor plans and that run or begin within the year, where it is not yet. */
	mayGoTo: { id: string; title: string; team: string }[];
	/** Its owner has left the school, and the actor may become its owner or withdraw it. */
	mayTakeOver: boolean;
	version: number;
}

/** Reads a resource. Refuses `missing` to who may not see it; a withdrawn one to all but its owner. */
export function findResource(actor: Member, id: string): Promise<ResourcePage | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return unitOfWork<ResourcePage | Refusal>(actor, async (tx) => {
		const row = await resourceRows(tx)
			.select(
				sql<boolean>`r.withdrawn_at is null and may_take_over(r.audience, r.owner_id, r.school_id)`.as(
					'may_take_over',
				),
			)
			.where('r.id', '=', id)
			.executeTakeFirst();
		if (!row) return missing;
		const file =
			row.file_id === null
				? undefined
				: await tx
						.selectFrom('stored_file')
						.select(['name', 'media_type as mediaType', 'bytes'])
						.where('id', '=', row.file_id)
						.executeTakeFirst();
		const tools = await tx
			.selectFrom('resource_tool as r')
			.innerJoin('tool as t', 't.id', 'r.tool_id')
			.select(['t.id', 't.name'])
			.where('r.resource_id', '=', id)
			.orderBy('t.name')
			.execute();
		const standards = await tx
			.selectFrom('resource_standard as r')
			.innerJoin('standard as s', 's.id', 'r.standard_id')
			.select(['s.id', 's.code', 's.statement'])
			.where('r.resource_id', '=', id)
			.orderBy('s.framework_id')
			.orderBy('s.position')
			.execute();
		const units = await tx
			.selectFrom('resource_unit as r')
			.innerJoin('unit as u', 'u.id', 'r.unit_id')
			.innerJoin('team as t', 't.id', 'u.team_id')
			.select(['u.id', 'u.team_id as teamId', 'u.title', 't.name as team'])
			.select(sql<boolean>`u.team_id = any ((select my_planning_teams())::uuid[])`.as('mayPlan'))
			.where('r.resource_id', '=', id)
			.where('u.put_away_at', 'is', null)
			.orderBy('u.starts_on', 'desc')
			.limit(100)
			.execute();
		const planned = await tx
			.selectFrom('unit as u')
			.innerJoin('team as t', 't.id', 'u.team_id')
			.select(['u.id', 'u.title', 't.name as team'])
			.where('u.team_id', '=', sql<string>`any ((select my_planning_teams())::uuid[])`)
			.where('u.school_id', '=', row.school_id)
			.where('u.put_away_at', 'is', null)
			.where('u.ends_on', '>', sql<string>`current_date - 30`)
			.where('u.starts_on', '<', sql<string>`current_date + 365`)
			.orderBy(sql`t.name collate "und-x-icu"`)
			.orderBy('u.starts_on')
			.limit(300)
			.execute();
		return {
			...lineOf(row, actor),
			steps: row.steps
				.split('\n')
				.map((step) => step.trim())
				.filter(Boolean),
			file: file ?? null,
			tools,
			standards,
			units,
			mayGoTo: planned.filter((one) => !units.some(({ id: here }) => here === one.id)),
			mayTakeOver: row.may_take_over,
			version: row.version,
		};
	});
}

/** What is needed to read the file of a resource. Refuses `missing` as above, for a link, and for what is withdrawn also to its owner. */
export function openResource(
	actor: Member,
	id: string,
): Promise<{ id: string; secret: string; name: string; mediaType: string; bytes: number } | Refusal> {
	if (!isId(id)) return Promise.resolve(missing);
	return unitOfWork<{ id: string; secret: string; name: string; mediaType: string; bytes: number } | Refusal>(
		actor,
		async (tx) => {
			const row = await tx
				.selectFrom('resource as r')
				.innerJoin('stored_file as f', 'f.id', 'r.file_id')
				.select(['f.id', 'f.secret', 'f.name', 'f.media_type as mediaType', 'f.bytes'])
				.where('r.id', '=', id)
				.where('r.withdrawn_at', 'is', null)
				.executeTakeFirst();
			return row ?? missing;
		},
	);
}
