import { getContext, setContext } from 'svelte';
import { type Language, type Translator, translator } from '#messages/index.ts';

const name = Symbol('messages');

/**
 * Called once by the root layout with the reader's language. A document stays in the language it began in: the browser has
 * the messages of no other, and whoever chooses one gets a new document.
 */
export function provideMessages(language: Language): void {
	setContext(name, translator(language));
}

/** The function that says messages in the reader's language; call it while a component is being made. */
export function useMessages(): Translator {
	return getContext<Translator>(name);
}
