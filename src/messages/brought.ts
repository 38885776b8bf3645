import type { Text } from './language.ts';
import type { Message } from './message.ts';

const brought: Record<string, Message> = {};

/** Called by each part of the script that the browser loads, with the messages it can say: see tools/messages-plugin.ts. */
export function bring(messages: Record<string, Message>): void {
	Object.assign(brought, messages);
}

/** The browser's catalogue, in place of `catalogue.ts`: one text, the document's own, and of it what was brought. */
export function messageIn(_text: Text, key: string): Message | undefined {
	return brought[key];
}
