import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/** Days between one occurrence and the next, at least; what repeats within a day is no entry of a calendar. */
const steps: Record<string, number> = { DAILY: 1, WEEKLY: 7, MONTHLY: 28, YEARLY: 365 };
const parts = new Set([
	'FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS', 'BYHOUR', 'BYMINUTE',
	'BYSECOND', 'WKST',
]); // biome-ignore format: a list reads better in rows
const day = 86_400_000;

/** How many steps a rule may need: daily for eleven years, weekly for seventy-six. */
const mostSteps = 4000;

/** A rule that can be told, and how many steps telling it takes. */
export interface Rule {
	steps: number;
	/** The beginnings, as local `YYYY-MM-DDTHH:MM:SS`, from one local time up to another; undefined when it cannot be. */
	between: (from: string, to: string) => string[] | undefined;
}

/**
 * Understands a rule of recurrence that a stranger wrote. It is told in local time, as if there were no zones, so that nine
 * o'clock stays nine o'clock when clocks are moved.
 * @param raw RFC 5545, after `RRULE:`
 * @param begins local `YYYY-MM-DDTHH:MM:SS`
 * @param horizon the last local day that anybody asks about
 * @param localOf the local time of a moment, for an end that is told in UTC
 * @returns undefined for a rule that is broken, repeats within the day, or would take too long to follow
 */
export function understand(
	raw: string,
	begins: string,
	horizon: string,
	localOf: (moment: Date) => string,
): Rule | undefined {
	if (raw.length > 500 || !/^[\w=;,+-]+$/.test(raw)) return undefined;
	const told = new Map<string, string>();
	for (const part of raw
		.toUpperCase()
		.split(';')
		.filter((one) => one !== '')) {
		const [name = '', value = ''] = part.split('=');
		if (!parts.has(name) || told.has(name) || value === '') return undefined;
		told.set(name, value);
	}
	const step = steps[told.get('FREQ') ?? ''];
	const interval = Number(told.get('INTERVAL') ?? 1);
	const count = Number(told.get('COUNT') ?? Number.POSITIVE_INFINITY);
	if (!step || !Number.isInteger(interval) || interval < 1 || interval > 1000 || !(count >= 1))
		return undefined;
	const times = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].reduce(
		(all, name) => all * (told.get(name)?.split(',').length ?? 1),
		1,
	);
	if (times > 24 || [...told.values()].some((value) => value.split(',').length > 100)) return undefined;
	const until = told.get('UNTIL');
	if (until !== undefined) {
		const local = localEnd(until, localOf);
		if (local === undefined) return undefined;
		told.set('UNTIL', `${local.replace(/[-:]/g, '')}Z`);
	}
	const away = Math.max(0, Date.parse(`${horizon}T00:00:00Z`) - Date.parse(`${begins}Z`)) / day;
	// Without a count a rule is followed from near the days that are asked for.
	const needed = told.has('COUNT') ? Math.min(count, Math.ceil(away / (step * interval)) + 1) : 400;
	if (needed > mostSteps) return undefined;
	const rruleString = [...told].map(([name, value]) => `${name}=${value}`).join(';');
	return {
		steps: needed,
		between: (from, to) => {
			try {
				const rule = new RRuleTemporal({
					rruleString,
					dtstart: Temporal.PlainDateTime.from(begins).toZonedDateTime('UTC'),
					maxIterations: mostSteps * 2,
					maxCandidateEvaluations: mostSteps * 10,
					includeDtstart: true,
					cache: false,
				});
				return rule
					.between(new Date(`${from}Z`), new Date(`${to}Z`), true)
					.map((one) => new Date(one.epochMilliseconds).toISOString().slice(0, 19));
			} catch {
				return undefined;
			}
		},
	};
}

/** The end of a rule in local time, `YYYY-MM-DDTHH:MM:SS`; a day alone ends with its last second. */
function localEnd(until: string, localOf: (moment: Date) => string): string | undefined {
	const [, year, month, date, time, zulu] = /^(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z?))?$/.exec(until) ?? [];
	if (!year) return undefined;
	const clock = time ? `${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}` : '23:59:59';
	const local = `${year}-${month}-${date}T${clock}`;
	const moment = new Date(`${local}Z`);
	if (Number.isNaN(moment.getTime())) return undefined;
	return zulu ? localOf(moment) : local;
}
