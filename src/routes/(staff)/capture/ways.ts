/** What is written down without having been a visit: two ways of one tap. */
export const quickKinds = ['corridor', 'e-mail'] as const;

/** A way to begin a capture: an ordinary one, a quick one, or like the visit before. */
export interface Way {
	href: string;
	way: 'visit' | (typeof quickKinds)[number] | 'like-last';
	current: boolean;
}

/**
 * The ways to begin a capture from an address. `last` is the visit before, where it can be copied: its kind, place, length
 * and where its time goes; what is seen is seen anew.
 */
export function waysFrom(
	address: string,
	as: (typeof quickKinds)[number] | undefined,
	last?: { id: string; chosen: boolean },
): Way[] {
	return [
		{ href: address, way: 'visit', current: as === undefined && !last?.chosen },
		...(last
			? [{ href: `${address}&like=${last.id}`, way: 'like-last' as const, current: last.chosen }]
			: []),
		...quickKinds.map((kind) => ({ href: `${address}&as=${kind}`, way: kind, current: as === kind })),
	];
}
