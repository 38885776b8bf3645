import { sql } from 'kysely';
import { type Member, visitor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { hashOf } from '#server/platform/ids.ts';
import { type Spent, spend } from '#server/platform/sign-in/rate.ts';
import { readScopes, type Scope } from './scope.ts';

/** How many requests a token has, and in how many minutes. */
export const share = { requests: 600, minutes: 10 } as const;

/** Whose token was shown, what it reaches, and what is left of its share of requests. */
export interface Admitted {
	actor: Member;
	scopes: Scope[];
	/** In which their person reads; null: their school's. */
	language: string | null;
	spent: Spent;
}

/**
 * Who a token belongs to, and counts the request. Undefined, after the same statement, for one that is made up, revoked
 * or worn, or whose owner is deactivated.
 */
export async function actorOfToken(secret: string): Promise<Admitted | undefined> {
	const hash = hashOf(secret);
	const at = now();
	const found = await unitOfWork(visitor, async (tx) => {
		const { rows } = await sql<{
			person_id: string;
			scopes: string;
			language: string | null;
			used_today: boolean;
		}>`select * from token_found(${hash})`.execute(tx);
		const [token] = rows;
		return token && { token, spent: await spend(tx, `api ${hash}`, share.requests, share.minutes, at) };
	});
	if (!found) return undefined;
	const { token, spent } = found;
	const actor: Member = { kind: 'member', personId: token.person_id };
	if (!token.used_today)
		await unitOfWork(actor, (tx) =>
			sql`update api_token set last_used_on = current_date where token_hash = ${hash}`.execute(tx),
		);
	return { actor, scopes: readScopes(token.scopes), language: token.language, spent };
}
