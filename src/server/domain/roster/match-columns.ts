import { bareName, nearestName } from './edit-distance.ts';

/** What a file must, should and may have. Whatever else stands in it is not looked at. */
export interface Columns<Name extends string> {
	/** Without one of these the file cannot be read. */
	readonly required: readonly Name[];
	/** Without one of these something is missing, and the reader is told. */
	readonly helpful?: readonly Name[];
	readonly optional?: readonly Name[];
	/** Columns of the format that are dropped; known so that none is taken for a misspelling of another. */
	readonly dropped?: readonly string[];
}

export interface MatchedColumns<Name extends string> {
	/** Where each column stands, from 0. */
	readonly places: ReadonlyMap<Name, number>;
	/** `found` is near a known name, so it is safe to quote. */
	readonly misspelt: readonly { column: Name; found: string }[];
	readonly missingRequired: readonly Name[];
	readonly missingHelpful: readonly Name[];
	readonly twice: readonly Name[];
}

/**
 * Finds columns by their header. Capitals, spaces and signs do not count; a column that is still missing is
 * taken from an unknown header that is a small misspelling away. Extension columns (`metadata.…`) are left alone.
 */
export function matchColumns<Name extends string>(
	header: readonly string[],
	columns: Columns<Name>,
): MatchedColumns<Name> {
	const required = columns.required;
	const helpful = columns.helpful ?? [];
	const wanted = [...required, ...helpful, ...(columns.optional ?? [])];
	const dropped = new Set((columns.dropped ?? []).map(bareName));
	const places = new Map<Name, number>();
	const misspelt: { column: Name; found: string }[] = [];
	const twice: Name[] = [];
	const unknown: { found: string; place: number }[] = [];

	for (const [place, found] of header.entries()) {
		if (found.toLowerCase().startsWith('metadata.')) continue;
		const column = wanted.find((name) => bareName(name) === bareName(found));
		if (column === undefined) {
			if (!dropped.has(bareName(found))) unknown.push({ found, place });
		} else if (places.has(column)) twice.push(column);
		else {
			places.set(column, place);
			if (column !== found) misspelt.push({ column, found });
		}
	}
	for (const { found, place } of unknown) {
		const missing = wanted.filter((name) => !places.has(name));
		const column = nearestName(found, missing);
		if (column === null) continue;
		places.set(column, place);
		misspelt.push({ column, found });
	}
	return {
		places,
		misspelt,
		missingRequired: required.filter((name) => !places.has(name)),
		missingHelpful: helpful.filter((name) => !places.has(name)),
		twice,
	};
}
