import type { CalendarEvent } from '#server/platform/ics/index.ts';

/** What an event of a calendar file may become. */
export interface FoundEntry {
	uid: string;
	name: string;
	startsOn: string;
	/** Its last day. */
	lastDay: string;
	/** Of what ends early: when, by the school's clocks, `HH:MM`. */
	endsAt?: string | undefined;
}

export interface SortedEvents {
	daysOff: FoundEntry[];
	terms: FoundEntry[];
	early: FoundEntry[];
	/** Whole days that may be days off, but do not say so. */
	others: FoundEntry[];
}

const off =
	/\b(holiday|vacation|break|no (school|class(es)?|students)|school closed|closed|closure|recess|inset|in-?service|(professional|staff|teacher|pupil.free) (learning|development|work|training)?\s*day|day off|férias|feriado|vacances|férié|ferien|feiertag|vacaciones|festivo|vacanze)\b/i;
const term = /\b(term|semester|trimester|quarter|trimestre|semestre|halbjahr|school year)\b/i;
const early = /\b(early|half.?day|noon|minimum day|dismiss|dismissal|release|closes? at)\b/i;
/** Whole days from which on something is a term rather than a break. */
const termLength = 28;

/**
 * Sorts what a calendar file holds by what it may be to a school: by its length and its words, for a person to choose from.
 * @param localOf the day and time, `YYYY-MM-DD HH:MM`, of a moment by the school's clocks
 */
export function sortEvents(events: CalendarEvent[], localOf: (moment: Date) => string): SortedEvents {
	const sorted: SortedEvents = { daysOff: [], terms: [], early: [], others: [] };
	for (const event of events) {
		const name = event.summary.slice(0, 120).toWellFormed().trim();
		if (name === '') continue;
		if (event.kind === 'moments') {
			if (!early.test(name)) continue;
			const [day = '', endsAt = ''] = localOf(event.startsAt).split(' ');
			sorted.early.push({ uid: event.uid, name, startsOn: day, lastDay: day, endsAt });
			continue;
		}
		const lastDay = new Date(Date.parse(event.endsOn) - 86_400_000).toISOString().slice(0, 10);
		const days = (Date.parse(event.endsOn) - Date.parse(event.startsOn)) / 86_400_000;
		if (days > 400) continue;
		const entry = { uid: event.uid, name, startsOn: event.startsOn, lastDay };
		if (days >= termLength && (term.test(name) || !off.test(name))) sorted.terms.push(entry);
		else if (off.test(name) && !(early.test(name) && days === 1)) sorted.daysOff.push(entry);
		else if (early.test(name)) sorted.early.push(entry);
		else sorted.others.push(entry);
	}
	return sorted;
}
