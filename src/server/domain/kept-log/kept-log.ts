import type { VisitKind } from '#server/domain/visit/index.ts';

/** What a column of a kept log can be. */
export const logFields = ['day', 'time', 'minutes', 'teacher', 'kind', 'place', 'note'] as const;
export type LogField = (typeof logFields)[number];

/** The most that one file may hold. */
export const most = {
	bytes: 5_000_000,
	rows: 3_000,
	columns: 60,
	cell: 8_000,
	characters: 3_500_000,
	/** Signs of a text that part cells or lines, wherever they stand: what costs time to read, whether anything stands between them or not. */
	signs: 400_000,
} as const;

/** A spreadsheet as it was brought: its header, and its rows with the number each has in the file, the header being 1. */
export interface Sheet {
	header: string[];
	rows: { number: number; cells: string[] }[];
}

/** How a sheet is to be read. */
export interface Reading {
	/** By field, the place of its column, from 0; a field that is not there has none. */
	columns: Partial<Record<LogField, number>>;
	/** Which comes first where a day is written with numbers: `3/9/2026`. */
	first: 'day' | 'month';
	/** Whom a name of the log means, by the name as `folded` gives it. */
	people: Record<string, string>;
	/** What a word of the log for a visit means, likewise. */
	kinds: Record<string, VisitKind>;
}

/** Why a row is not read; a sentence `kept-log.unread.<reason>`. */
export const whyUnread = [
	'no-day',
	'day',
	'ahead',
	'long-ago',
	'time',
	'minutes',
	'no-teacher',
	'teacher',
	'kind',
] as const;
export type Unread = (typeof whyUnread)[number];
