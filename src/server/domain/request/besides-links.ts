/** Endings of hosts that stand for an address without a path, too: `padlet.com`, but not `Hello.World`. */
const endings =
	'ac|ad|ae|ag|ai|al|am|app|ar|at|au|ba|bd|be|bg|bh|bo|br|bw|by|bz|ca|cc|ch|ci|cl|cm|cn|co|com|cr|cu|cy|cz|de|dev|dk|do|dz|ec|edu|ee|eg|es|eu|fi|fm|fr|ge|gg|gh|gl|gov|gr|gt|hk|hn|hr|hu|id|ie|il|in|info|int|io|iq|ir|is|it|jm|jo|jp|ke|kh|kr|kw|kz|la|lb|li|link|lk|lt|lu|lv|ly|ma|md|me|mk|ml|mt|mu|mx|my|mz|na|net|ng|ni|nl|no|nu|np|nz|om|online|org|pa|page|pe|ph|pk|pl|pr|ps|pt|py|qa|ro|rs|ru|rw|sa|school|se|sg|si|site|sk|sn|so|sv|sy|th|tn|to|tr|tt|tv|tw|tz|ua|ug|uk|us|uy|uz|ve|vn|xyz|ye|za|zm|zw';
const host = '(?:(?:[A-Za-z0-9_-]+|[^\\u0001-\\u007f]+)\\.)+';
/** Up to where an address goes on: a space that is not one of those at which words are split ends it. */
const rest = '[^\\u00a0\\u2000-\\u200b\\u202f\\u3000]';
const ending = '(?:[a-z]{2,}|[A-Z]{2,}|xn--[a-z0-9-]+|[^\\u0001-\\u007f]{2,})';

/**
 * What in a word is an address though it names no protocol: a host and a path, then a host alone that ends as hosts do. A capital after
 * the point begins a sentence, and a number is none: `jams.It`, `3.5`. Read by PostgreSQL as it is read here.
 */
export const addressPatterns = [
	`${host}${ending}(?::[0-9]+)?(?:/${rest}*|[?]${rest}*=${rest}*|#${rest}+)`,
	`${host}(?:${endings})(?![A-Za-z0-9_-])(?::[0-9]+)?`,
] as const;
const addresses = addressPatterns.map((pattern) => new RegExp(pattern, 'gu'));

/** How many characters of some words are no address; counted as the database counts them (`length_besides_addresses`). */
export function lengthBesidesLinks(words: string): number {
	return words
		.split(/[ \n\r\t]+/)
		.filter((word) => !word.includes('://') && !word.toLowerCase().startsWith('www.'))
		.map((word) => addresses.reduce((left, address) => left.replace(address, ''), word))
		.reduce((sum, word) => sum + [...word].length, 0);
}

/** Whether some words are an address and hardly anything besides. */
export function isOnlyLink(words: string): boolean {
	const besides = lengthBesidesLinks(words);
	return besides < 3 && besides < [...words.replace(/[ \n\r\t]+/g, '')].length;
}
