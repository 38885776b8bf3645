import type { Actor } from '#server/platform/actor.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { operate } from './operate.ts';

/** The parts of a name, as they are stored. */
export interface Names {
	id: string;
	given_name: string;
	family_name: string;
	known_as: string | null;
}

/** An operator's act as operators read it. */
export interface ActLine {
	number: number;
	at: Date;
	name: string;
	detail: string;
	/** Null: the command line on the server itself. */
	by: Names | null;
	about: Names | null;
	school: string | null;
}

export const actsOnAPage = 50;

/**
 * Lists operators' acts, the newest first, `actsOnAPage` at a time.
 * @param before the number of the last act already seen
 * @returns the acts and, if there are more, the number to go on from; missing for who is no operator
 */
export function findActs(
	actor: Actor,
	before?: number,
	limit = actsOnAPage,
): Promise<{ acts: ActLine[]; next: number | undefined } | Refusal> {
	return operate(actor, async (tx) => {
		let query = tx
			.selectFrom('audit_entry as a')
			.leftJoin('person as by', 'by.id', 'a.actor_id')
			.leftJoin('person as about', 'about.id', 'a.person_id')
			.leftJoin('school', 'school.id', 'a.school_id')
			.select(['a.number', 'a.at', 'a.act', 'a.detail', 'school.name as school', 'a.actor_id', 'a.person_id'])
			.select(['by.given_name as by_given', 'by.family_name as by_family', 'by.known_as as by_known'])
			.select([
				'about.given_name as about_given',
				'about.family_name as about_family',
				'about.known_as as about_known',
			])
			.orderBy('a.number', 'desc')
			.limit(limit + 1);
		if (before !== undefined) query = query.where('a.number', '<', String(before));
		const rows = await query.execute();
		const acts = rows.slice(0, limit).map((row) => ({
			number: Number(row.number),
			at: row.at,
			name: row.act,
			detail: row.detail,
			school: row.school,
			by: names(row.actor_id, row.by_given, row.by_family, row.by_known),
			about: names(row.person_id, row.about_given, row.about_family, row.about_known),
		}));
		return { acts, next: rows.length > limit ? acts.at(-1)?.number : undefined };
	});
}

function names(
	id: string | null,
	given: string | null,
	family: string | null,
	known: string | null,
): Names | null {
	return id === null ? null : { id, given_name: given ?? '', family_name: family ?? '', known_as: known };
}
