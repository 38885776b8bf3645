import type { Translator } from '#messages/index.ts';
import type { Today } from '#server/domain/today/index.ts';
import { type Standpoint, sayDay } from '#ui/when.ts';

/** The date, with what the school's calendar tells of it: its day of the cycle, what it is called, when school ends early. */
export function daySaid({ day, inSchool }: Today, t: Translator, from: Standpoint): string {
	return [
		sayDay(day, from, 'day'),
		inSchool?.cycleDay ? t('today.cycle-day', { number: inSchool.cycleDay }) : '',
		...(inSchool?.names ?? []),
		inSchool?.endsAt ? t('today.school-until', { time: inSchool.endsAt }) : '',
		inSchool?.kind === 'off' && inSchool.names.length === 0 ? t('calendar.no-school') : '',
	]
		.filter(Boolean)
		.join(' · ');
}
