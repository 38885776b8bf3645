import { nameOf } from '#server/domain/people/index.ts';

/** A name from columns of an outer join: empty when its person may no longer be read. */
export function nameIn(row: {
	given_name: string | null;
	family_name: string | null;
	known_as: string | null;
}): string {
	if (row.given_name === null || row.family_name === null) return '';
	return nameOf({ given_name: row.given_name, family_name: row.family_name, known_as: row.known_as });
}
