import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { clusterPath } from './cluster.ts';
import { DurableFiles, type Synced, startParameters } from './durable-files.ts';
import { extensions } from './extensions.ts';
import { closeFilesOf } from './watch-for-crash.ts';

/** Opens a database in memory: an empty one, or the one in a snapshot. */
export function openInMemory(snapshot: Blob | undefined): Promise<PGlite> {
	return open('memory', {
		startParams: startParameters(false),
		...(snapshot ? { loadDataDir: snapshot } : {}),
	});
}

/** Opens the cluster of a data directory, recovering what was committed. Throws a sentence if it cannot be. */
export function openOnDisk(directory: string, durable: boolean, synced: Synced | undefined): Promise<PGlite> {
	const cluster = clusterPath(directory);
	return open(directory, {
		startParams: startParameters(durable),
		...(durable ? { fs: new DurableFiles(cluster, synced) } : { dataDir: cluster }),
	});
}

async function open(place: string, options: PGliteOptions): Promise<PGlite> {
	const complaints: string[] = [];
	const pglite = new PGlite({
		...options,
		extensions,
		onStderr: (line) => {
			const [, complaint] = /\b(?:FATAL|PANIC):\s*(.*)/.exec(line) ?? [];
			if (complaint !== undefined) complaints.push(complaint);
			return false;
		},
	});
	try {
		await pglite.waitReady;
		return pglite;
	} catch (error) {
		closeFilesOf(pglite);
		const why = complaints.at(-1) ?? (error instanceof Error ? error.message : String(error));
		throw new Error(`The database in ${place} could not be opened: ${why}`, { cause: error });
	}
}
