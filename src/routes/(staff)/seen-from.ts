import type { Place } from '#ui/place.ts';

/** The places as they look from an address: the one that it is in stands out. */
export function seenFrom(path: string, places: readonly Place[]): Place[] {
	return places.map((place) => ({
		...place,
		current: path === place.href || path.startsWith(`${place.href}/`),
	}));
}
