import { IntlMessageFormat } from 'intl-messageformat';
import type { ArgumentNames, ArgumentValue } from './arguments.ts';
import { en } from './en/index.ts';
import { pseudo } from './pseudo.ts';

export type Catalogue = typeof en;
export type MessageKey = keyof Catalogue;

/** A message still to be said: what a refusal or a mail carries until the reader's language is known. */
export type Said = { key: MessageKey; args?: Record<string, ArgumentValue> };

type Arguments<Key extends MessageKey> = [ArgumentNames<Catalogue[Key]>] extends [never]
	? []
	: [args: Record<ArgumentNames<Catalogue[Key]>, ArgumentValue>];

/** Languages a person may choose: `en` writes dates as most of the world does, `en-US` as the United States do. Development adds
 * `en-x-pseudo` (accented English) and `ar-x-pseudo` (the same from right to left), to find words that bypass the catalogue. */
export const languages = ['en', 'en-US'] as const;
export const developmentLanguages = ['en-x-pseudo', 'ar-x-pseudo'] as const;
export type Language = (typeof languages)[number] | (typeof developmentLanguages)[number];

export function isLanguage(value: unknown, development: boolean): value is Language {
	return (
		(languages as readonly unknown[]).includes(value) ||
		(development && (developmentLanguages as readonly unknown[]).includes(value))
	);
}

/** The writing direction of a language, for the `dir` of the page. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
	return language.startsWith('ar') ? 'rtl' : 'ltr';
}

export interface Translator {
	<Key extends MessageKey>(key: Key, ...args: Arguments<Key>): string;
	/** Says a message that arrived as a value (a refusal, a mail). */
	said: (message: Said) => string;
	language: Language;
	/** The BCP 47 tag that dates, numbers and lists are formatted in. */
	locale: string;
	direction: 'ltr' | 'rtl';
}

const locales: Record<Language, string> = {
	en: 'en-GB',
	'en-US': 'en-US',
	'en-x-pseudo': 'en-GB',
	'ar-x-pseudo': 'ar',
};

const translators = new Map<Language, Translator>();

/** Gives the function that says messages in `language`. Throws on an unknown key: that is a bug, not a refusal. */
export function translator(language: Language): Translator {
	const known = translators.get(language);
	if (known) return known;
	const locale = locales[language];
	const compiled = new Map<MessageKey, IntlMessageFormat>();
	const say = (key: MessageKey, args?: Record<string, ArgumentValue>): string => {
		let message = compiled.get(key);
		if (!message) {
			const text: string | undefined = en[key];
			if (text === undefined) throw new Error(`No message named ${key}`);
			message = new IntlMessageFormat(language.includes('pseudo') ? pseudo(text) : text, locale);
			compiled.set(key, message);
		}
		return String(message.format(args));
	};
	const made: Translator = Object.assign(
		(key: MessageKey, args?: Record<string, ArgumentValue>) => say(key, args),
		{
			said: (message: Said) => say(message.key, message.args),
			language,
			locale,
			direction: directionOf(language),
		},
	);
	translators.set(language, made);
	return made;
}
