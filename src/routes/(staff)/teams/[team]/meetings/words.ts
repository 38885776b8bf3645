import type { Translator } from '#messages/index.ts';
import type { Meeting, SetRhythm } from '#server/domain/planning/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { writer } from '../../../calendar/shown.ts';

/** A meeting's day and time as people say them. */
export function whenIn(t: Translator): (meeting: Pick<Meeting, 'day' | 'startsAt' | 'minutes'>) => string {
	const day = writer(t, { weekday: 'long', day: 'numeric', month: 'long' });
	return (one) =>
		one.startsAt === null
			? day(one.day)
			: t('meeting.at', { day: day(one.day), from: one.startsAt, to: later(one.startsAt, one.minutes) });
}

function later(time: string, minutes: number): string {
	const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes;
	return `${String(Math.floor(end / 60) % 24).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** The days of the week by their number, ISO: Monday is 1. */
export function weekdaysIn(t: Translator): { value: number; label: string }[] {
	const name = writer(t, { weekday: 'long' });
	return [1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: name(dayAfter('2024-01-01', value - 1)) }));
}

/** A rhythm in a sentence. */
export function rhythmIn(t: Translator): (rhythm: SetRhythm) => string {
	const weekdays = weekdaysIn(t);
	return ({ cycleDay, weekday, slots, guests }) => {
		const [first, second] = slots;
		const on =
			cycleDay === null
				? t('meeting.rhythm-on-week', {
						weekday: weekdays.find((one) => one.value === weekday)?.label ?? '',
					})
				: t('meeting.rhythm-on-cycle', { number: cycleDay });
		const then =
			second &&
			t('meeting.rhythm-after', {
				count: second.daysAfter,
				what: t(`meeting.kind.${second.kind}`),
			});
		const people =
			guests.length > 0
				? t('meeting.rhythm-guests', {
						names: new Intl.ListFormat(t.locale).format(guests.map(({ name }) => name)),
					})
				: undefined;
		return [`${on}: ${t(`meeting.kind.${first.kind}`)}`, then, people].filter(Boolean).join('; ');
	};
}
