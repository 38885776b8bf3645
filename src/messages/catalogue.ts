import { compile } from './compile.ts';
import { en } from './en/index.ts';
import type { Text } from './language.ts';
import type { Message } from './message.ts';
import { pseudo } from './pseudo.ts';

/** Every text as it is written. A further one has the same keys with the same arguments; a test says which do not. */
export const written = { en } satisfies Partial<Record<Text, Record<keyof typeof en, string>>>;

const compiled: Record<Text, Map<string, Message>> = { en: new Map(), pseudo: new Map() };

/**
 * A message of a text, ready to be said; nothing when there is none of that name. This is the server's catalogue and the
 * build's: a browser has `brought.ts` in its place, with what its page can say.
 */
export function messageIn(text: Text, key: string): Message | undefined {
	const known = compiled[text].get(key);
	if (known !== undefined) return known;
	if (!Object.hasOwn(en, key)) return undefined;
	const message =
		text === 'pseudo'
			? pseudo(compile(en[key as keyof typeof en]))
			: compile(written[text][key as keyof typeof en]);
	compiled[text].set(key, message);
	return message;
}
