/** A small seeded generator (mulberry32), so that the demonstration is the same every time it is made. */
export interface Random {
	/** From 0 up to, not including, 1. */
	next: () => number;
	/** A whole number from 0 up to, not including, `most`. */
	below: (most: number) => number;
	chance: (share: number) => boolean;
	pick: <T>(from: readonly T[]) => T;
	/** A UUIDv7-shaped key for a moment. */
	id: (at: Date) => string;
}

export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	const below = (most: number) => Math.floor(next() * most);
	const hex = (digits: number) => Array.from({ length: digits }, () => below(16).toString(16)).join('');
	return {
		next,
		below,
		chance: (share) => next() < share,
		pick: (from) => from[below(from.length)] as never,
		id: (at) => {
			const time = at.getTime().toString(16).padStart(12, '0');
			return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[below(4)]}${hex(3)}-${hex(12)}`;
		},
	};
}
