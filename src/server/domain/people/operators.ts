import type { Tx } from '#server/platform/database/index.ts';

/** Whether somebody else runs this installation today, without an end, and can still sign in. */
export async function hasOtherOperator(tx: Tx, personId: string): Promise<boolean> {
	const other = await tx
		.selectFrom('role_assignment as r')
		.innerJoin('person as p', 'p.id', 'r.person_id')
		.select('r.id')
		.where('r.role', '=', 'operator')
		.where('r.person_id', '<>', personId)
		.where('r.ends_on', 'is', null)
		.where((eb) => eb.fn<boolean>('holds_today', ['r.starts_on', 'r.ends_on']), '=', true)
		.where('p.deactivated_at', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return other !== undefined;
}
