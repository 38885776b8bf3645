import type { Translator } from '#messages/index.ts';
import { daysFrom, type Standpoint, sayDay } from '#ui/when.ts';

const before = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Days from `from` up to, not including, `to`, as people say them: by the first and the last of them. */
export function daysSaid(
	{ from, to }: { from: string; to: string },
	t: Translator,
	here: Standpoint,
): string {
	return daysFrom(from, to) === 1
		? t('booking.one-day', { day: sayDay(from, here) })
		: t('booking.days', { from: sayDay(from, here), until: sayDay(before(to), here) });
}
