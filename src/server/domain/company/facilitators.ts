import type { Tx } from '#server/platform/database/index.ts';
import { nameIn } from './name-in.ts';

/** Somebody by name; empty when the name may no longer be read. */
export interface Named {
	personId: string;
	name: string;
}

/** The facilitators who are partners in a collaboration: accepted, and not left. At most 50. */
export async function findFacilitatorsOf(tx: Tx, collaborationId: string | null): Promise<Named[]> {
	if (collaborationId === null) return [];
	const rows = await tx
		.selectFrom('partner as p')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.leftJoin('person', 'person.id', 'p.person_id')
		.select(['p.person_id', 'person.given_name', 'person.family_name', 'person.known_as'])
		.where('p.collaboration_id', '=', collaborationId)
		.where('p.side', '=', 'facilitator')
		.where('d.partner_id', 'is', null)
		.orderBy('person.family_name')
		.orderBy('p.person_id')
		.limit(50)
		.execute();
	return rows.map((row) => ({ personId: row.person_id, name: nameIn(row) }));
}
