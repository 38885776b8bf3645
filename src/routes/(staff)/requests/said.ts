import type { Translator } from '#messages/index.ts';
import type { HeldAs, RequestLine, RequestState } from '#server/domain/request/index.ts';
import { writer } from '../calendar/shown.ts';

/** How a request stands, in a word or two, and how it is shown. */
export interface StateSaid {
	text: string;
	kind: 'plain' | 'accent' | 'warning';
}

/** Says days as people do. */
export const dayIn = (t: Translator): ((day: string) => string) =>
	writer(t, { weekday: 'short', day: 'numeric', month: 'short' });

/** Says how a request stands, to who asked it and to who holds it. */
export function stateSaid(
	one: { state: RequestState; promisedOn: string | null; passedOn: boolean; overdue?: boolean },
	{ t, mine, today, tests = mine }: { t: Translator; mine: boolean; today: string; tests?: boolean },
): StateSaid {
	const day = dayIn(t);
	if (one.passedOn) return { text: t('request.state.passed-on'), kind: 'plain' };
	if (one.overdue) return { text: t('request.state.overdue'), kind: 'warning' };
	switch (one.state) {
		case 'promised': {
			const late = one.promisedOn !== null && one.promisedOn < today;
			const words = { day: day(one.promisedOn ?? today) };
			return {
				text: late ? t('request.state.late', words) : t('request.state.promised', words),
				kind: late ? 'warning' : 'accent',
			};
		}
		case 'waiting':
			return mine
				? { text: t('request.state.waiting-you'), kind: 'warning' }
				: { text: t('request.state.waiting'), kind: 'plain' };
		case 'testing':
			return tests
				? { text: t('request.state.testing-you'), kind: 'warning' }
				: { text: t('request.state.testing'), kind: 'plain' };
		case 'done':
			return { text: t('request.state.done'), kind: 'plain' };
		case 'asked':
			return { text: t('request.state.asked'), kind: mine ? 'plain' : 'accent' };
		case 'reopened':
			return { text: t('request.state.reopened'), kind: 'accent' };
		case 'taken-up':
			return { text: t('request.state.taken-up'), kind: 'plain' };
	}
}

/** Says with whom a request lies. */
export function withSaid(
	{ heldAs, name }: { heldAs: HeldAs; name: string },
	t: Translator,
	word: string,
): string {
	if (heldAs === 'desk') return name ? t('request.with.desk-named', { name }) : t('request.with.desk');
	if (name === '') return t('request.with.facilitators', { word });
	return heldAs === 'mentor' ? t('request.with.mentor', { name }) : t('request.with.facilitator', { name });
}

/** The beginning of what was asked, on one line. */
export function beginning(words: string, t: Translator): string {
	const line = words.replace(/\s+/g, ' ').trim();
	if (line === '') return t('request.no-words');
	// Cut between words, where there are any.
	return line.length > 110 ? `${line.slice(0, 109).replace(/\s+\S*$/, '')}…` : line;
}

/** A request as a row of a list says it. */
export function rowSaid(
	one: RequestLine,
	{ t, today, word }: { t: Translator; today: string; word: string },
): { id: string; title: string; meta: string; state: StateSaid } {
	const day = dayIn(t);
	const who = one.isMine ? withSaid({ heldAs: one.heldAs, name: one.holderName }, t, word) : one.askerName;
	return {
		id: one.id,
		title: beginning(one.words, t),
		meta: [
			who,
			one.forClass ? t('request.for-class', { name: one.forClass }) : '',
			one.wantedOn && one.state !== 'done' ? t('request.wanted', { day: day(one.wantedOn) }) : '',
			one.shortNotice && one.state !== 'done' ? t('request.set-up.short-notice') : '',
		]
			.filter(Boolean)
			.join(' · '),
		state: stateSaid(one, { t, mine: one.isMine, tests: one.iTest, today }),
	};
}
