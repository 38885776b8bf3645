import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import type { ResourceKind } from './resource.ts';

/** A resource of the actor's in a school that they are of, withdrawn or not; undefined for any other. */
export async function ownResource(tx: Tx, actor: Member, id: string) {
	if (!isId(id)) return undefined;
	const row = await ruled(tx, id)
		.where('owner_id', '=', actor.personId)
		.where('school_id', '=', sql<string>`any ((select my_schools())::uuid[])`)
		.executeTakeFirst();
	return row && said(row);
}

/** A resource whose owner has left the school, of which the actor may become the owner; undefined for any other. */
export async function leftResource(tx: Tx, id: string) {
	if (!isId(id)) return undefined;
	const row = await ruled(tx, id)
		.where('withdrawn_at', 'is', null)
		.where(sql<boolean>`may_take_over(audience, owner_id, school_id)`)
		.executeTakeFirst();
	return row && said(row);
}

function ruled(tx: Tx, id: string) {
	return tx
		.selectFrom('resource')
		.select(['school_id', 'kind', 'url', 'file_id', 'withdrawn_at', 'version'])
		.where('id', '=', id);
}

function said(row: NonNullable<Awaited<ReturnType<ReturnType<typeof ruled>['executeTakeFirst']>>>) {
	return {
		schoolId: row.school_id,
		kind: row.kind as ResourceKind,
		url: row.url,
		hasFile: row.file_id !== null,
		isWithdrawn: row.withdrawn_at !== null,
		version: row.version,
	};
}
