import { orderOf, readDay, type Sheet } from '#server/domain/kept-log/index.ts';
import { searchable } from '#server/domain/people/index.ts';
import { cleanAddress, cleanName, most, privacyOn, type ToolState, toolStates } from './tool.ts';

/** What a column of a spreadsheet of tools can be. */
export const sheetFields = ['name', 'address', 'state', 'privacyUntil', 'seats', 'until', 'notes'] as const;
export type SheetField = (typeof sheetFields)[number];

/** The most that one spreadsheet of tools may hold. */
export const mostOfSheet = { rows: 1000, characters: 200_000 } as const;

/** Why a row cannot be taken; a sentence `tool.sheet.wrong.<why>`. */
export type WrongRow =
	| 'no-name'
	| 'long'
	| 'twice'
	| 'address'
	| 'state'
	| 'day'
	| 'seats'
	| 'not-reviewed'
	| 'said-no';

/** A tool as the school has it. */
export interface KnownTool {
	id: string;
	name: string;
	address: string;
	state: ToolState;
	/** Until when its own privacy review holds. */
	privacyUntil: string | null;
	/** Until when a spreadsheet says that one holds, which nobody here went through. */
	saidUntil: string | null;
	/** Its last privacy review says that it is not for learners. */
	saidNo: boolean;
	seats: number | null;
	until: string | null;
	notes: string;
}

/** What a row would write; what its cells leave empty stays as it is. A day of privacy is what the spreadsheet says, and no review. */
export type ToolRow = Omit<KnownTool, 'id' | 'saidNo' | 'privacyUntil'>;

/** A row as it was read: what comes of it, or why nothing does. */
export interface PlannedTool {
	/** In the file, the header being 1. */
	number: number;
	name: string;
	/** Undefined for a tool the school does not have. */
	id: string | undefined;
	what: 'new' | 'changed' | 'same' | 'wrong';
	why: WrongRow | undefined;
	changes: { field: SheetField; before: string; after: string }[];
	row: ToolRow | undefined;
}

/** The words that a school’s spreadsheet may use, in its language, besides our own in English. */
export interface SheetWords {
	columns: Record<SheetField, string>;
	states: Record<ToolState, string>;
	locale: string;
}

const folded = (text: string) => searchable(text.replace(/[^\p{L}\p{N}]+/gu, ' ')).trim();

const usualColumns: Record<SheetField, string[]> = {
	name: ['name', 'tool', 'app', 'product', 'title'],
	address: ['address', 'link', 'url', 'web', 'website', 'web address'],
	state: ['state', 'status'],
	privacyUntil: ['privacy reviewed until', 'privacy until', 'privacy review', 'privacy', 'reviewed until'],
	seats: ['seats', 'licences', 'licenses', 'users'],
	until: ['until', 'licence until', 'license until', 'ends', 'end', 'expires', 'renewal'],
	notes: ['notes', 'note', 'remarks', 'comment', 'comments'],
};

/** Which column of a header is what, by its name. */
export function columnsOf(header: readonly string[], words: SheetWords): Partial<Record<SheetField, number>> {
	const names = header.map(folded);
	const found: Partial<Record<SheetField, number>> = {};
	for (const field of sheetFields) {
		const known = [folded(words.columns[field]), ...usualColumns[field]];
		const place = names.findIndex((name) => name !== '' && known.includes(name));
		if (place >= 0) found[field] = place;
	}
	return found;
}

/** The names of a sheet, as they would be kept. */
export function namesIn(sheet: Sheet, words: SheetWords): string[] {
	const place = columnsOf(sheet.header, words).name ?? -1;
	return sheet.rows.map(({ cells }) => cleanName(cells[place] ?? ''));
}

/**
 * Reads every row of a spreadsheet against the tools that a school has. Pure: the same sheet, tools and day give the same plan, and a
 * plan carried out leaves nothing for the same sheet to do.
 * @param today school day, `YYYY-MM-DD`
 * @param sameName the same for names that are one, whatever their case
 */
export function planSheet(
	sheet: Sheet,
	known: readonly KnownTool[],
	words: SheetWords,
	today: string,
	sameName: (name: string) => string,
): PlannedTool[] {
	const columns = columnsOf(sheet.header, words);
	const days = (['privacyUntil', 'until'] as const).flatMap((field) =>
		sheet.rows.map(({ cells }) => cells[columns[field] ?? -1] ?? ''),
	);
	const first = orderOf(days, words.locale);
	const byName = new Map(known.map((tool) => [sameName(tool.name), tool]));
	const seen = new Set<string>();
	const stateOf = (word: string) =>
		toolStates.find((state) => [folded(state), folded(words.states[state])].includes(folded(word)));

	return sheet.rows.map(({ number, cells }): PlannedTool => {
		const cell = (field: SheetField) => (cells[columns[field] ?? -1] ?? '').trim();
		const name = cleanName(cell('name'));
		const key = sameName(name);
		const tool = byName.get(key);
		const wrong = (why: WrongRow): PlannedTool => ({
			number,
			name: name.slice(0, most.name),
			id: tool?.id,
			what: 'wrong',
			why,
			changes: [],
			row: undefined,
		});
		if (name === '') return wrong('no-name');
		if (name.length > most.name || cell('notes').length > most.notes) return wrong('long');
		if (seen.has(key)) return wrong('twice');
		seen.add(key);
		const address = cleanAddress(cell('address'));
		if (address === undefined) return wrong('address');
		const state = cell('state') === '' ? (tool?.state ?? 'idea') : stateOf(cell('state'));
		if (state === undefined) return wrong('state');
		const day = (field: 'privacyUntil' | 'until', is: string | null | undefined) =>
			cell(field) === '' ? (is ?? null) : readDay(cell(field), first, words.locale);
		const said = tool?.saidUntil ?? tool?.privacyUntil;
		const [saidUntil, until] = [day('privacyUntil', said), day('until', tool?.until)];
		if (saidUntil === undefined || until === undefined) return wrong('day');
		if (saidUntil !== null && saidUntil !== said && !isNear(saidUntil, today)) return wrong('day');
		const seats = cell('seats') === '' ? (tool?.seats ?? null) : readCount(cell('seats'));
		if (seats !== null && !(seats >= 1 && seats <= most.seats)) return wrong('seats');
		if (tool?.saidNo && cell('privacyUntil') !== '') return wrong('said-no');
		if (
			state === 'recommended' &&
			privacyOn(tool?.privacyUntil ?? null, today) !== 'holds' &&
			tool?.state !== 'recommended'
		)
			return wrong('not-reviewed');
		const row: ToolRow = {
			name: tool?.name ?? name,
			address: address || (tool?.address ?? ''),
			state,
			saidUntil,
			seats,
			until,
			notes: cell('notes') || (tool?.notes ?? ''),
		};
		const text = (one: ToolRow | undefined, field: SheetField) =>
			String(one?.[field === 'privacyUntil' ? 'saidUntil' : field] ?? '');
		const before = tool && { ...tool, saidUntil: said ?? null };
		const changes = sheetFields
			.filter((field) => field !== 'name' && text(row, field) !== text(before, field))
			.map((field) => ({ field, before: text(before, field), after: text(row, field) }));
		const what = tool === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same';
		return { number, name: row.name, id: tool?.id, what, why: undefined, changes, row };
	});
}

/** A whole number, with thousands apart or together; NaN for any other text. */
const readCount = (text: string) =>
	/^\d+$|^\d{1,3}([\s.,'’]\d{3})+$/.test(text) ? Number(text.replace(/\D/g, '')) : Number.NaN;

/** Within ten years before and five after: what a privacy review can have been made for. */
function isNear(day: string, today: string): boolean {
	const year = Number(today.slice(0, 4));
	return day > `${year - 9}${today.slice(4)}` && day < `${year + most.reviewYears}${today.slice(4)}`;
}
