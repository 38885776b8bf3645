import type { Member, OperatorActor } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { nameOf } from './standing.ts';

/** The active staff of a school as choices, by family name, as far as the actor sees them. At most 1,000. */
export async function findNames(
	actor: Member | OperatorActor,
	schoolId: string,
): Promise<{ id: string; name: string }[]> {
	if (!isId(schoolId)) return [];
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('person as p')
			.innerJoin('membership as m', 'm.person_id', 'p.id')
			.select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as'])
			.where('m.school_id', '=', schoolId)
			.where((eb) => eb.fn<boolean>('holds_today', ['m.starts_on', 'm.ends_on']), '=', true)
			.where('p.deactivated_at', 'is', null)
			.orderBy('p.family_name')
			.orderBy('p.given_name')
			.orderBy('p.id')
			.limit(1000)
			.execute();
		return rows.map((row) => ({ id: row.id, name: nameOf(row) }));
	});
}
