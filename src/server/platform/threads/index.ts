import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { home } from '#server/platform/settings.ts';

/** A computation in a thread of its own. */
export interface Thread<Result> {
	/** What it came to; undefined when it was stopped. Throws what the thread threw. */
	readonly result: Promise<Result | undefined>;
	/** Ends it at once, whatever it does. */
	stop(): void;
}

/** What a file for a thread posts: how far it is, as often as it likes, and at last what it came to. */
export type Posted<Result, Told> = { told: Told } | { result: Result };

/**
 * Runs a file of src/ in a thread of its own, as Node runs it: nothing of it is bundled, in the built app as in tests.
 * @param file from the folder of the installation, `src/server/…`
 */
export function runInThread<Result, Told>(
	file: string,
	given: unknown,
	tell: (told: Told) => void,
): Thread<Result> {
	const worker = new Worker(join(home(), file), { workerData: given });
	const result = new Promise<Result | undefined>((resolve, reject) => {
		worker.on('message', (posted: Posted<Result, Told>) => {
			if ('told' in posted) tell(posted.told);
			else resolve(posted.result);
		});
		worker.on('error', reject);
		worker.on('exit', () => resolve(undefined));
	});
	return { result, stop: () => void worker.terminate() };
}
