import type { Standing } from '#server/domain/people/index.ts';

/** Whether the reader offers hours in the school that pages are about. */
export function isBookable({ school }: Standing): boolean {
	return (school?.roles ?? []).some((role) => ['facilitator', 'librarian', 'specialist'].includes(role));
}
