import { newSecret } from '#server/platform/ids.ts';

/** How far a feed reaches, in days: what has been, what was cancelled, what is ahead. */
export const feedDays = { been: 60, cancelled: 14, ahead: 366 } as const;

/** How many entries a feed holds: the nearest visits first. */
export const mostInFeed = 2000;

/** How often a calendar program is asked to come, hours. */
export const everyHours = 2;

/** How many requests a feed has, and in how many minutes. */
export const share = { requests: 120, minutes: 10 } as const;

/** A new secret for the address of a feed: 256 random bits. */
export function newFeedSecret(): string {
	return newSecret(32);
}

/** Where a feed is fetched: `https:`, and `webcal:`, which opens a calendar program. */
export function feedAddress(origin: string, secret: string): { address: string; webcal: string } {
	const address = `${origin}/feed/${secret}.ics`;
	return { address, webcal: address.replace(/^https?:/, 'webcal:') };
}
