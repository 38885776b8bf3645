import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newCode } from './unit-page.ts';

/**
 * Has what families read of a unit, in all its languages, come along to what it was carried to: as a draft, which nobody opens and
 * which has a link of its own. No name comes along: each teacher gives theirs.
 */
export async function carryUnitPage(
	tx: Tx,
	actor: Member,
	{ from, to, at }: { from: string; to: string; at: Date },
): Promise<void> {
	const page = await tx
		.selectFrom('unit_page')
		.select(['school_id', 'audience'])
		.where('unit_id', '=', from)
		.executeTakeFirst();
	if (!page) return;
	// Taken back in the moment it was made: it was never published.
	const draft = {
		unit_id: to,
		code: newCode(),
		published_by: actor.personId,
		published_at: at,
		taken_back_at: at,
	};
	await tx
		.insertInto('unit_page')
		.values({ ...page, ...draft })
		.execute();
	await tx
		.insertInto('unit_page_words')
		.columns(['unit_id', 'language', 'position', 'title', 'words'])
		.expression((eb) =>
			eb
				.selectFrom('unit_page_words as w')
				.select([
					eb.cast<string>(eb.val(to), 'uuid').as('unit_id'), 'w.language', 'w.position', 'w.title', 'w.words',
				]) // biome-ignore format: as many values as names
				.where('w.unit_id', '=', from),
		)
		.execute();
}
