import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';

/** Who may know of an offer: its owner alone, those who share a team with them, everybody at the school. */
export const audiences = ['self', 'team', 'school'] as const;
export type Audience = (typeof audiences)[number];

/** A practice or tool somebody is ready to help colleagues with. */
export interface MentorOffer {
	id: string;
	personId: string;
	practice: string;
	/** For how many colleagues at once. */
	atOnce: number;
	audience: Audience;
	/** School day since when. */
	since: string;
	version: number;
}

/** The offers of somebody that the actor may know of, not withdrawn, the newest first; at most 100. */
export function findOffers(actor: Member, personId: string): Promise<MentorOffer[]> {
	return unitOfWork(actor, async (tx) => (isId(personId) ? offersOf(tx, personId) : []));
}

/** The same inside a unit of work that reads more. */
export async function offersOf(tx: Tx, personId: string): Promise<MentorOffer[]> {
	const rows = await tx
		.selectFrom('mentor_offer')
		.select(['id', 'person_id', 'practice', 'at_once', 'audience', 'since', 'version'])
		.where('person_id', '=', personId)
		.where('withdrawn_at', 'is', null)
		.orderBy('offered_at', 'desc')
		.orderBy('id')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		personId: row.person_id,
		practice: row.practice,
		atOnce: row.at_once,
		audience: row.audience as Audience,
		since: row.since,
		version: row.version,
	}));
}
