import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { readScopes, type Scope } from './scope.ts';
import { mostTokens } from './token.ts';

/** One of the actor's tokens that still works. The secret is kept nowhere. */
export interface TokenLine {
	id: string;
	name: string;
	/** What it may be used for. */
	scopes: Scope[];
	madeAt: Date;
	expiresAt: Date;
	/** The last day, `YYYY-MM-DD`, on which a program used it. */
	lastUsedOn: string | null;
}

/** The actor's tokens that still work, the newest first. */
export function findTokens(actor: Member): Promise<TokenLine[]> {
	const at = now();
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('api_token')
			.select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_on'])
			.where('person_id', '=', actor.personId)
			.where('revoked_at', 'is', null)
			.where('expires_at', '>', at)
			.orderBy('created_at', 'desc')
			.orderBy('id', 'desc')
			.limit(mostTokens)
			.execute();
		return rows.map((row) => ({
			id: row.id,
			name: row.name,
			scopes: readScopes(row.scopes),
			madeAt: row.created_at,
			expiresAt: row.expires_at,
			lastUsedOn: row.last_used_on,
		}));
	});
}
