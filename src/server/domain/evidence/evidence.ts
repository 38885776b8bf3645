import type { KeptFile } from '#server/platform/files/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

export type EvidenceKind = 'link' | 'file' | 'photograph';

/** Lengths that are kept, in characters. */
export const most = { title: 200, about: 2000, url: 2000, consent: 1000 } as const;

/** What is said of evidence besides what it is. */
export interface EvidenceWords {
	title: string;
	/** What it shows. */
	about: string;
	/** Whether students can be recognised in it. */
	students: boolean;
	/** Who agreed to what; needed with students. */
	consent: string;
	/** The last school day on which it may be used, `YYYY-MM-DD`; needed with students. */
	useUntil: string | null;
}

/** Evidence to be added: a link, or a file that the store keeps already. */
export interface NewEvidence extends EvidenceWords {
	url: string | null;
	file: KeptFile | null;
}

/**
 * An address that a browser opens and that says where it leads, as it is kept; undefined for any other text. Its length is that of what
 * is kept: written out for a browser, a letter of another alphabet takes six characters and more.
 */
export function linkOf(text: string): string | undefined {
	const trimmed = text.trim();
	if (trimmed.length > most.url || !URL.canParse(trimmed)) return undefined;
	const { protocol, username, password, href } = new URL(trimmed);
	if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return undefined;
	return href.length <= most.url ? href : undefined;
}

/**
 * What is wrong with the words. Where students can be recognised, it has to be said who agreed and until when.
 * @param today the day it is, `YYYY-MM-DD`
 */
export function checkWords(words: EvidenceWords, today: string): Refusal | undefined {
	if (words.title.trim() === '') return refuse('required', { field: 'title' });
	if (words.students && words.consent.trim() === '')
		return refuse('evidence-consent-missing', { field: 'consent' });
	if (words.students && words.useUntil === null) return refuse('evidence-until-missing', { field: 'until' });
	if (words.useUntil !== null && words.useUntil < today)
		return refuse('evidence-until-passed', { field: 'until' });
	return undefined;
}

/** What is wrong with evidence to be added. */
export function checkNew(given: NewEvidence, today: string): Refusal | undefined {
	if (given.url === null && given.file === null) return refuse('evidence-nothing', { field: 'url' });
	if (given.url !== null && given.file !== null) return refuse('evidence-both', { field: 'url' });
	if (given.url !== null && linkOf(given.url) === undefined) return refuse('evidence-link', { field: 'url' });
	return checkWords(given, today);
}
