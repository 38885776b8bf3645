import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { hashOf, isId, newId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { isScope, readScopes, type Scope, scopes } from './scope.ts';
import { endOf, mostTokens, newToken } from './token.ts';

/** A token just made: `secret` is shown once and kept nowhere. Undefined when the same form had made it before. */
export interface MadeToken {
	id: string;
	name: string;
	scopes: Scope[];
	secret: string | undefined;
	expiresAt: Date;
}

/**
 * Makes a personal token with which a program acts as the actor. Only its hash is stored.
 * @param wanted `entry` is made with the form, so that a form sent twice makes one token
 * @param wanted.scopes what it may be used for; all there is when left out
 * @returns refused when the name is missing or too long, when it would reach nothing, or `mostTokens` work already
 */
export async function makeToken(
	actor: Member,
	wanted: { entry: string; name: string; scopes?: readonly string[] | undefined },
): Promise<MadeToken | Refusal> {
	if (!isId(wanted.entry)) return missing;
	const name = wanted.name.normalize('NFC').trim();
	if (name === '') return refuse('required', { field: 'name' });
	if (name.length > 100) return refuse('too-long', { field: 'name', args: { most: 100 } });
	const chosen = (wanted.scopes ?? scopes).filter(isScope);
	if (chosen.length === 0) return refuse('token-without-scope', { field: 'scopes' });
	const at = now();
	const secret = newToken();
	const row = {
		id: keyOf(actor.personId, wanted.entry, 'token'),
		person_id: actor.personId,
		name,
		token_hash: hashOf(secret),
		scopes: chosen.join(' '),
		created_at: at,
		expires_at: endOf(at),
	};
	return unitOfWork<MadeToken | Refusal>(actor, async (tx) => {
		// Two forms of the same person wait for one another, so that neither miscounts.
		await sql`select pg_advisory_xact_lock(hashtext(${`token ${actor.personId}`}))`.execute(tx);
		const known = await tx
			.selectFrom('api_token')
			.select(['id', 'name', 'scopes', 'expires_at'])
			.where('id', '=', row.id)
			.executeTakeFirst();
		if (known)
			return {
				id: known.id,
				name: known.name,
				scopes: readScopes(known.scopes),
				secret: undefined,
				expiresAt: known.expires_at,
			};
		const { working } = await tx
			.selectFrom('api_token')
			.select((eb) => eb.fn.countAll<string>().as('working'))
			.where('person_id', '=', actor.personId)
			.where('revoked_at', 'is', null)
			.where('expires_at', '>', at)
			.executeTakeFirstOrThrow();
		if (Number(working) >= mostTokens)
			return refuse('too-many-tokens', { kind: 'conflict', args: { most: mostTokens } });
		await tx.insertInto('api_token').values(row).execute();
		await tx
			.insertInto('event')
			.values({ id: newId(), at, name: 'token.made', actor_id: actor.personId, subject_id: row.id })
			.execute();
		return { id: row.id, name, scopes: chosen, secret, expiresAt: row.expires_at };
	});
}
