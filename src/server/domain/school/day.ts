/** The school day, `YYYY-MM-DD`, of a moment on the clocks of a zone (IANA). */
export function schoolDay(zone: string, now: Date): string {
	return inZone(zone, now).slice(0, 10);
}

/** The time of day, `HH:MM`, of a moment on the clocks of a zone (IANA). */
export function schoolClock(zone: string, at: Date): string {
	return inZone(zone, at).slice(11, 16);
}

/**
 * The moment at which the clocks of a zone show `time` (`HH:MM`) on `day` (`YYYY-MM-DD`). A time that the clocks skip
 * is read as if they had not yet been moved; one they show twice is its first.
 */
export function momentOf(day: string, time: string, zone: string): Date {
	const wanted = Date.parse(`${day}T${time}:00Z`);
	const shift = (at: number) => Date.parse(`${inZone(zone, new Date(at)).replace(' ', 'T')}Z`) - at;
	const before = wanted - shift(wanted - 86_400_000);
	const after = wanted - shift(wanted + 86_400_000);
	return new Date(
		before + shift(before) === wanted ? before : after + shift(after) === wanted ? after : before,
	);
}

/** The school day so many days later; earlier when negative. */
export function dayAfter(day: string, days = 1): string {
	return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one school day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The Monday of the week that a school day is in. */
export function weekOf(day: string): string {
	return dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `YYYY-MM-DD HH:MM:SS`, as Swedish writes it. */
function inZone(zone: string, at: Date): string {
	let clock = clocks.get(zone);
	if (!clock) {
		clock = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
		clocks.set(zone, clock);
	}
	return clock.format(at);
}
