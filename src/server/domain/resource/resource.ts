import { wordsOf } from '#server/domain/standard/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { addressOf } from './address.ts';

export const kinds = ['link', 'file', 'sheet'] as const;
/** A link, a file, or a how-to sheet: one page with its steps. */
export type ResourceKind = (typeof kinds)[number];

/** Who may see a resource: the teams of its owner, the staff of the school, who opens a unit's page, or anyone. */
export const audiences = ['team', 'school', 'families', 'anyone'] as const;
export type Audience = (typeof audiences)[number];

/** The languages that a resource or a page may be in, as BCP 47 writes them; a school has others in its words. */
export const languages = [
	'en', 'es', 'fr', 'ar', 'bn', 'da', 'de', 'el', 'fa', 'fi', 'he', 'hi', 'id', 'it', 'ja', 'ko', 'ms', 'nl', 'no', 'pl', 'pt', 'ro',
	'ru', 'so', 'sv', 'sw', 'th', 'tl', 'tr', 'uk', 'ur', 'vi', 'zh',
] as const; // biome-ignore format: a list reads better in rows

/** How much is kept, in characters, and of how many. */
export const most = {
	title: 200, about: 2000, steps: 4000, url: 2000, subject: 60, subjects: 10, grades: 30, languages: 10, tools: 20, standards: 30,
} as const; // biome-ignore format: a list reads better in rows

/** What is said of a resource, besides what it is. */
export interface ResourceWords {
	title: string;
	/** What it is for. */
	about: string;
	/** Of a how-to sheet, a line each. */
	steps: string;
	url: string | null;
	languages: string[];
	/** As the roster writes them: `04`, `KG`. */
	grades: string[];
	subjects: string[];
	audience: Audience;
	/** Keys of tools that it is about. */
	tools: string[];
	/** Keys of standards that it is for. */
	standards: string[];
}

/** What is wrong with what is said of a resource. */
export function checkResource(
	kind: ResourceKind,
	words: ResourceWords,
	hasFile: boolean,
): Refusal | undefined {
	if (words.title.trim() === '') return refuse('required', { field: 'title' });
	if (words.subjects.length > most.subjects || words.subjects.some((one) => one.length > most.subject))
		return refuse('resource-subjects', {
			field: 'subjects',
			args: { most: most.subjects, letters: most.subject },
		});
	if (new Set(words.languages).size > most.languages)
		return refuse('resource-languages', { field: 'languages[]', args: { most: most.languages } });
	if (kind === 'link' && addressOf(words.url ?? '') === undefined)
		return refuse(words.url ? 'resource-address' : 'required', { field: 'url' });
	if (kind === 'file' && !hasFile) return refuse('resource-no-file', { field: 'file' });
	if (kind === 'sheet' && words.steps.trim() === '') return refuse('required', { field: 'steps' });
	return undefined;
}

/** How a tag stands among the words that a resource is found by. */
export const tag = {
	grade: (grade: string) => `=g${grade.toLowerCase().replace(/^0+(?=\d)/, '')}`,
	subject: (subject: string) => `=s${subject.toLowerCase().normalize('NFC')}`,
	language: (language: string) => `=l${language}`,
} as const;

const mostWords = 550;

/** What a resource is found by: each word of it once, the title's first, and its tags. */
export function foundBy(
	words: Omit<ResourceWords, 'audience' | 'tools' | 'standards'>,
	tools: readonly string[],
): string[] {
	const host = words.url === null ? '' : (addressOf(words.url)?.host ?? '');
	const text = [words.title, words.subjects.join(' '), tools.join(' '), host, words.about, words.steps].join(
		' ',
	);
	return [
		...words.grades.map(tag.grade),
		...words.subjects.map(tag.subject),
		...words.languages.map(tag.language),
		...wordsOf(text).slice(0, mostWords),
	];
}

/** Words with commas or line ends between them, each once. */
export function listed(text: string, longest: number, atMost: number): string[] {
	const seen = new Map<string, string>();
	for (const one of text.split(/[,;\n،、]+/u)) {
		const word = one.replace(/\s+/gu, ' ').trim().slice(0, longest);
		if (word !== '' && !seen.has(word.toLowerCase())) seen.set(word.toLowerCase(), word);
	}
	return [...seen.values()].slice(0, atMost);
}
