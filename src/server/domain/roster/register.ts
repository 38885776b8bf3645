import { randomInt } from 'node:crypto';

/** Three numbers a text: the two halves of its hash, and the number kept with it plus one, nought where a slot is free. */
const width = 3;
const segments = 512;
const smallest = 16;

/**
 * Remembers texts by their hash alone, in sixteen to thirty-two bytes each: enough to find what is there twice or not at
 * all, and nothing that could tell whose they were. Two of a million texts meet by chance once in 40 million readings. It
 * grows a segment at a time, so that there are never two copies of the whole.
 */
export class Register {
	readonly #segments: (Segment | undefined)[] = new Array(segments);
	#size = 0;

	/** How many texts are known. */
	get size(): number {
		return this.#size;
	}

	/** Notes a text with a whole number. Gives the number it was noted with before, and keeps that one. */
	note(text: string, number = 0): number | undefined {
		const [high, low] = hashOf(text);
		return this.noteHash(high, low, number);
	}

	/** As `note`, for a text that is known by its hash. */
	noteHash(high: number, low: number, number = 0): number | undefined {
		const at = high % segments;
		let segment = this.#segments[at];
		if (segment === undefined) {
			segment = { slots: new Uint32Array(smallest * width), used: 0 };
			this.#segments[at] = segment;
		}
		const slot = slotOf(segment.slots, high, low);
		const found = segment.slots[slot + 2] ?? 0;
		if (found !== 0) return found - 1;
		segment.slots.set([high, low, number + 1], slot);
		segment.used += 1;
		this.#size += 1;
		if (segment.used * width * 4 > segment.slots.length * 3) grow(segment);
		return undefined;
	}

	/** The number that a text was noted with; undefined when it never was. */
	get(text: string): number | undefined {
		const [high, low] = hashOf(text);
		return this.find(high, low);
	}

	/** The number of the text with this hash, as `hashOf` gives it. */
	find(high: number, low: number): number | undefined {
		const segment = this.#segments[high % segments];
		const found = segment?.slots[slotOf(segment.slots, high, low) + 2] ?? 0;
		return found === 0 ? undefined : found - 1;
	}
}

interface Segment {
	slots: Uint32Array;
	used: number;
}

/** Where a hash stands, or would. */
function slotOf(slots: Uint32Array, high: number, low: number): number {
	let slot = (low * width) % slots.length;
	while (slots[slot + 2] !== 0 && (slots[slot + 1] !== low || slots[slot] !== high))
		slot = (slot + width) % slots.length;
	return slot;
}

function grow(segment: Segment): void {
	const old = segment.slots;
	segment.slots = new Uint32Array(old.length * 2);
	for (let at = 0; at < old.length; at += width)
		if (old[at + 2] !== 0)
			segment.slots.set(old.subarray(at, at + width), slotOf(segment.slots, old[at] ?? 0, old[at + 1] ?? 0));
}

/** New in every process, so that nobody can prepare two texts that are taken for one. */
const seeds = [randomInt(2 ** 32), randomInt(2 ** 32)] as const;

/** Sixty-four bits of a text, as two whole numbers. The same within one process only. */
export function hashOf(text: string): readonly [high: number, low: number] {
	let high: number = seeds[0];
	let low: number = seeds[1];
	for (let at = 0; at < text.length; at += 1) {
		const letter = text.charCodeAt(at);
		high = Math.imul(high ^ letter, 2654435761);
		low = Math.imul(low ^ letter, 1597334677);
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	return [high >>> 0, low >>> 0];
}
