import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { searchable } from './standing.ts';

/** A person's names as they are typed. */
export interface Names {
	given: string;
	family: string;
	knownAs?: string | undefined;
}

/** Names as they are stored, with what searching finds them by; refused when all are empty or one is too long. */
export function nameRow(
	names: Names,
): { given_name: string; family_name: string; known_as: string | null; search_name: string } | Refusal {
	const given_name = names.given.normalize('NFC').trim();
	const family_name = names.family.normalize('NFC').trim();
	const known_as = names.knownAs?.normalize('NFC').trim() || null;
	const fields = { given: given_name, family: family_name, knownAs: known_as ?? '' };
	for (const [field, value] of Object.entries(fields))
		if (value.length > 200) return refuse('too-long', { field, args: { most: 200 } });
	if (given_name === '' && family_name === '' && known_as === null)
		return refuse('required', { field: 'given' });
	const search_name = searchable([given_name, family_name, known_as ?? ''].join(' ')).slice(0, 800);
	return { given_name, family_name, known_as, search_name };
}

/** An e-mail address as it is stored; refused when it is none. The field is named `address`. */
export function readAddress(typed: string): string | Refusal {
	const address = typed.trim();
	const fits = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/u.test(address);
	return fits && address.length <= 254 ? address : refuse('not-an-address', { field: 'address' });
}

/** What people type to find somebody, as patterns for `like`: every word has to occur somewhere in the name. */
export function searchPatterns(typed: string): string[] {
	return searchable(typed.slice(0, 200))
		.split(' ')
		.filter((word) => word !== '')
		.slice(0, 8)
		.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
