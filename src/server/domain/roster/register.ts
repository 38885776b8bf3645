import { randomInt } from 'node:crypto';

/**
 * Remembers texts by their hash alone, in twelve bytes each: enough to find what is there twice or not at all, and
 * nothing that could tell whose they were. Two of a million texts meet by chance once in 40 million readings.
 */
export class Register {
	#high = new Uint32Array(1024);
	#low = new Uint32Array(1024);
	/** The number that is kept with a text, plus one; nought where the place is free. */
	#numbers = new Uint32Array(1024);
	#size = 0;

	/** How many texts are known. */
	get size(): number {
		return this.#size;
	}

	/** Notes a text with a whole number. Gives the number it was noted with before, and keeps that one. */
	note(text: string, number = 0): number | undefined {
		const [high, low] = hashOf(text);
		return this.#noteHash(high, low, number);
	}

	/** The number that a text was noted with; undefined when it never was. */
	get(text: string): number | undefined {
		const [high, low] = hashOf(text);
		return this.find(high, low);
	}

	/** The number of the text with this hash, as `hashOf` gives it. */
	find(high: number, low: number): number | undefined {
		const found = this.#numbers[this.#placeOf(high, low)] ?? 0;
		return found === 0 ? undefined : found - 1;
	}

	#noteHash(high: number, low: number, number: number): number | undefined {
		const place = this.#placeOf(high, low);
		const found = this.#numbers[place] ?? 0;
		if (found !== 0) return found - 1;
		this.#high[place] = high;
		this.#low[place] = low;
		this.#numbers[place] = number + 1;
		this.#size += 1;
		if (this.#size * 4 > this.#numbers.length * 3) this.#grow();
		return undefined;
	}

	#placeOf(high: number, low: number): number {
		const last = this.#numbers.length - 1;
		let place = low & last;
		while (this.#numbers[place] !== 0 && (this.#low[place] !== low || this.#high[place] !== high))
			place = (place + 1) & last;
		return place;
	}

	#grow(): void {
		const [high, low, numbers] = [this.#high, this.#low, this.#numbers];
		this.#high = new Uint32Array(numbers.length * 2);
		this.#low = new Uint32Array(numbers.length * 2);
		this.#numbers = new Uint32Array(numbers.length * 2);
		for (let at = 0; at < numbers.length; at += 1) {
			if (numbers[at] === 0) continue;
			const place = this.#placeOf(high[at] ?? 0, low[at] ?? 0);
			this.#high[place] = high[at] ?? 0;
			this.#low[place] = low[at] ?? 0;
			this.#numbers[place] = numbers[at] ?? 0;
		}
	}
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
