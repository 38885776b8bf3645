import { createHash } from 'node:crypto';

/**
 * Whose a pocket is, as a device knows it: the same for one person always, another for each, and no name. A device compares
 * it with what it holds, and lets go of what is another's.
 */
export function pocketOf(personId: string): string {
	return createHash('sha256').update(`pocket ${personId}`).digest('base64url').slice(0, 22);
}
