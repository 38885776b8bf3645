import type { Translator } from '#messages/index.ts';
import type { Today } from '#server/domain/today/index.ts';
import { type Standpoint, sayDay } from '#ui/when.ts';

/** What today is, in one line: for those who visit, how many visits; for others, what their page is about. */
export function titleOf(today: Today, t: Translator, from: Standpoint): string {
	const has = (part: Today['parts'][number]) => today.parts.includes(part);
	const count = today.visits?.today.length ?? 0;
	if (has('suggestions')) return t('today.title.visits', { count });
	const next = today.visits?.tomorrow[0] ?? today.visits?.next;
	if (has('order') && count === 0 && next)
		return t('today.title.next', { day: sayDay(next.startsAt.toISOString(), from) });
	if (has('order')) return t('today.title.meetings', { count });
	return has('programme') ? t('today.title.programme') : t('today.title.operating');
}
