import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/index.ts';

/**
 * The school in which the actor may write about a teacher: the collaboration's, or one that both belong to. Undefined
 * where they may not, which is also where there is nothing of the kind. Source: `may_write_about` of `database/relations`.
 */
export async function schoolToWriteIn(
	tx: Tx,
	teacherId: string,
	collaborationId: string | null,
): Promise<string | undefined> {
	const school = await tx
		.selectFrom('school as s')
		.leftJoin('collaboration as c', (join) => join.on('c.id', '=', collaborationId))
		.select('s.id')
		.where(sql<boolean>`may_write_about(${teacherId}::uuid, s.id, ${collaborationId}::uuid)`)
		.where((eb) => eb.or([eb.val(collaborationId === null), eb('c.school_id', '=', eb.ref('s.id'))]))
		.orderBy('s.id')
		.limit(1)
		.executeTakeFirst();
	return school?.id;
}
