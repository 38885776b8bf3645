import { createHash } from 'node:crypto';

/**
 * The key of a part of an entry: the same author, entry (a UUID made on a device) and part give the same key, so that
 * what is sent twice is written once, and nobody's key can meet another's. A UUID of version 8.
 */
export function keyOf(authorId: string, entry: string, part: string): string {
	const hex = createHash('sha256').update(`${authorId} ${entry.toLowerCase()} ${part}`).digest('hex');
	const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
