import type { Translator } from '#messages/index.ts';
import { listsIn } from '#ui/formats.ts';

/** Names as a list in the reader's language; whoever may no longer be named is told as such. */
export function listOf(people: readonly { name: string }[], t: Translator): string {
	const names = people.map((person) => person.name || t('visit.someone'));
	return listsIn(t.locale, { type: 'conjunction' }).format([...new Set(names)]);
}
