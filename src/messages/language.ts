/** Languages a person may choose: `en` writes dates as most of the world does, `en-US` as the United States do. Development adds
 * `en-x-pseudo` (accented English) and `ar-x-pseudo` (the same from right to left), to find words that bypass the catalogue. */
export const languages = ['en', 'en-US'] as const;
export const developmentLanguages = ['en-x-pseudo', 'ar-x-pseudo'] as const;
export type Language = (typeof languages)[number] | (typeof developmentLanguages)[number];

/** What is written once: a text. Several languages may share one. */
export type Text = 'en' | 'pseudo';

const known: Record<Language, { text: Text; locale: string; direction: 'ltr' | 'rtl' }> = {
	en: { text: 'en', locale: 'en-GB', direction: 'ltr' },
	'en-US': { text: 'en', locale: 'en-US', direction: 'ltr' },
	'en-x-pseudo': { text: 'pseudo', locale: 'en-GB', direction: 'ltr' },
	'ar-x-pseudo': { text: 'pseudo', locale: 'ar', direction: 'rtl' },
};

export function isLanguage(value: unknown, development: boolean): value is Language {
	return (
		(languages as readonly unknown[]).includes(value) ||
		(development && (developmentLanguages as readonly unknown[]).includes(value))
	);
}

/** The text a language is written in. */
export function textOf(language: Language): Text {
	return known[language].text;
}

/** The BCP 47 tag that dates, numbers and lists of a language are formatted in. */
export function localeOf(language: Language): string {
	return known[language].locale;
}

/** The writing direction of a language, for the `dir` of the page. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
	return known[language].direction;
}
