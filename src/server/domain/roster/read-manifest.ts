import { bareName } from './edit-distance.ts';
import { type RosterFileName, rosterFileNames } from './file-names.ts';
import type { ProblemList } from './problem.ts';
import { readCsv } from './read-csv.ts';
import type { CsvTable } from './table.ts';

/** Whether a file is complete, holds only what changed, or is not meant to be there. */
export type FileMode = 'bulk' | 'delta' | 'absent';

/** What a set says about itself. */
export interface Manifest {
	/** Null when it does not say. */
	readonly version: '1.1' | '1.2' | null;
	/** What it says about the files that are read. */
	readonly modes: ReadonlyMap<RosterFileName, FileMode>;
}

/** Reads manifest.csv, which a set may lack. Refuses a version other than 1.1 and 1.2. */
export async function readManifest(table: CsvTable | undefined, problems: ProblemList): Promise<Manifest> {
	let version: Manifest['version'] = null;
	const modes = new Map<RosterFileName, FileMode>();
	if (table === undefined) return { version, modes };

	await readCsv(table, { required: ['propertyName', 'value'] }, problems, (row) => {
		const property = row.get('propertyName');
		const value = row.get('value');
		if (bareName(property) === 'onerosterversion') {
			const known = /^v?(1\.[12])(\.\d+)*$/i.exec(value)?.[1];
			if (known === '1.1' || known === '1.2') version = known;
			else problems.refuse('unknown-version', row.at('value'), { value: value.slice(0, 40) });
			return;
		}
		const name = rosterFileNames.find(
			(known) => bareName(`file.${known.slice(0, -4)}`) === bareName(property),
		);
		if (name === undefined) return;
		const mode = value.toLowerCase();
		if (mode === 'bulk' || mode === 'delta' || mode === 'absent') modes.set(name, mode);
		else problems.warn('unknown-mode', row.at('value'), { name });
	});
	return { version, modes };
}
