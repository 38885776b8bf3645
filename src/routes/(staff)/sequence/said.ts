import type { Translator } from '#messages/index.ts';
import { type SequenceStanding, strands } from '#server/domain/sequence/index.ts';
import { writer } from '../calendar/shown.ts';

/** A day of the school year, in few letters. */
export function dayIn(t: Translator): (day: string) => string {
	return writer(t, { day: 'numeric', month: 'short' });
}

/** What a class has of a topic, in words. */
export function standingIn(
	t: Translator,
	{ standing, on }: { standing: SequenceStanding; on: string },
): string {
	return standing === 'open'
		? t('sequence.standing.open')
		: t(`sequence.standing.${standing}`, { day: dayIn(t)(on) });
}

export function strandsIn(t: Translator): { value: string; label: string }[] {
	return strands.map((strand) => ({ value: strand, label: t(`sequence.strand.${strand}`) }));
}

/** The months to be due by, in the order of the school year. */
export function monthsIn(t: Translator, year: { startsOn: string }): { value: string; label: string }[] {
	const [first = 1] = year.startsOn.split('-').slice(1).map(Number);
	const name = writer(t, { month: 'long' });
	return Array.from({ length: 12 }, (_, at) => {
		const month = ((first - 1 + at) % 12) + 1;
		return { value: String(month), label: name(`2026-${String(month).padStart(2, '0')}-15`) };
	});
}
