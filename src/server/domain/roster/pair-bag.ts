const buckets = 64;
/** Both numbers of a pair fit into one that a float holds exactly. */
const most = 2 ** 26;

/**
 * Collects pairs of small whole numbers in eight bytes each, to be gone through in order and once each. It grows a bucket at
 * a time, so that there are never two copies of the whole.
 */
export class PairBag {
	readonly #buckets: { pairs: Float64Array; used: number }[] = [];

	/** @param first from 0, @param second from 0; each less than 67 million */
	add(first: number, second: number): void {
		if (first >= most || second >= most) throw new Error('A set has more rows than can be counted');
		const at = first % buckets;
		this.#buckets[at] ??= { pairs: new Float64Array(16), used: 0 };
		const bucket = this.#buckets[at];
		if (bucket.used === bucket.pairs.length) {
			const more = new Float64Array(bucket.used * 2);
			more.set(bucket.pairs);
			bucket.pairs = more;
		}
		bucket.pairs[bucket.used] = first * most + second;
		bucket.used += 1;
	}

	/** Calls `take` with each pair once; all of the same first number one after another. */
	eachOnce(take: (first: number, second: number) => void): void {
		for (const bucket of this.#buckets) {
			if (bucket === undefined) continue;
			const sorted = bucket.pairs.subarray(0, bucket.used).sort();
			let before = -1;
			for (const pair of sorted) {
				if (pair !== before) take(Math.floor(pair / most), pair % most);
				before = pair;
			}
		}
	}
}
