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
	return (await findFacilitatorsIn(tx, [collaborationId])).get(collaborationId)?.slice(0, 50) ?? [];
}

/** The same of several collaborations, at most 2000 people in all. */
export async function findFacilitatorsIn(
	tx: Tx,
	collaborationIds: readonly string[],
): Promise<Map<string, Named[]>> {
	const found = new Map<string, Named[]>();
	if (collaborationIds.length === 0) return found;
	const rows = await tx
		.selectFrom('partner as p')
		.innerJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.leftJoin('person', 'person.id', 'p.person_id')
		.select([
			'p.collaboration_id',
			'p.person_id',
			'person.given_name',
			'person.family_name',
			'person.known_as',
		])
		.where('p.collaboration_id', 'in', [...collaborationIds])
		.where('p.side', '=', 'facilitator')
		.where('d.partner_id', 'is', null)
		.orderBy('person.family_name')
		.orderBy('p.person_id')
		.limit(2000)
		.execute();
	for (const row of rows)
		found.set(row.collaboration_id, [
			...(found.get(row.collaboration_id) ?? []),
			{ personId: row.person_id, name: nameIn(row) },
		]);
	return found;
}
