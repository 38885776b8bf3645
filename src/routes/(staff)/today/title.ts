import type { Translator } from '#messages/index.ts';
import type { Today } from '#server/domain/today/index.ts';

/** What today is, in one line: for those who visit, how many visits; for others, what their page is about. */
export function titleOf(today: Today, t: Translator): string {
	const has = (part: Today['parts'][number]) => today.parts.includes(part);
	const count = today.visits?.today.length ?? 0;
	if (has('suggestions')) return t('today.title.visits', { count });
	if (has('order')) return t('today.title.meetings', { count });
	return has('programme') ? t('today.title.programme') : t('today.title.operating');
}
