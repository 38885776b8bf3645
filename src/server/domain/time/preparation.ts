import { momentOf, schoolDay, usualSchoolYear } from '#server/domain/school/index.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';

/** What is said of time spent preparing. */
export interface PreparationSaid {
	/** 1 to 1440. */
	minutes: number;
	/** School day, `YYYY-MM-DD`; today in the school's zone when left out. */
	onDay?: string | undefined;
	/** When it began on the school's clocks, `HH:MM`; without it nothing can be told to overlap it. */
	begins?: string | undefined;
	/** What for, in one's own words, up to 200 characters. */
	words?: string | undefined;
}

export const mostWords = 200;
/** A clock on a tablet may be a little ahead. */
const patience = 15 * 60_000;

/** The first day for which time is written down late: the school year's first, or where no year is told, the usual one's. */
async function firstDayIn(tx: Tx, school: { id: string; zone: string }, today: string): Promise<string> {
	const year = await tx
		.selectFrom('school_year')
		.select('starts_on')
		.where('school_id', '=', school.id)
		.where('starts_on', '<=', today)
		.orderBy('starts_on', 'desc')
		.limit(1)
		.executeTakeFirst();
	return year?.starts_on ?? usualSchoolYear(today, school.zone).startsOn;
}

/** The columns of what is said. Refuses `preparation-ahead` and `preparation-too-early`. */
export async function columnsOf(
	tx: Tx,
	school: { id: string; zone: string },
	said: PreparationSaid,
	at: Date,
): Promise<{ on_day: string; starts_at: Date | null; minutes: number; words: string } | Refusal> {
	const today = schoolDay(school.zone, at);
	const onDay = said.onDay ?? today;
	const startsAt = said.begins === undefined ? null : momentOf(onDay, said.begins, school.zone);
	if (onDay > today) return refuse('preparation-ahead', { field: 'onDay' });
	if (startsAt && startsAt.getTime() > at.getTime() + patience)
		return refuse('preparation-ahead', { field: 'begins' });
	const first = await firstDayIn(tx, school, today);
	if (onDay < first) return refuse('preparation-too-early', { field: 'onDay' });
	return { on_day: onDay, starts_at: startsAt, minutes: said.minutes, words: said.words?.trim() ?? '' };
}
