import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** The actor's feed. Its address is kept nowhere. */
export interface Feed {
	madeAt: Date;
	/** The last day, `YYYY-MM-DD`, on which a calendar program fetched it. */
	lastReadOn: string | null;
}

/** Finds the actor's feed that works, if there is one. */
export function findFeed(actor: Member): Promise<Feed | undefined> {
	return unitOfWork(actor, async (tx) => {
		const row = await tx
			.selectFrom('calendar_feed')
			.select(['made_at', 'last_read_on'])
			.where('person_id', '=', actor.personId)
			.where('revoked_at', 'is', null)
			.executeTakeFirst();
		return row && { madeAt: row.made_at, lastReadOn: row.last_read_on };
	});
}
