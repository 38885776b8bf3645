import { bareName } from './edit-distance.ts';
import { type RosterFileName, rosterFileNames } from './file-names.ts';
import type { ProblemList } from './problem.ts';
import { type CsvFile, readCsv } from './read-csv.ts';
import type { RosterVersion } from './roster.ts';

/** What a set says about itself. */
export interface Manifest {
	/** Null when it does not say. */
	readonly version: RosterVersion | null;
	/** Files that are declared to be there, whole. */
	readonly bulk: ReadonlySet<RosterFileName>;
	/** Files that are declared to be absent: what is in them, if they are there, is not meant. */
	readonly absent: ReadonlySet<RosterFileName>;
}

/**
 * Reads manifest.csv, which a set may lack. Refuses a version other than 1.1 and 1.2, and a set that holds only
 * changes in a file that is read.
 */
export async function readManifest(file: CsvFile | undefined, problems: ProblemList): Promise<Manifest> {
	let version: RosterVersion | null = null;
	const bulk = new Set<RosterFileName>();
	const absent = new Set<RosterFileName>();
	if (file === undefined) return { version, bulk, absent };

	await readCsv(file, { required: ['propertyName', 'value'] }, problems, (row) => {
		const property = row.get('propertyName');
		const value = row.get('value');
		const at = { file: file.name, row: row.line, column: 'value' };
		if (bareName(property) === 'onerosterversion') {
			const known = /^v?(1\.[12])(\.\d+)*$/i.exec(value)?.[1];
			if (known === '1.1' || known === '1.2') version = known;
			else problems.refuse('unknown-version', at, { value: value.slice(0, 40) });
			return;
		}
		const name = rosterFileNames.find(
			(known) => bareName(`file.${known.slice(0, -4)}`) === bareName(property),
		);
		if (name === undefined) return;
		const mode = value.toLowerCase();
		if (mode === 'bulk') bulk.add(name);
		else if (mode === 'absent') absent.add(name);
		else if (mode === 'delta') problems.refuse('delta-set', at, { name });
		else problems.warn('unknown-mode', at, { name });
	});
	return { version, bulk, absent };
}
