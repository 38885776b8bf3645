/** Who stands behind an amount, and with how much of it. */
export type Contributions = ReadonlyMap<string, number>;

/** The fewest contributing people behind anything that is shown. */
export const fewest = 5;

/** What stands behind the lines of a sheet, seen from one kind of people (teachers, facilitators). */
export interface Behind {
	/** By line, the total left out: it is the sum of the others. A line this kind of people has no part in is absent. */
	lines: Readonly<Record<string, Contributions>>;
	/** Everyone the lines are drawn from, where lines overlap; without it the lines add up to their parent. */
	parent?: Contributions;
}

/** A sheet as it was shown in another month, with what stands behind it. */
export interface ShownSheet {
	shown: ReadonlySet<string>;
	behind: Readonly<Record<string, Behind>>;
}

/** A sheet of which nothing has been decided. */
export interface Sheet {
	/** In their order, the total included. */
	values: Readonly<Record<string, number>>;
	/** The line that is the sum of the others. */
	total?: string;
	/** By kind of people; each kind must have enough behind everything that can be worked out. */
	behind: Readonly<Record<string, Behind>>;
}

type Signs = Readonly<Record<string, -1 | 0 | 1>>;

const nothing = 1e-9;

/** Whether enough people stand behind an amount or a difference, and none of them for more than half of it. */
export function enough(behind: Contributions): boolean {
	let [people, sum, most] = [0, 0, 0];
	for (const amount of behind.values()) {
		const size = Math.abs(amount);
		if (size <= nothing) continue;
		people += 1;
		sum += size;
		most = Math.max(most, size);
	}
	return people >= fewest && most * 2 <= sum + nothing;
}

/** Amounts added up, each times its sign. */
export function combine(parts: readonly (readonly [sign: number, of: Contributions])[]): Map<string, number> {
	const sum = new Map<string, number>();
	for (const [sign, of] of parts)
		if (sign !== 0)
			for (const [person, amount] of of) sum.set(person, (sum.get(person) ?? 0) + sign * amount);
	return sum;
}

const nobody = (behind: Contributions) => [...behind.values()].every((amount) => Math.abs(amount) <= nothing);

/** Every sum and difference of lines, up to its sign. */
function* combinations(lines: readonly string[]): Generator<Signs> {
	for (let code = 1; code < 3 ** lines.length; code += 1) {
		const signs: Record<string, -1 | 0 | 1> = {};
		let rest = code;
		let first = 0;
		for (const line of lines) {
			const sign = ((rest % 3) - (rest % 3 === 2 ? 3 : 0)) as -1 | 0 | 1;
			rest = Math.floor(rest / 3);
			signs[line] = sign;
			first ||= sign;
		}
		if (first === 1) yield signs;
	}
}

/** Whether a reader can work a combination out from what is shown: a shown total gives what is hidden, taken together. */
function canBeWorkedOut(signs: Signs, shown: ReadonlySet<string>, total: string | undefined): boolean {
	const hidden = Object.keys(signs).filter((line) => !shown.has(line));
	if (hidden.every((line) => signs[line] === 0)) return true;
	return (
		total !== undefined && shown.has(total) && hidden.every((line) => signs[line] === signs[hidden[0] ?? ''])
	);
}

interface Judged {
	signs: Signs;
	safe: boolean;
}

function amountOf(signs: Signs, behind: Behind): Map<string, number> {
	return combine(Object.entries(signs).map(([line, sign]) => [sign, behind.lines[line] ?? new Map()]));
}

const isLike = (one: Signs, other: Signs) =>
	[...new Set([...Object.keys(one), ...Object.keys(other)])].every(
		(line) => (one[line] ?? 0) === (other[line] ?? 0),
	);

/** Amounts as rows with a place for each person: far more of them are compared than people are in them. */
function rowsOf(amounts: readonly Map<string, number>[]): Float64Array[] {
	const places = new Map<string, number>();
	for (const amount of amounts)
		for (const person of amount.keys()) if (!places.has(person)) places.set(person, places.size);
	return amounts.map((amount) => {
		const row = new Float64Array(places.size);
		for (const [person, size] of amount) row[places.get(person) ?? 0] = size;
		return row;
	});
}

/** Whether some people, and too few of them, are what is left of one row with another taken off, or added to it. */
function leavesTooFew(row: Float64Array, sign: -1 | 1, other: Float64Array): boolean {
	let people = 0;
	for (let place = 0; place < row.length && people < fewest; place += 1)
		if (Math.abs((row[place] ?? 0) - sign * (other[place] ?? 0)) > nothing) people += 1;
	return people > 0 && people < fewest;
}

/**
 * Judges every combination once: by itself, and against everything that can be worked out of the other months, which need not be the same
 * combination: what is part of one line this month may have been another one's then. A difference behind which nobody stands tells of
 * nobody; a sum needs its people.
 */
function judge(
	kind: string,
	behind: Behind,
	others: readonly ShownSheet[],
	total: string | undefined,
): Judged[] {
	const now = [...combinations(Object.keys(behind.lines))].map((signs) => ({
		signs,
		amount: amountOf(signs, behind),
	}));
	const before = others.flatMap((other) => {
		const then = other.behind[kind];
		if (!then) return [];
		return [...combinations(Object.keys(then.lines))]
			.filter((signs) => canBeWorkedOut(signs, other.shown, total))
			.map((signs) => ({ signs, amount: amountOf(signs, then) }));
	});
	const rows = rowsOf([...now, ...before].map(({ amount }) => amount));
	const rowsBefore = rows.slice(now.length);
	return now.map(({ signs, amount }, index) => {
		const row = rows[index] ?? new Float64Array();
		const isSum = Object.values(signs).every((sign) => sign >= 0);
		const safe =
			(enough(amount) || (!isSum && nobody(amount))) &&
			before.every((then) => {
				if (!isLike(signs, then.signs)) return true;
				const change = combine([[1, amount], [-1, then.amount]]); // biome-ignore format: a pair a line
				return nobody(change) || enough(change);
			}) &&
			rowsBefore.every((then) => !leavesTooFew(row, 1, then) && !leavesTooFew(row, -1, then));
		return { signs, safe };
	});
}

function parentOf(behind: Behind): Contributions {
	return behind.parent ?? combine(Object.values(behind.lines).map((line) => [1, line]));
}

/**
 * Decides which lines of a sheet are shown ("Numbers for leaders"). Of all ways to hide lines it takes the one that shows most,
 * of those in which every amount that a reader can work out, by adding and subtracting within the month and against the other
 * months, has at least `fewest` people behind it and nobody with more than half; and behind what is left of its parent too. So
 * a share of 0 % or 100 % is never shown.
 * @param others the months already shown: the same sheet, or one with lines of the same unit besides
 * @param decided the lines of it that are shown in any case, and those that are not: only the others are decided
 * @returns the lines to show, of those that were decided
 */
export function linesToShow(
	sheet: Sheet,
	others: readonly ShownSheet[],
	decided: { shown: ReadonlySet<string>; hidden: ReadonlySet<string> } = {
		shown: new Set(),
		hidden: new Set(),
	},
): Set<string> {
	const kinds = Object.entries(sheet.behind).map(([kind, behind]) => {
		const parent = parentOf(behind);
		const apart = Object.entries(behind.lines).filter(([, line]) =>
			enough(
				combine([
					[1, parent],
					[-1, line],
				]),
			),
		);
		return {
			lines: Object.keys(behind.lines),
			withRest: new Set(apart.map(([line]) => line)),
			judged: judge(kind, behind, others, sheet.total),
		};
	});
	const isSafe = (shown: ReadonlySet<string>) =>
		kinds.every(({ lines, withRest, judged }) => {
			if (lines.some((line) => shown.has(line) && !withRest.has(line))) return false;
			return judged.every((one) => one.safe || !canBeWorkedOut(one.signs, shown, sheet.total));
		});
	let best = { shown: new Set<string>(), score: 0, sum: 0 };
	const open = Object.keys(sheet.values).filter(
		(line) => !decided.shown.has(line) && !decided.hidden.has(line),
	);
	for (const shown of subsets(open)) {
		const score = shown.size + (sheet.total !== undefined && shown.has(sheet.total) ? 0.5 : 0);
		const sum = [...shown].reduce((total, line) => total + (sheet.values[line] ?? 0), 0);
		const better = score > best.score || (score === best.score && sum > best.sum);
		if (better && isSafe(new Set([...decided.shown, ...shown]))) best = { shown, score, sum };
	}
	return best.shown;
}

function* subsets(lines: readonly string[]): Generator<Set<string>> {
	for (let code = 1; code < 2 ** lines.length; code += 1)
		yield new Set(lines.filter((_, index) => Math.floor(code / 2 ** index) % 2 === 1));
}
