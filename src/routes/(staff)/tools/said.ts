import type { Translator } from '#messages/index.ts';
import type { NeedLine, Privacy, ToolLine, ToolStanding } from '#server/domain/tool/index.ts';
import { writer } from '../calendar/shown.ts';

/** Something said in a word or two, and how it is shown. */
export interface Said {
	text: string;
	kind: 'plain' | 'accent' | 'warning' | 'trouble';
}

/** Says days as people do, with their year: licences and reviews last longer than one. */
export const dayIn = (t: Translator): ((day: string) => string) =>
	writer(t, { day: 'numeric', month: 'short', year: 'numeric' });

/** Says how a tool stands. */
export function stateSaid(state: ToolStanding, t: Translator): Said {
	const kind = ({ recommended: 'accent', lapsed: 'warning' } as const)[state as 'recommended' | 'lapsed'];
	return { text: t(`tool.state.${state}`), kind: kind ?? 'plain' };
}

/** Says whether a tool’s privacy review holds. */
export function privacySaid(
	tool: { privacy: Privacy; privacyUntil: string | null; state: ToolStanding },
	t: Translator,
	{ short = false } = {},
): Said {
	const day = dayIn(t)(tool.privacyUntil ?? '2000-01-01');
	if (tool.privacy === 'none')
		return { text: t('tool.privacy.none'), kind: tool.state === 'retired' ? 'plain' : 'warning' };
	if (tool.privacy === 'expired')
		return {
			text: t(short ? 'tool.privacy.short-expired' : 'tool.privacy.expired', { day }),
			kind: tool.state === 'retired' ? 'plain' : 'warning',
		};
	return { text: t(short ? 'tool.privacy.short-holds' : 'tool.privacy.holds', { day }), kind: 'plain' };
}

/** A tool as a row of a list says it. */
export function toolSaid(tool: ToolLine, t: Translator, today: string) {
	const day = dayIn(t);
	const privacy: Privacy =
		tool.privacyUntil === null ? 'none' : tool.privacyUntil >= today ? 'holds' : 'expired';
	const said = privacySaid({ ...tool, privacy }, t);
	return {
		id: tool.id,
		name: tool.name,
		state: stateSaid(tool.state, t),
		faded: tool.state === 'retired',
		meta: [
			tool.state === 'lapsed' ? t('tool.lapsed', { day: day(tool.privacyUntil ?? today) }) : '',
			tool.retiredOn ? t('tool.retired-from', { day: day(tool.retiredOn) }) : '',
			privacy === 'holds' && tool.state !== 'retired' ? said.text : '',
			tool.seats ? t('tool.seats', { count: tool.seats }) : '',
			tool.address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
		]
			.filter(Boolean)
			.join(' · '),
	};
}

/** A need as a row of a list says it. */
export function needSaid(need: NeedLine, t: Translator) {
	const list = new Intl.ListFormat(t.locale);
	return {
		id: need.id,
		title: need.words,
		meta: [
			need.forClass,
			t('tool.need-by', { name: need.byName }),
			need.needed > 1 ? t('tool.needed', { count: need.needed }) : '',
			t('tool.candidates', { count: need.candidates }),
			need.candidates > 0 ? t('tool.trials', { count: need.trials }) : '',
		]
			.filter(Boolean)
			.join(' · '),
		suits: need.suits.length > 0 ? t('tool.suits-list', { tools: list.format(need.suits) }) : undefined,
	};
}
