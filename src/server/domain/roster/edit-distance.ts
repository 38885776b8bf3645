/**
 * How many letters must be added, dropped, exchanged or swapped with their neighbour to make `a` into `b`
 * (optimal string alignment). Gives `limit + 1` for anything farther than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= b.length; column += 1) {
			const same = a[row - 1] === b[column - 1];
			let cost = Math.min(
				(last[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (same ? 0 : 1),
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
			}
			current.push(cost);
		}
		beforeLast = last;
		last = current;
	}
	return Math.min(last[b.length] ?? 0, limit + 1);
}

/** The letters and digits of a name, in lower case: what is left when spaces, dots and capitals do not count. */
export function bareName(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The one of `names` that `word` is most likely a misspelling of; null when none is near or two are equally near.
 * One letter may differ in a short word (up to four), two in a longer one.
 */
export function nearestName<Name extends string>(word: string, names: readonly Name[]): Name | null {
	const bare = bareName(word);
	let nearest: Name | null = null;
	let distance = Number.POSITIVE_INFINITY;
	for (const name of names) {
		const target = bareName(name);
		const limit = target.length <= 4 ? 1 : 2;
		const found = editDistance(bare, target, limit);
		if (found > limit) continue;
		if (found === distance) nearest = null;
		else if (found < distance) {
			nearest = name;
			distance = found;
		}
	}
	return nearest;
}
