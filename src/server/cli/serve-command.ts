import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { home } from '#server/platform/settings.ts';
import { noWords } from './called-wrongly.ts';

/** Serves until it is told to stop. The server reads its own settings and ends the process itself. */
export async function serve(args: string[]): Promise<number> {
	noWords(args);
	await import(pathToFileURL(join(home(), 'server.mjs')).href);
	return 0;
}
