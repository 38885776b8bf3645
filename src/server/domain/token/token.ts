import { newSecret } from '#server/platform/ids.ts';

/** How long a personal token works, in days. */
export const tokenDays = 90;

/** How many of a person's tokens may work at a time. */
export const mostTokens = 10;

/** What every token begins with, so that one left lying about is recognised. */
const mark = 'tandem_';

/** A new token as its owner sees it, once: 256 random bits behind the mark. */
export function newToken(): string {
	return `${mark}${newSecret(32)}`;
}

/** When a token made now stops working. */
export function endOf(madeAt: Date): Date {
	return new Date(madeAt.getTime() + tokenDays * 86_400_000);
}
