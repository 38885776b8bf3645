import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	renameSync,
	rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { startParameters } from './durable-files.ts';

/** Where in a data directory PostgreSQL's own files are. */
export function clusterPath(directory: string): string {
	return join(directory, 'cluster');
}

/**
 * Sees to it that a data directory holds a whole cluster: an empty one, or the one in a snapshot.
 * It is built beside its place and moved there when all of it is on disk, so that a first start that is
 * cut off leaves nothing half-made.
 * @param directory exists and is held by this process
 * @param snapshot what `dump` gave; refused (thrown) if there is a cluster already
 * @param durable whether to wait for the disk
 */
export async function provideCluster(
	directory: string,
	snapshot: Blob | undefined,
	durable: boolean,
): Promise<void> {
	const cluster = clusterPath(directory);
	if (existsSync(join(cluster, 'PG_VERSION'))) {
		if (snapshot)
			throw new Error(`${directory} already holds a database; a snapshot needs an empty directory.`);
		return;
	}
	const building = `${cluster}.building`;
	rmSync(building, { recursive: true, force: true });
	mkdirSync(building, { mode: 0o700 });
	const pglite = await PGlite.create({
		fs: new NodeFS(building),
		startParams: startParameters(false),
		...(snapshot ? { loadDataDir: snapshot } : {}),
	});
	await pglite.close();
	if (durable) syncTree(building);
	renameSync(building, cluster);
	if (durable) syncOne(directory);
}

function syncTree(directory: string): void {
	for (const entry of readdirSync(directory, { withFileTypes: true })) {
		const path = join(directory, entry.name);
		if (entry.isDirectory()) syncTree(path);
		else syncOne(path);
	}
	syncOne(directory);
}

function syncOne(path: string): void {
	// Windows opens no directories and keeps its own promise about renames.
	if (process.platform === 'win32') return;
	const descriptor = openSync(path, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
