import type { Translator } from '#messages/index.ts';
import type { VisitLine } from '#server/domain/visit/index.ts';
import { listsIn } from '#ui/formats.ts';

/** What a visit is and with whom; a crowd is told by its first two. */
export function visitTitle(visit: VisitLine, t: Translator): string {
	const kind = t(`visit.kind.${visit.kind}`);
	const names = visit.with.map(({ name }) => name);
	if (names.length === 0) return kind;
	const people =
		names.length > 3 ? [...names.slice(0, 2), t('today.others', { count: names.length - 2 })] : names;
	return t('visit.kind-with', { kind, people: listsIn(t.locale).format(people) });
}
