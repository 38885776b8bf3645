import type { Translator } from '#messages/index.ts';
import type { Suggestion, To, Whom } from '#server/domain/request/index.ts';
import { atStart } from '#ui/when.ts';

/** Somebody to choose: as a form sends it, and as it reads. */
export interface WhomOption {
	value: string;
	label: string;
	hint: string;
}

/** What is sent for somebody who is chosen. */
const asSent = ({ heldAs, personId }: To) => `${heldAs}:${personId ?? ''}`;

/** To whom a request may go, said: the school’s facilitators and help desk first, and mentors by themselves. */
export function whomSaid(
	whom: readonly Whom[],
	t: Translator,
	word: string,
): { first: WhomOption[]; mentors: WhomOption[] } {
	const list = new Intl.ListFormat(t.locale);
	const said = (one: Whom): WhomOption => {
		const value = asSent(one);
		if (one.heldAs === 'desk')
			return {
				value,
				label: t('request.whom.desk'),
				hint: one.mailedTo
					? t('request.whom.desk-mail-hint', { address: one.mailedTo })
					: t('request.whom.desk-hint'),
			};
		if (one.heldAs === 'mentor')
			return {
				value,
				label: one.name,
				hint: t('request.whom.mentor-hint', { practices: list.format(one.practices) }),
			};
		return one.personId === null
			? {
					value,
					label: t('request.whom.any-facilitator', { word }),
					hint: t('request.whom.any-hint', { word }),
				}
			: {
					value,
					label: one.name,
					hint: t('request.whom.facilitator-hint', { word: atStart(word, t.locale) }),
				};
	};
	return {
		first: whom.filter((one) => one.heldAs !== 'mentor').map(said),
		mentors: whom.filter((one) => one.heldAs === 'mentor').map(said),
	};
}

const shape = /^(facilitator|mentor|desk):([0-9a-f-]{36})?$/i;

/** Whether a choice can be one of ours. */
export const isWhom = (value: string): boolean => shape.test(value);

/** Reads a choice. */
export function whomFrom(value: string): To {
	const [, heldAs = 'desk', personId] = shape.exec(value) ?? [];
	return { heldAs: heldAs as To['heldAs'], personId: personId ?? null };
}

/** What is suggested, said: for whom it sounds, and the words that made it think so; that nothing is, too. */
export interface SuggestionSaid {
	text: string;
	because: string | undefined;
	/** What is chosen with it, where nothing was; a mentor is a person to choose. */
	value: string;
}

/** Says what is suggested. */
export function suggested(suggestion: Suggestion | undefined, t: Translator): SuggestionSaid {
	if (!suggestion) return { text: t('request.suggest.silent'), because: undefined, value: '' };
	const list = new Intl.ListFormat(t.locale);
	const words = suggestion.because.map((word) => t('request.suggest.word', { word }));
	return {
		text: t(`request.suggest.${suggestion.heldAs}`),
		because: words.length > 0 ? t('request.suggest.because', { words: list.format(words) }) : undefined,
		value: suggestion.heldAs === 'mentor' ? 'mentor:' : `${suggestion.heldAs}:`,
	};
}
