import { sql } from 'kysely';
import { type Member, visitor } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';

/**
 * Who a token belongs to. Undefined, after the same statement, for one that is made up, revoked or worn, or whose owner
 * is deactivated.
 */
export async function actorOfToken(secret: string): Promise<Member | undefined> {
	const hash = hashOf(secret);
	const personId = await unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{ id: string | null }>`select person_of_token(${hash}) as id`.execute(tx);
		return rows[0]?.id ?? undefined;
	});
	if (personId === undefined) return undefined;
	const actor: Member = { kind: 'member', personId };
	await unitOfWork(actor, (tx) =>
		sql`update api_token set last_used_on = current_date
			where token_hash = ${hash} and last_used_on is distinct from current_date`.execute(tx),
	);
	return actor;
}
