import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** Counts the rows of a table that an actor reaches. */
export async function reach(actor: Member, table: string): Promise<number> {
	const { rows } = await unitOfWork(actor, (tx) =>
		sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
	);
	return rows[0]?.n ?? 0;
}
