import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';

/** Makes one of the actor's tokens stop working, at once and for good. Revoking it again changes nothing. */
export async function revokeToken(actor: Member, tokenId: string): Promise<Refusal | { revoked: string }> {
	if (!isId(tokenId)) return missing;
	const at = now();
	return unitOfWork<Refusal | { revoked: string }>(actor, async (tx) => {
		const token = await tx
			.selectFrom('api_token')
			.select(['name', 'revoked_at'])
			.where('id', '=', tokenId)
			.executeTakeFirst();
		if (!token) return missing;
		if (token.revoked_at) return { revoked: token.name };
		await tx.updateTable('api_token').set({ revoked_at: at }).where('id', '=', tokenId).execute();
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'token.revoked', actor_id: actor.personId, subject_id: tokenId })
			.execute();
		return { revoked: token.name };
	});
}
