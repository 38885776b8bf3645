import type { ArgumentNames, ArgumentValue } from './arguments.ts';
import { messageIn } from './catalogue.ts';
import type { en } from './en/index.ts';
import { directionOf, type Language, localeOf, textOf } from './language.ts';
import { say } from './message.ts';

export {
	developmentLanguages,
	directionOf,
	isLanguage,
	type Language,
	languages,
	textOf,
} from './language.ts';

export type Catalogue = typeof en;
export type MessageKey = keyof Catalogue;

/**
 * A message still to be said: what a refusal or a mail carries until the reader's language is known.
 * `Within` is how its key begins, for example `refusal.`.
 */
export type Said<Within extends string = ''> = {
	key: Extract<MessageKey, `${Within}${string}`>;
	args?: Record<string, ArgumentValue>;
};

type Arguments<Key extends MessageKey> = [ArgumentNames<Catalogue[Key]>] extends [never]
	? []
	: [args: Record<ArgumentNames<Catalogue[Key]>, ArgumentValue>];

export interface Translator {
	<Key extends MessageKey>(key: Key, ...args: Arguments<Key>): string;
	/**
	 * Says a message that arrived as a value (a refusal, a mail). In the browser say how its key begins,
	 * `t.said<'refusal.'>(problem)`: the page brings the messages that begin so. The first way is there so that it is never
	 * inferred: among all messages there are, that takes a type check a minute a call.
	 */
	said: { (message: Said): string; <Within extends string>(message: Said<Within>): string };
	/** Whether there is a message of that name. */
	knows: (key: string) => key is MessageKey;
	language: Language;
	/** The BCP 47 tag that dates, numbers and lists are formatted in. */
	locale: string;
	direction: 'ltr' | 'rtl';
}

const translators = new Map<Language, Translator>();

/** Gives the function that says messages in `language`. Throws on an unknown key: that is a bug, not a refusal. */
export function translator(language: Language): Translator {
	const known = translators.get(language);
	if (known) return known;
	const [text, locale] = [textOf(language), localeOf(language)];
	const saying = (key: MessageKey, args?: Record<string, ArgumentValue>): string => {
		const message = messageIn(text, key);
		if (message === undefined) throw new Error(`No message named ${key}`);
		return say(message, args, locale);
	};
	const made: Translator = Object.assign(saying, {
		said: (message: { key: MessageKey; args?: Record<string, ArgumentValue> }) =>
			saying(message.key, message.args),
		knows: (key: string): key is MessageKey => messageIn(text, key) !== undefined,
		language,
		locale,
		direction: directionOf(language),
	});
	translators.set(language, made);
	return made;
}
