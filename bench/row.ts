/** One line of the table: something measured, as it was in this run. */
export interface Row {
	what: string;
	value: number;
	/** `×` for a ratio to something measured in the same run. */
	unit: string;
	/** What it should be, in words; without one it is only told. */
	goal?: string;
	/** Whether the goal is reached. */
	ok?: boolean;
}

/** A ratio with the most it should be. */
export function ratio(what: string, value: number, most: number): Row {
	return { what, value, unit: '×', goal: `≤ ${most}`, ok: value <= most };
}

/** The value below which this share of all lies: `at(times, 0.95)`. Throws for none. */
export function at(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
	if (found === undefined) throw new Error('Nothing was measured');
	return found;
}
