/**
 * Whether a browser fetches a page ahead, before anybody asked for it: by the header of the standard, or those that older
 * browsers send. What is fetched ahead is not shown, so it must not count as read.
 */
export function isFetchedAhead(headers: Headers): boolean {
	return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
		/\b(prefetch|prerender|preview)\b/i.test(headers.get(name) ?? ''),
	);
}
