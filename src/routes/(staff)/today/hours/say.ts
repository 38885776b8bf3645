import type { Translator } from '#messages/index.ts';
import type { HoursEntry } from '#server/domain/time/index.ts';
import { type Standpoint, sayTime } from '#ui/when.ts';
import { listOf } from '../../visits/names.ts';

/** What an entry is: a visit's kind and with whom, which team met, whose request was settled, or preparation and what for. */
export function titleOf(one: HoursEntry, t: Translator): string {
	if (one.team) return t('hours.meeting', { team: one.team.name });
	if (one.request) return t('hours.request', { name: one.request.from });
	if (one.visitKind === null)
		return one.words ? t('hours.preparation-for', { words: one.words }) : t('today.time.preparation');
	const kind = t(`visit.kind.${one.visitKind}`);
	return one.with.length > 0 ? t('visit.kind-with', { kind, people: listOf(one.with, t) }) : kind;
}

/** Where an entry is put right. */
export function leadsTo({ id, day, team, request, visitKind }: HoursEntry): string {
	if (team) return `/teams/${team.id}/meetings/${id}`;
	if (request) return `/requests/${request.id}`;
	return visitKind === null ? `/today/hours?week=${day}&change=${id}#prepare` : `/visits/${id}`;
}

/** From when to when it was; nothing where nobody said. */
export function timeOf({ startsAt, minutes }: HoursEntry, from: Standpoint): string {
	if (startsAt === null) return '';
	const end = new Date(startsAt.getTime() + minutes * 60_000);
	return `${sayTime(startsAt.toISOString(), from)}–${sayTime(end.toISOString(), from)}`;
}
