import { nameOf } from '#server/domain/people/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import type { Answer, Side, Standing } from './collaboration.ts';

/** Somebody asked into a collaboration, and what they answered. */
export interface Partner extends Standing {
	readonly id: string;
	readonly name: string;
	readonly invitedBy: string;
	readonly invitedAt: Date;
	/** When they said yes; undefined before. */
	readonly acceptedAt: Date | undefined;
	readonly findable: boolean;
	/** Why they declined or left, in their words, and whom they would ask instead. */
	readonly reason: string;
	readonly suggested: { id: string; name: string } | undefined;
}

/** Reads everyone asked into these collaborations, in the order in which they were asked, as far as the actor may see. */
export async function findPartners(
	tx: Tx,
	collaborationIds: readonly string[],
): Promise<Map<string, Partner[]>> {
	const found = new Map<string, Partner[]>(collaborationIds.map((id) => [id, []]));
	if (collaborationIds.length === 0) return found;
	const rows = await tx
		.selectFrom('partner as p')
		.innerJoin('person', 'person.id', 'p.person_id')
		.leftJoin('acceptance as a', 'a.partner_id', 'p.id')
		.leftJoin('departure as d', 'd.partner_id', 'p.id')
		.leftJoin('person as s', 's.id', 'd.suggested_id')
		.select([
			'p.id',
			'p.collaboration_id',
			'p.person_id',
			'p.side',
			'p.invited_by',
			'p.invited_at',
			'p.findable',
		])
		.select(['person.given_name', 'person.family_name', 'person.known_as'])
		.select(['a.at as accepted_at', 'd.kind as departure', 'd.reason'])
		.select(['s.id as s_id', 's.given_name as s_given', 's.family_name as s_family', 's.known_as as s_known'])
		.where('p.collaboration_id', 'in', collaborationIds)
		.orderBy('p.invited_at')
		.orderBy('p.id')
		.limit(5000)
		.execute();
	for (const row of rows)
		found.get(row.collaboration_id)?.push({
			id: row.id,
			personId: row.person_id,
			name: nameOf(row),
			side: row.side as Side,
			answer: (row.departure ?? (row.accepted_at ? 'in' : 'asked')) as Answer,
			invitedBy: row.invited_by,
			invitedAt: row.invited_at,
			acceptedAt: row.accepted_at ?? undefined,
			findable: row.findable,
			reason: row.reason ?? '',
			suggested: row.s_id
				? {
						id: row.s_id,
						name: nameOf({
							given_name: row.s_given ?? '',
							family_name: row.s_family ?? '',
							known_as: row.s_known,
						}),
					}
				: undefined,
		});
	return found;
}
