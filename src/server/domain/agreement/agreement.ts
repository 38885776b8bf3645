import type { Stage } from '#server/domain/collaboration/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Catalogue, catalogueWith, inUse } from './catalogue.ts';
import { type Holder, holders, responsibilities } from './responsibilities.ts';

/** One line of an agreement: a responsibility or norm of the school's catalogue, or one of the partners' own. */
export interface Line {
	/** A key of the catalogue, or `own-` and a UUID. */
	readonly key: string;
	/** The words of a line of their own, or the school's as they were when it was agreed; null for Tandem's. */
	readonly words: string | null;
	readonly heldBy: Holder;
	readonly remark: string;
}

/** A line that differs between two revisions: new without `before`, gone without `after`. */
export interface LineChange {
	readonly key: string;
	readonly before: Line | undefined;
	readonly after: Line | undefined;
}

/** How many lines of their own partners may add. */
export const mostOwnLines = 20;
const ownKey = /^own-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a line is the partners' own. */
export function isOwn(key: string): boolean {
	return ownKey.test(key);
}

/** What an agreement begins with at a stage: what is in use at the school, or what Tandem comes with. */
export function linesOf(stage: Stage, catalogue: Catalogue = catalogueWith([])): Line[] {
	return inUse(catalogue).map(({ key, words, heldAt }) => ({
		key,
		words,
		heldBy: heldAt[stage],
		remark: '',
	}));
}

/** The lines after a change of stage: what the partners themselves set stays, all else shifts with the stage. */
export function linesAtStage(
	current: readonly Line[],
	from: Stage,
	to: Stage,
	catalogue: Catalogue = catalogueWith([]),
): Line[] {
	return current.map((line) => {
		const heldAt = catalogue.get(line.key)?.heldAt;
		return heldAt && line.heldBy === heldAt[from] ? { ...line, heldBy: heldAt[to] } : line;
	});
}

/**
 * The lines with what the school has changed since they were written: its new lines in, those it retired out, its words as
 * they are now. Who holds a line, the notes on it and the partners' own lines stay.
 */
export function linesBySchool(current: readonly Line[], stage: Stage, catalogue: Catalogue): Line[] {
	const was = byKey(current);
	const school = linesOf(stage, catalogue).map((line) => {
		const old = was.get(line.key);
		return old ? { ...old, words: line.words } : line;
	});
	return [...school, ...current.filter((line) => isOwn(line.key))];
}

function isSame(one: Line | undefined, other: Line | undefined): boolean {
	if (!one || !other) return one === other;
	return one.heldBy === other.heldBy && one.words === other.words && one.remark === other.remark;
}

function byKey(lines: readonly Line[]): Map<string, Line> {
	return new Map(lines.map((line) => [line.key, line]));
}

/** Every key of several revisions once, the catalogue's in its order, then the partners' own as they were added. */
function keysOf(...revisions: (readonly Line[])[]): string[] {
	const keys = new Set<string>(responsibilities);
	for (const lines of revisions) for (const line of lines) keys.add(line.key);
	return [...keys];
}

/** What is different in `after`, line by line; nothing when they are the same. */
export function changesSince(before: readonly Line[], after: readonly Line[]): LineChange[] {
	const [was, is] = [byKey(before), byKey(after)];
	return keysOf(before, after)
		.map((key) => ({ key, before: was.get(key), after: is.get(key) }))
		.filter((change) => !isSame(change.before, change.after));
}

/**
 * Brings two edits of the same revision together. What only one of the two changed is taken; where both changed a line
 * differently, `mine` stands and its key is among the clashes, so that the person decides.
 */
export function mergeLines(
	base: readonly Line[],
	theirs: readonly Line[],
	mine: readonly Line[],
): { lines: Line[]; clashes: string[] } {
	const [was, other, own] = [byKey(base), byKey(theirs), byKey(mine)];
	const lines: Line[] = [];
	const clashes: string[] = [];
	for (const key of keysOf(base, theirs, mine)) {
		const [b, t, m] = [was.get(key), other.get(key), own.get(key)];
		const taken = isSame(m, b) ? t : m;
		if (!isSame(m, b) && !isSame(t, b) && !isSame(m, t)) clashes.push(key);
		if (taken) lines.push(taken);
	}
	return { lines, clashes };
}

/**
 * The lines as they are kept: those of `standard` in order, each with a holder and in its words there, then the partners' own;
 * or what is wrong.
 * @param standard the lines that have to be there: of the revision that was edited, or what the school has in use now
 */
export function checkLines(given: readonly Line[], standard: readonly Line[]): Line[] | Refusal {
	const lines = byKey(given);
	const wordsOf = new Map(standard.filter((line) => !isOwn(line.key)).map((line) => [line.key, line.words]));
	const own = given.filter((line) => isOwn(line.key));
	const isWhole =
		lines.size === given.length &&
		given.length === wordsOf.size + own.length &&
		[...wordsOf.keys()].every((key) => lines.has(key));
	if (!isWhole || !given.every((line) => holders.includes(line.heldBy)))
		return refuse('agreement-incomplete');
	if (own.length > mostOwnLines) return refuse('agreement-too-many', { args: { most: mostOwnLines } });
	for (const line of given) {
		const words = line.words?.trim() ?? '';
		if (isOwn(line.key) && words === '') return refuse('required', { field: `words-${line.key}` });
		if (isOwn(line.key) && words.length > 500)
			return refuse('too-long', { field: `words-${line.key}`, args: { most: 500 } });
		if (line.remark.trim().length > 500)
			return refuse('too-long', { field: `remark-${line.key}`, args: { most: 500 } });
	}
	return keysOf(given).flatMap((key) => {
		const line = lines.get(key);
		if (!line) return [];
		const words = wordsOf.has(key) ? (wordsOf.get(key) ?? null) : (line.words?.trim() ?? '');
		return [{ key, words, heldBy: line.heldBy, remark: line.remark.trim() }];
	});
}
