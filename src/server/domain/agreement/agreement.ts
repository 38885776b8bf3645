import type { Stage } from '#server/domain/collaboration/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import {
	defaultHolder,
	type Holder,
	holders,
	isResponsibility,
	responsibilities,
} from './responsibilities.ts';

/** One line of an agreement: a responsibility of the catalogue, or one of the partners' own with its words. */
export interface Line {
	/** A key of the catalogue, or `own-` and a UUID. */
	readonly key: string;
	/** The words of a line of their own; null for the catalogue's. */
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

/** The twenty as a stage begins. */
export function linesOf(stage: Stage): Line[] {
	return responsibilities.map((key) => ({ key, words: null, heldBy: defaultHolder(key, stage), remark: '' }));
}

/** The lines after a change of stage: what the partners themselves set stays, all else shifts with the stage. */
export function linesAtStage(current: readonly Line[], from: Stage, to: Stage): Line[] {
	return current.map((line) =>
		isResponsibility(line.key) && line.heldBy === defaultHolder(line.key, from)
			? { ...line, heldBy: defaultHolder(line.key, to) }
			: line,
	);
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

/** The lines as they are kept: the twenty in order, each with a holder, then the partners' own; or what is wrong. */
export function checkLines(given: readonly Line[]): Line[] | Refusal {
	const lines = byKey(given);
	const own = given.filter((line) => !isResponsibility(line.key));
	const whole = lines.size === given.length && responsibilities.every((key) => lines.has(key));
	if (!whole || !given.every((line) => holders.includes(line.heldBy))) return refuse('agreement-incomplete');
	if (!own.every((line) => ownKey.test(line.key))) return refuse('agreement-incomplete');
	if (own.length > mostOwnLines) return refuse('agreement-too-many', { args: { most: mostOwnLines } });
	for (const line of given) {
		const words = line.words?.trim() ?? '';
		if (!isResponsibility(line.key) && words === '')
			return refuse('required', { field: `words-${line.key}` });
		if (words.length > 500) return refuse('too-long', { field: `words-${line.key}`, args: { most: 500 } });
		if (line.remark.trim().length > 500)
			return refuse('too-long', { field: `remark-${line.key}`, args: { most: 500 } });
	}
	return keysOf(given).flatMap((key) => {
		const line = lines.get(key);
		if (!line) return [];
		const words = isResponsibility(key) ? null : (line.words?.trim() ?? '');
		return [{ key, words, heldBy: line.heldBy, remark: line.remark.trim() }];
	});
}
