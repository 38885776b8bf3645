import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { mostPasskeys } from './passkey.ts';

/** One of the actor's passkeys. */
export interface PasskeyLine {
	id: string;
	name: string;
	madeAt: Date;
	lastUsedAt: Date | undefined;
	/** It seems to have been copied, and signs nobody in any more. */
	doubted: boolean;
}

/** The actor's passkeys, the newest first. */
export function findPasskeys(actor: Member): Promise<PasskeyLine[]> {
	return unitOfWork(actor, async (tx) => {
		const rows = await tx
			.selectFrom('passkey')
			.select(['id', 'name', 'made_at', 'last_used_at', 'doubted_at'])
			.where('person_id', '=', actor.personId)
			.orderBy('made_at', 'desc')
			.orderBy('id', 'desc')
			.limit(mostPasskeys)
			.execute();
		return rows.map((row) => ({
			id: row.id,
			name: row.name,
			madeAt: row.made_at,
			lastUsedAt: row.last_used_at ?? undefined,
			doubted: row.doubted_at !== null,
		}));
	});
}

/** One of the actor's passkeys as what has signed for a session; undefined when it is not theirs any more. */
export function findCredential(actor: Member, passkeyId: string): Promise<string | undefined> {
	return unitOfWork(actor, async (tx) => {
		const row = await tx
			.selectFrom('passkey')
			.select('credential_id')
			.where('id', '=', passkeyId)
			.executeTakeFirst();
		return row?.credential_id;
	});
}
