import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** How a tool stands with a school. Named by a collaboration it is an idea: using one is not having looked at it. */
export const toolStates = ['idea', 'in-trial', 'recommended', 'retired'] as const;
export type ToolState = (typeof toolStates)[number];

/** How it stands on a day: what was recommended is so only while its privacy review holds, and `lapsed` once that ran out. */
export const toolStandings = ['recommended', 'lapsed', 'in-trial', 'idea', 'retired'] as const;
export type ToolStanding = (typeof toolStandings)[number];

/** What a verdict says of a tool and a need. */
export const fits = ['suits', 'partly', 'not'] as const;
export type Fit = (typeof fits)[number];

/** How well a tool did by one criterion, as it was seen. */
export const scales = ['not', 'little', 'well', 'very-well'] as const;
export type Scale = (typeof scales)[number];

/** What a privacy review comes to. */
export const privacyOutcomes = ['fine', 'with-care', 'not-for-learners'] as const;
export type PrivacyOutcome = (typeof privacyOutcomes)[number];

/** What a privacy review asks. */
export const privacyQuestions = [
	'data',
	'keptWhere',
	'ages',
	'agreement',
	'deletion',
	'advertising',
] as const;
export type PrivacyQuestion = (typeof privacyQuestions)[number];

/** What the needs of a school begin with, where it has not set its own: learning first. */
export const usualCriteria = ['learning', 'access', 'languages', 'privacy', 'cost', 'effort'] as const;

/** The longest of each, in characters; and how many. */
export const most = {
	name: 100,
	address: 500,
	notes: 2000,
	cost: 100,
	why: 1000,
	answer: 500,
	care: 1000,
	need: 1000,
	forClass: 200,
	criterion: 200,
	criteria: 12,
	candidates: 12,
	forWhom: 300,
	verdict: 2000,
	className: 200,
	tried: 2000,
	observation: 1000,
	seats: 1_000_000,
	/** Years for which a privacy review may hold. */
	reviewYears: 5,
} as const;

/** How many days before its end a licence or a privacy review is shown, and told of by letter. */
export const endNear = 45;

/** A privacy review as it counts on a day. */
export type Privacy = 'holds' | 'expired' | 'none';

/** Whether the last privacy review holds on a school day: it does until the end of the day it names. */
export function privacyOn(privacyUntil: string | null, today: string): Privacy {
	if (privacyUntil === null) return 'none';
	return privacyUntil >= today ? 'holds' : 'expired';
}

/** How a tool stands on a school day. The one reading of its state: nothing else calls a tool recommended. */
export function standingOn(
	tool: { state: ToolState; privacyUntil: string | null },
	today: string,
): ToolStanding {
	if (tool.state !== 'recommended') return tool.state;
	return privacyOn(tool.privacyUntil, today) === 'holds' ? 'recommended' : 'lapsed';
}

/** Whether words name a tool: as it is called, whole, and not as part of another word; whatever their case. */
export function namesTool(words: string, name: string): boolean {
	const [text, sought] = [words.normalize('NFC').toLocaleLowerCase('und'), name.toLocaleLowerCase('und')];
	const isWord = (character: string | undefined) => /[\p{L}\p{N}\p{M}]/u.test(character ?? '');
	// A name that begins or ends with a mark of its own, as C++ does, may stand anywhere.
	const [opens, ends] = [isWord([...sought][0]), isWord([...sought].at(-1))];
	for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
		const [before, after] = [[...text.slice(0, at)].at(-1), [...text.slice(at + sought.length)][0]];
		if (!(opens && isWord(before)) && !(ends && isWord(after))) return true;
	}
	return false;
}

/**
 * Whether a tool may come to stand so. Refuses `tool-not-reviewed` for recommending one without a privacy review that holds,
 * `tool-same-state` for what it is already, and `required` for retiring without a day.
 */
export function mayBecome(
	tool: { state: ToolState; privacyUntil: string | null },
	wanted: { state: ToolState; retiredOn: string | null },
	today: string,
): Refusal | undefined {
	if (wanted.state === tool.state && wanted.state !== 'retired')
		return refuse('tool-same-state', { kind: 'conflict', field: 'state' });
	if (wanted.state === 'recommended' && privacyOn(tool.privacyUntil, today) !== 'holds')
		return refuse('tool-not-reviewed', { kind: 'conflict', field: 'state' });
	if (wanted.state === 'retired' && wanted.retiredOn === null)
		return refuse('required', { field: 'retiredOn' });
	return undefined;
}

/** A name as it is kept: composed letters, single spaces. */
export const cleanName = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();

/** An address of the web as it is kept, or nothing where it is none; without a scheme it is https. */
export function cleanAddress(text: string): string | undefined {
	const typed = text.trim();
	if (typed === '') return '';
	const whole = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
	if (whole.length > most.address || !URL.canParse(whole)) return undefined;
	const { protocol, hostname, username, password } = new URL(whole);
	const plain = username === '' && password === '';
	return plain && /^https?:$/.test(protocol) && hostname.includes('.') ? whole : undefined;
}

/** Criteria as they are kept: trimmed, each once whatever its case, nothing empty. */
export function cleanCriteria(lines: readonly string[]): string[] {
	const kept = new Map<string, string>();
	for (const line of lines) {
		const clean = cleanName(line);
		const key = clean.toLocaleLowerCase('und');
		if (clean !== '' && !kept.has(key)) kept.set(key, clean);
	}
	return [...kept.values()];
}

/** Refuses a text that is longer than `length` characters. */
export const tooLong = (field: string, text: string, length: number): Refusal | undefined =>
	text.length > length ? refuse('too-long', { field, args: { most: length } }) : undefined;
