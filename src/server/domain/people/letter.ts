import { isLanguage, type Translator, translator } from '#messages/index.ts';

/** The words in the first of these languages that is spoken here, else in English. */
export function wordsFor(...languages: (string | null | undefined)[]): Translator {
	for (const language of languages) if (isLanguage(language, false)) return translator(language);
	return translator('en');
}
