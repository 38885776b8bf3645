import type { Translator } from '#messages/index.ts';
import type { SummaryPage } from '#server/domain/summary/index.ts';
import { now } from '#server/platform/clock.ts';
import { sayDay } from '#ui/when.ts';
import { lookForWords } from '../../look-for-words.ts';

/** A first draft of a summary, from what its author looked at and what was promised on the visit. Never from a note. */
export function draftOf({ seen }: Pick<SummaryPage, 'seen'>, t: Translator, zone: string): string {
	const from = { zone, locale: t.locale, now: now().toISOString() };
	const checks = seen.checks.map((check) => {
		const said = t('summary.draft.check', {
			lookFor: lookForWords(check, t),
			how: t(`notebook.how.${check.how}`),
		});
		return check.remark ? `${said}. ${check.remark}` : said;
	});
	const steps = seen.steps.map((step) => {
		const words = { who: step.ownerName, words: step.words };
		return step.dueOn
			? t('summary.draft.step-by', { ...words, day: sayDay(step.dueOn, from, 'short') })
			: t('summary.draft.step', words);
	});
	return [
		[t('summary.draft.thanks')],
		checks.length > 0 ? [t('summary.draft.looked'), ...checks] : [],
		steps.length > 0 ? [t('summary.draft.next'), ...steps] : [],
	]
		.filter((part) => part.length > 0)
		.map((part) => part.join('\n'))
		.join('\n\n');
}
