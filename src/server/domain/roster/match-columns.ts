import { bareName, nearestName } from './edit-distance.ts';
import type { TableShape } from './table.ts';

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
	/** Where each column stands, from 0: the best place first. */
	readonly places: ReadonlyMap<Name, readonly number[]>;
	/** As the file's format calls them; `found` is near a known name, so it is safe to quote. */
	readonly misspelt: readonly { column: string; found: string }[];
	readonly missingRequired: readonly string[];
	readonly missingHelpful: readonly string[];
	readonly twice: readonly string[];
	/** What the format calls each column that it may have. */
	readonly labels: ReadonlyMap<Name, string>;
}

/**
 * Finds columns by their header. Capitals, spaces and signs do not count; a column that is still missing is
 * taken from an unknown header that is a small misspelling away. Extension columns (`metadata.…`) are left alone.
 */
export function matchColumns<Name extends string>(
	header: readonly string[],
	columns: Columns<Name>,
	shape?: TableShape,
): MatchedColumns<Name> {
	const labelsOf = (name: Name): readonly string[] =>
		shape === undefined ? [name] : (shape.columns[name] ?? []);
	const all = [...columns.required, ...(columns.helpful ?? []), ...(columns.optional ?? [])];
	const wanted = all.flatMap((name) => labelsOf(name));
	const dropped = new Set(
		(shape === undefined ? (columns.dropped ?? []) : (shape.dropped ?? [])).map(bareName),
	);
	const found = new Map<string, number>();
	const misspelt: { column: string; found: string }[] = [];
	const twice: string[] = [];
	const unknown: { written: string; place: number }[] = [];

	for (const [place, written] of header.entries()) {
		if (written.toLowerCase().startsWith('metadata.')) continue;
		const label = wanted.find((name) => bareName(name) === bareName(written));
		if (label === undefined) {
			if (!dropped.has(bareName(written))) unknown.push({ written, place });
		} else if (found.has(label)) twice.push(label);
		else {
			found.set(label, place);
			if (label !== written) misspelt.push({ column: label, found: written });
		}
	}
	const has = (name: Name) => labelsOf(name).some((label) => found.has(label));
	for (const { written, place } of unknown) {
		const missing = all.filter((name) => !has(name)).flatMap((name) => labelsOf(name).slice(0, 1));
		const label = nearestName(written, missing);
		if (label === null) continue;
		found.set(label, place);
		misspelt.push({ column: label, found: written });
	}
	const lacking = (names: readonly Name[]) =>
		names.flatMap((name) => (has(name) ? [] : labelsOf(name).slice(0, 1)));
	const places = new Map<Name, number[]>();
	for (const name of all) {
		const own = labelsOf(name).flatMap((label) => found.get(label) ?? []);
		if (own.length > 0) places.set(name, own);
	}
	return {
		places,
		misspelt,
		missingRequired: lacking(columns.required.filter((name) => !shape?.optional?.includes(name))),
		missingHelpful: shape === undefined ? lacking(columns.helpful ?? []) : [],
		twice,
		labels: new Map(
			all.flatMap((name) =>
				labelsOf(name)
					.slice(0, 1)
					.map((label) => [name, label] as const),
			),
		),
	};
}
