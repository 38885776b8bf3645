import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsIn, startServer, temporaryFolder } from '../server.ts';
import { post } from './post.ts';

/** Where what all journeys share is kept: how the workers know of it. */
const variable = 'TANDEM_JOURNEYS_SHARE';

/** A folder that all workers read and write, for as long as the journeys run. */
export function shared(): string {
	const folder = process.env[variable];
	if (folder === undefined) throw new Error('What the journeys share is made before they run');
	return folder;
}

/** The data directory of a demonstration school that nobody has touched: for copying. */
export const demonstrationData = (): string => join(shared(), 'data');

/** Makes a demonstration school once for all workers. */
export default async function setUp(): Promise<() => Promise<void>> {
	const { folder, remove } = await temporaryFolder();
	process.env[variable] = folder;
	await mkdir(demonstrationData());
	try {
		await makeIn(demonstrationData());
	} catch (error) {
		await remove();
		throw error;
	}
	return remove;
}

async function makeIn(data: string): Promise<void> {
	const server = await startServer(data);
	try {
		const made = await post(server.origin, '/demonstration?/make');
		const faults = faultsIn(server.log());
		if (made.status !== 303 || faults.length > 0)
			throw new Error(`No demonstration school: ${made.status}\n${faults.join('\n')}`);
	} finally {
		await server.stop();
	}
}
