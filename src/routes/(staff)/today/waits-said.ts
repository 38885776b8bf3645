import type { Translator } from '#messages/index.ts';
import type { Today, Waiting } from '#server/domain/today/index.ts';
import { rowSaid } from '../requests/said.ts';

const ends: Record<Waiting['action'], string> = {
	answer: '/answer',
	'accept-handover': '/handover',
	'accept-stage': '/stage',
	'accept-agreement': '/agreement',
	begin: '',
	'ask-another': '/ask',
	'read-thread': '/thread',
};

/** What waits for one, said, the most pressing first: answers in collaborations, then requests. */
export function waitsSaid(
	today: Today,
	t: Translator,
	word: string,
): { href: string; title: string; meta: string }[] {
	const list = new Intl.ListFormat(t.locale);
	return [
		...today.waits.map((one) => ({
			href: `/collaborations/${one.collaborationId}${ends[one.action]}`,
			title: t(`today.waits.${one.action}`),
			meta: [one.title, list.format(one.with)].filter(Boolean).join(' · '),
		})),
		...today.requests.map((one) => {
			const { title, meta, state } = rowSaid(one, { t, today: today.day, word });
			return { href: `/requests/${one.id}`, title, meta: [state.text, meta].join(' · ') };
		}),
	];
}
