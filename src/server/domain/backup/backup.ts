import { schoolDay, weekOf } from '#server/domain/school/index.ts';

/** How many scheduled backups are kept: the newest of each of the last so many days, weeks and months that have one. */
export interface Kept {
	days: number;
	weeks: number;
	months: number;
}

/** A day without a good backup is one too many once this many hours have passed. */
export const oldAfterHours = 50;

/** A backup's day begins this many hours after midnight, when nobody is at work. */
const dueAfterHours = 2;

const pattern = /^tandem-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.age$/;

/** The name of a scheduled backup's file. */
export function nameOfBackup(at: Date): string {
	return `tandem-${at.toISOString().slice(0, 19).replaceAll(/:/g, '')}Z.age`;
}

/** Whether a scheduled backup is due: none was made since two o'clock of the latest night on the clocks of a zone. */
export function isDue(zone: string, at: Date, lastGood: Date | null): boolean {
	const night = (moment: Date) => schoolDay(zone, new Date(moment.getTime() - dueAfterHours * 3_600_000));
	return lastGood === null || night(lastGood) < night(at);
}

/**
 * Which of a folder's files rotation removes. Files that are no scheduled backup's are left alone, and the newest backup
 * is always kept.
 * @param names the files there are
 */
export function outOfRotation(names: readonly string[], kept: Kept): string[] {
	const newestFirst = names
		.filter((name) => pattern.test(name))
		.sort()
		.reverse();
	const keep = new Set(newestFirst.slice(0, 1));
	const spans: [number, (day: string) => string][] = [
		[kept.days, (day) => day],
		[kept.weeks, weekOf],
		[kept.months, (day) => day.slice(0, 7)],
	];
	for (const [most, spanOf] of spans) {
		const seen = new Set<string>();
		for (const name of newestFirst) {
			const span = spanOf(pattern.exec(name)?.[1] ?? '');
			if (seen.has(span) || seen.size >= most) continue;
			seen.add(span);
			keep.add(name);
		}
	}
	return newestFirst.filter((name) => !keep.has(name));
}

/** How backups stand: nobody has made a key, none was made yet, the last good one is old, or all is well. */
export type BackupState = 'no-key' | 'none' | 'old' | 'good';

/** Judges it by whether there is a key and when the last good backup began. */
export function stateOf(hasKey: boolean, lastGood: Date | null, at: Date): BackupState {
	if (!hasKey) return 'no-key';
	if (lastGood === null) return 'none';
	return at.getTime() - lastGood.getTime() > oldAfterHours * 3_600_000 ? 'old' : 'good';
}
