import { sql } from 'kysely';
import { nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { addressOf } from './address.ts';
import { week } from './link-check.ts';
import { ownResource } from './own-resource.ts';
import { foundBy } from './resource.ts';

/** A link of the actor's to be looked at: it answers no longer, or has moved. */
export interface LinkToMend {
	id: string;
	title: string;
	url: string;
	deadSince: Date | null;
	/** Where it has moved for good. */
	movedTo: string | null;
}

/** A link of somebody who has left the school. */
export interface LeftLink extends LinkToMend {
	owner: string;
}

/** The links of the actor's own that are dead or have moved, the longest dead first; at most fifty. */
export function findLinksToMend(actor: Member): Promise<LinkToMend[]> {
	return unitOfWork(actor, (tx) => readOwn(tx, actor));
}

/** Links that are dead or have moved, of which the actor may become the owner; the longest dead first, at most fifty. */
export function findLeftLinks(actor: Member): Promise<LeftLink[]> {
	return unitOfWork(actor, readLeft);
}

/** Both. */
export function findLinksToLookAt(actor: Member): Promise<{ own: LinkToMend[]; left: LeftLink[] }> {
	return unitOfWork(actor, async (tx) => ({ own: await readOwn(tx, actor), left: await readLeft(tx) }));
}

async function readOwn(tx: Tx, actor: Member): Promise<LinkToMend[]> {
	const rows = await toBeLookedAt(tx)
		.where('c.owner_id', '=', actor.personId)
		.where('r.school_id', '=', sql<string>`any ((select my_schools())::uuid[])`)
		.execute();
	return rows.map(lineOf);
}

async function readLeft(tx: Tx): Promise<LeftLink[]> {
	const rows = await toBeLookedAt(tx)
		.leftJoin('person as p', 'p.id', 'r.owner_id')
		.select(['p.given_name', 'p.family_name', 'p.known_as'])
		.where('r.id', '=', sql<string>`any ((select left_links())::uuid[])`)
		.execute();
	return rows.map((row) => ({ ...lineOf(row), owner: nameIn(row) }));
}

function toBeLookedAt(tx: Tx) {
	return tx
		.selectFrom('link_check as c')
		.innerJoin('resource as r', 'r.id', 'c.resource_id')
		.select(['r.id', 'r.title', 'r.url', 'c.dead_since', 'c.moved_to'])
		.where((eb) => eb.or([eb('c.dead_since', 'is not', null), eb('c.moved_to', 'is not', null)]))
		.where('r.withdrawn_at', 'is', null)
		.orderBy('c.dead_since')
		.orderBy('r.id')
		.limit(50);
}

const lineOf = (row: Awaited<ReturnType<ReturnType<typeof toBeLookedAt>['executeTakeFirstOrThrow']>>) => ({
	id: row.id,
	title: row.title,
	url: row.url ?? '',
	deadSince: row.dead_since,
	movedTo: row.moved_to,
});

/** Says that a link of the actor's still works: it is asked for again in a week, as if it had never failed. Refuses `missing`. */
export function sayLinkWorks(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		if (!(await ownResource(tx, actor, id))) return missing;
		const changed = await rest(tx, id, at);
		return changed ? { id } : missing;
	});
}

/** Has a link of the actor's lead to where it has moved. Refuses `missing`, also where nothing is known to have moved. */
export function mendLink(actor: Member, id: string): Promise<{ id: string } | Refusal> {
	const at = now();
	return unitOfWork<{ id: string } | Refusal>(actor, async (tx) => {
		const own = await ownResource(tx, actor, id);
		if (!own || own.isWithdrawn) return missing;
		const check = await tx
			.selectFrom('link_check')
			.select('moved_to')
			.where('resource_id', '=', id)
			.executeTakeFirst();
		const address = addressOf(check?.moved_to ?? '');
		if (!address) return missing;
		const words = await wordsAt(tx, id, address.url);
		await tx
			.updateTable('resource')
			.set({ url: address.url, address_hash: address.hash, words, version: own.version + 1 })
			.where('id', '=', id)
			.execute();
		await tx.updateTable('link_check').set({ host: address.host }).where('resource_id', '=', id).execute();
		await rest(tx, id, at);
		const event = { at, schoolId: own.schoolId, actorId: actor.personId, subjectId: id };
		await recordEvent(tx, { name: 'resource.mended', ...event });
		return { id };
	});
}

/** What a resource is found by once it leads to an address. */
async function wordsAt(tx: Tx, id: string, url: string): Promise<string[]> {
	const said = await tx
		.selectFrom('resource')
		.select(['title', 'about', 'steps', 'languages', 'grades', 'subjects'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const tools = await tx
		.selectFrom('resource_tool as r')
		.innerJoin('tool as t', 't.id', 'r.tool_id')
		.select('t.name')
		.where('r.resource_id', '=', id)
		.execute();
	return foundBy(
		{ ...said, url },
		tools.map(({ name }) => name),
	);
}

async function rest(tx: Tx, id: string, at: Date): Promise<boolean> {
	const changed = await tx
		.updateTable('link_check')
		.set({
			fails: 0,
			failed_on: null,
			dead_since: null,
			moved_to: null,
			due_at: new Date(at.getTime() + week),
		})
		.where('resource_id', '=', id)
		.executeTakeFirst();
	return changed.numUpdatedRows === 1n;
}
