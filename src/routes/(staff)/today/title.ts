import type { Translator } from '#messages/index.ts';
import type { Today } from '#server/domain/today/index.ts';
import type { VisitLine } from '#server/domain/visit/index.ts';
import { listsIn } from '#ui/formats.ts';
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

/** What a visit is and with whom; a crowd is told by its first two. */
export function visitTitle(visit: VisitLine, t: Translator): string {
	const kind = t(`visit.kind.${visit.kind}`);
	const names = visit.with.map(({ name }) => name);
	if (names.length === 0) return kind;
	const people =
		names.length > 3 ? [...names.slice(0, 2), t('today.others', { count: names.length - 2 })] : names;
	return t('visit.kind-with', { kind, people: listsIn(t.locale).format(people) });
}
