import { searchable } from '#server/domain/people/index.ts';
import { momentOf } from '#server/domain/school/index.ts';
import { type PastVisit, usually, type VisitKind, visitKinds } from '#server/domain/visit/index.ts';
import { keyOf } from '#server/platform/entry.ts';
import { readDay, readMinutes, readTime } from './cells.ts';
import type { LogField, Reading, Sheet, Unread } from './kept-log.ts';

/** Somebody whom a log may name. */
export interface Colleague {
	id: string;
	given: string;
	family: string;
	knownAs: string | null;
}

/** What reading a log needs to know besides it. */
export interface Circumstances {
	actorId: string;
	colleagues: readonly Colleague[];
	/** The school's zone, and the reader's language. */
	zone: string;
	locale: string;
	now: Date;
}

/** A row that becomes a visit, or does not and why. */
export type ReadRow = { number: number; cells: string[]; day?: string | undefined; names: string[] } & (
	| { visit: PastVisit; why?: undefined }
	| { visit?: undefined; why: Unread }
);

/** A log as it was read. */
export interface ReadLog {
	rows: ReadRow[];
	/** Names and words for visits that nobody and nothing is known by, as they are written, most frequent first. */
	unknownNames: string[];
	unknownKinds: string[];
}

/** A name or word of a log, as readings remember it. */
export const folded = (text: string): string =>
	searchable(text.replace(/[^\p{L}\p{N}@.]+/gu, ' '))
		.trim()
		.slice(0, 200);

/** Nobody brings in more than ten years. */
const LONGEST_AGO_MS = 3653 * 86_400_000;
/** Where a log does not say when, the visit stands at the beginning of the day's work. */
const USUAL_TIME = '08:00';

/** Words for kinds of visit that logs use besides our own. */
const usualWords: Record<string, VisitKind> = {
	model: 'modelling', modeling: 'modelling', 'modeled lesson': 'modelling', demo: 'modelling', 'demo lesson': 'modelling',
	coaching: 'side-by-side', 'side by side': 'side-by-side', 'in class': 'side-by-side', 'co teach': 'co-teaching',
	'co teaching': 'co-teaching', coteaching: 'co-teaching', 'team teaching': 'co-teaching', observation: 'observing',
	observe: 'observing', observed: 'observing', visit: 'observing', 'class visit': 'observing', plan: 'planning',
	'planning meeting': 'planning', 'co planning': 'planning', meeting: 'planning', reflection: 'reflecting', debrief: 'reflecting',
	feedback: 'reflecting', 'check in': 'check-in', checkin: 'check-in', conversation: 'check-in', chat: 'check-in', email: 'e-mail',
	'e mail': 'e-mail', mail: 'e-mail', message: 'e-mail', hallway: 'corridor', help: 'support', 'tech support': 'support',
	troubleshooting: 'support', 'peer observation': 'peer-visit', 'peer visit': 'peer-visit',
}; // biome-ignore format: pairs of words

/** Whom a name means: one colleague, several, or none. */
function directoryOf(colleagues: readonly Colleague[]): Map<string, Set<string>> {
	const directory = new Map<string, Set<string>>();
	for (const { id, given, family, knownAs } of colleagues)
		for (const first of [given, knownAs ?? given])
			for (const name of [`${first} ${family}`, `${family} ${first}`, first, family]) {
				const key = folded(name);
				if (key !== '') directory.set(key, (directory.get(key) ?? new Set()).add(id));
			}
	return directory;
}

/** The names in a cell: whole if it is somebody's, else parted where lists are parted. */
function namesIn(cell: string, isKnown: (name: string) => boolean): string[] {
	if (isKnown(cell)) return [cell];
	const parts = cell
		.split(/[;\n/&+]|\s(?:and|und|et|y|e)\s/iu)
		.flatMap((part) => (isKnown(part) ? [part] : part.split(',')))
		.map((part) => part.trim())
		.filter((part) => folded(part) !== '');
	return [...new Set(parts)];
}

/**
 * Reads every row of a log as a visit of its owner, outside any collaboration, its words as a note for the owner alone. The key
 * of a visit comes from what stands in its row: the same row again, in whichever file, is the same visit; a row that stands
 * twice in one file is two. Pure: same sheet, reading and circumstances, same answer.
 */
export function readRows(sheet: Sheet, reading: Reading, circumstances: Circumstances): ReadLog {
	const directory = directoryOf(circumstances.colleagues);
	const known = new Set(circumstances.colleagues.map(({ id }) => id));
	const whom = (name: string): string | undefined => {
		const key = folded(name);
		const chosen = reading.people[key];
		if (chosen !== undefined && known.has(chosen)) return chosen;
		const found = directory.get(key);
		return found?.size === 1 ? [...found][0] : undefined;
	};
	const kindOf = (word: string): VisitKind | undefined => {
		const key = folded(word);
		const own = visitKinds.find((kind) => kind === key || kind.replaceAll('-', ' ') === key);
		return reading.kinds[key] ?? own ?? usualWords[key];
	};
	const names = new Map<string, number>();
	const kinds = new Map<string, number>();
	const twins = new Map<string, number>();
	const count = (into: Map<string, number>, word: string) => into.set(word, (into.get(word) ?? 0) + 1);

	const rows = sheet.rows.map(({ number, cells }): ReadRow => {
		const cell = (field: LogField) => cells[reading.columns[field] ?? -1] ?? '';
		const said = namesIn(cell('teacher'), (name) => whom(name) !== undefined);
		const day = readDay(cell('day'), reading.first, circumstances.locale);
		const row = { number, cells, day, names: said };
		for (const name of said) if (whom(name) === undefined) count(names, name);
		const word = cell('kind');
		const kind = word === '' ? 'check-in' : kindOf(word);
		if (kind === undefined) count(kinds, word);

		if (cell('day') === '') return { ...row, why: 'no-day' };
		if (day === undefined) return { ...row, why: 'day' };
		const time =
			cell('time') === ''
				? (readTime(/[ T]\d{1,2}[:hH]\d{2}.*$/.exec(cell('day'))?.[0] ?? '') ?? USUAL_TIME)
				: readTime(cell('time'));
		if (time === undefined) return { ...row, why: 'time' };
		const startsAt = momentOf(day, time, circumstances.zone);
		if (startsAt > circumstances.now) return { ...row, why: 'ahead' };
		if (circumstances.now.getTime() - startsAt.getTime() > LONGEST_AGO_MS) return { ...row, why: 'long-ago' };
		if (kind === undefined) return { ...row, why: 'kind' };
		const minutes = cell('minutes') === '' ? usually[kind].minutes : readMinutes(cell('minutes'));
		if (minutes === undefined) return { ...row, why: 'minutes' };
		if (said.length === 0) return { ...row, why: 'no-teacher' };
		const people = [...new Set(said.map(whom))];
		if (people.includes(undefined)) return { ...row, why: 'teacher' };
		const others = people.filter((id): id is string => id !== undefined && id !== circumstances.actorId);
		if (others.length === 0) return { ...row, why: 'no-teacher' };

		const content = JSON.stringify(cells);
		const turn = twins.get(content) ?? 0;
		twins.set(content, turn + 1);
		const entry = keyOf(circumstances.actorId, content, `kept-log ${turn}`);
		const place = cell('place').replace(/\s+/g, ' ').slice(0, 200);
		return { ...row, visit: { entry, with: others, kind, startsAt, minutes, place, note: cell('note') } };
	});
	const byCount = (words: Map<string, number>) =>
		[...words].sort(([, a], [, b]) => b - a).map(([word]) => word.slice(0, 200));
	return { rows, unknownNames: byCount(names), unknownKinds: byCount(kinds) };
}
