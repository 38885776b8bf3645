import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** Reaches the thread of a collaboration as one of its partners; undefined for everyone else. */
export async function reachThread(
	tx: Tx,
	actor: Member,
	collaborationId: string,
): Promise<{ schoolId: string; title: string } | undefined> {
	if (!isId(collaborationId)) return undefined;
	const row = await tx
		.selectFrom('partner as p')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'p.collaboration_id')
		.innerJoin('collaboration as c', 'c.id', 'p.collaboration_id')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.select(['c.school_id', 'f.title'])
		.where('p.collaboration_id', '=', collaborationId)
		.where('p.person_id', '=', actor.personId)
		.executeTakeFirst();
	return row && { schoolId: row.school_id, title: row.title };
}
