import type { Translator } from '#messages/index.ts';
import type { Today, Waiting } from '#server/domain/today/index.ts';
import { writer } from '../calendar/shown.ts';
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

/** What waits for one, said, the most pressing first: answers in collaborations, then requests, then virtual spaces that wait to be closed. */
export function waitsSaid(
	today: Today,
	t: Translator,
	word: string,
): { href: string; title: string; meta: string }[] {
	const list = new Intl.ListFormat(t.locale);
	const on = writer(t, { day: 'numeric', month: 'short' });
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
		...today.spaces.map((one) => {
			const day = one.closesOn && on(one.closesOn);
			return {
				href: `/spaces/${one.id}`,
				title: t(one.leftBy ? 'today.waits.left-space' : 'today.waits.space'),
				meta: [
					one.name,
					one.leftBy && t('space.left-by', { name: one.leftBy }),
					day && t(one.past ? 'space.was-to-close' : 'space.is-to-close', { day }),
				]
					.filter(Boolean)
					.join(' · '),
			};
		}),
	];
}
