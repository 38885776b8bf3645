import { type Named, nameIn } from '#server/domain/company/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';

/**
 * The facilitators that a teacher may share a goal with, those of their collaborations, and whether they do; and whoever it is
 * still shared with.
 */
export async function findConfidants(
	tx: Tx,
	actor: Member,
	goalId: string,
): Promise<(Named & { shared: boolean })[]> {
	const rows = await tx
		.selectFrom('person as p')
		.leftJoin('goal_share as s', (join) =>
			join.onRef('s.person_id', '=', 'p.id').on('s.goal_id', '=', goalId).on('s.taken_back_at', 'is', null),
		)
		.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 's.shared_at'])
		.where((eb) =>
			eb.or([
				eb('s.shared_at', 'is not', null),
				eb(
					'p.id',
					'in',
					eb
						.selectFrom('partner as f')
						.innerJoin('acceptance as a', 'a.partner_id', 'f.id')
						.leftJoin('departure as d', 'd.partner_id', 'f.id')
						.innerJoin('partner as m', 'm.collaboration_id', 'f.collaboration_id')
						.innerJoin('acceptance as b', 'b.partner_id', 'm.id')
						.leftJoin('departure as e', 'e.partner_id', 'm.id')
						.select('f.person_id')
						.where('f.side', '=', 'facilitator')
						.where('d.partner_id', 'is', null)
						.where('m.person_id', '=', actor.personId)
						.where('m.side', '=', 'teacher')
						.where('e.partner_id', 'is', null),
				),
			]),
		)
		.orderBy('p.family_name')
		.orderBy('p.given_name')
		.orderBy('p.id')
		.limit(50)
		.execute();
	return rows.map((row) => ({ personId: row.id, name: nameIn(row), shared: row.shared_at !== null }));
}
