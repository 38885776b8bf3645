import type { MessageKey, Translator } from '#messages/index.ts';
import type { Holder, Line, LineChange } from '#server/domain/agreement/index.ts';
import { atStart } from '#ui/when.ts';

/** The sentence of a line: its own words, or the catalogue's. */
export function lineSaid(line: { key: string; words: string | null }, t: Translator): string {
	return line.words ?? t.said({ key: `agreement.responsibility.${line.key}` as MessageKey });
}

const hinted = ['norm-start', 'norm-critical', 'norm-disagree'] as const;

/** What helps to answer a norm, where it is in Tandem's words. */
export function hintOf(line: { key: string; words: string | null }, t: Translator): string | undefined {
	const key = hinted.find((one) => one === line.key);
	return key && line.words === null ? t(`agreement.hint.${key}`) : undefined;
}

/** Who holds a line, in a word; `facilitator` is what the school calls its facilitators. */
export function holderSaid(holder: Holder, t: Translator, facilitator: string): string {
	return holder === 'facilitator' ? atStart(facilitator, t.locale) : t(`agreement.holder.${holder}`);
}

/** A change as a sentence. */
export function changeSaid(change: LineChange, t: Translator, facilitator: string): string {
	const { before, after } = change;
	const held = (line: Line) => holderSaid(line.heldBy, t, facilitator);
	if (!after) return t('agreement.change.removed', { line: before ? lineSaid(before, t) : '' });
	const line = lineSaid(after, t);
	if (!before) return t('agreement.change.added', { line, after: held(after) });
	if (before.heldBy !== after.heldBy)
		return t('agreement.change.passed', { line, before: held(before), after: held(after) });
	return t(before.words === after.words ? 'agreement.change.remarked' : 'agreement.change.reworded', {
		line,
	});
}

/** How a line differs from the one that was accepted, in a word or two; undefined when it does not. */
export function newsOf(
	change: LineChange | undefined,
	t: Translator,
	facilitator: string,
): string | undefined {
	if (!change?.after) return undefined;
	if (!change.before) return t('agreement.new');
	if (change.before.heldBy !== change.after.heldBy)
		return t('agreement.was', { holder: holderSaid(change.before.heldBy, t, facilitator) });
	return t(change.before.words === change.after.words ? 'agreement.new' : 'agreement.reworded');
}
