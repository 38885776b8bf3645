import { nameOf } from '#server/domain/people/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';

/** Something an operator did about the actor. */
export interface ActAboutMe {
	number: number;
	at: Date;
	/** The name of the act, as operators' own page has it. */
	name: string;
	detail: string;
	/** Undefined: the command line on the server itself. */
	by: string | undefined;
}

export const actsAboutMeOnAPage = 30;

/**
 * Lists what operators did about the actor, the latest first, `actsAboutMeOnAPage` at a time.
 * @param before the number of the last act already seen
 */
export function findActsAboutMe(
	actor: Member,
	before?: number,
	limit = actsAboutMeOnAPage,
): Promise<{ acts: ActAboutMe[]; next: number | undefined }> {
	return unitOfWork(actor, async (tx) => {
		let query = tx
			.selectFrom('audit_entry as a')
			.leftJoin('person as by', 'by.id', 'a.actor_id')
			.select([
				'a.number',
				'a.at',
				'a.act',
				'a.detail',
				'a.actor_id',
				'by.given_name',
				'by.family_name',
				'by.known_as',
			])
			.where('a.person_id', '=', actor.personId)
			.orderBy('a.number', 'desc')
			.limit(limit + 1);
		if (before !== undefined) query = query.where('a.number', '<', String(before));
		const rows = await query.execute();
		const acts = rows.slice(0, limit).map((row) => ({
			number: Number(row.number),
			at: row.at,
			name: row.act,
			detail: row.detail,
			by:
				row.actor_id === null
					? undefined
					: nameOf({
							given_name: row.given_name ?? '',
							family_name: row.family_name ?? '',
							known_as: row.known_as,
						}),
		}));
		return { acts, next: rows.length > limit ? acts.at(-1)?.number : undefined };
	});
}
