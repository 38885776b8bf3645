import { getContext, setContext } from 'svelte';
import { type Language, type Translator, translator } from '#messages/index.ts';

const name = Symbol('messages');

/** Called once by the root layout with the reader's language. */
export function provideMessages(language: () => Language): void {
	setContext(name, () => translator(language()));
}

/** The function that says messages in the reader's language; call it while a component is being made. */
export function useMessages(): Translator {
	return getContext<() => Translator>(name)();
}
