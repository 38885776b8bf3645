import { type Language, textOf } from '#messages/index.ts';

const script = /(\/_app\/immutable\/)((?:entry|nodes|chunks)\/[\w.-]+\.js)/g;

/**
 * Leads a document, or the header that lists what it needs, to the script in its reader's language: the same files lie in a
 * folder for each further text, see tools/messages-plugin.ts. Styles and fonts are for all.
 */
export function inScriptOf(language: Language, words: string): string {
	const text = textOf(language);
	return text === 'en' ? words : words.replace(script, `$1${text}/$2`);
}
