import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';

/** Reaches the agreement of a collaboration as one of its partners; undefined for everyone else. */
export async function reachAgreement(
	tx: Tx,
	actor: Member,
	collaborationId: string,
): Promise<{ schoolId: string } | undefined> {
	const row = await tx
		.selectFrom('partner as p')
		.innerJoin('collaboration_focus as f', 'f.collaboration_id', 'p.collaboration_id')
		.innerJoin('collaboration as c', 'c.id', 'p.collaboration_id')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.select('c.school_id')
		.where('p.collaboration_id', '=', collaborationId)
		.where('p.person_id', '=', actor.personId)
		.executeTakeFirst();
	return row && { schoolId: row.school_id };
}
