import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Server, startServer } from '../server.ts';
import { type HeardRequest, type HeardSums, sumsHeader } from './spy.ts';

/** Somebody's ways in, as their browser and their program send them. */
export interface WayIn {
	cookie: string;
	token?: string;
}

export interface Listening extends Server {
	/** Asks for a page and gives what was heard of it. */
	ask: (path: string, as: WayIn, api?: boolean) => Promise<{ status: number; text: string; sums: HeardSums }>;
	/** Every request since the last time, with its statements; only where a file was named. */
	heard: () => Promise<HeardRequest[]>;
}

const spy = pathToFileURL(join(import.meta.dirname, 'spy.ts')).href;

/**
 * Starts the built app with an ear in it.
 * @param plans whether the planner's plans are heard too: needs a superuser's address of a PostgreSQL server
 */
export async function startListening(
	data: string,
	env: Record<string, string>,
	{ statements = false, plans = false } = {},
): Promise<Listening> {
	const file = join(data, 'heard.jsonl');
	const server = await startServer(data, {
		...env,
		NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${spy}`,
		...(statements || plans ? { TANDEM_HEARD: file } : {}),
		...(plans ? { TANDEM_PLANS: 'on' } : {}),
	});
	if (statements || plans) await appendFile(file, '');
	let read = 0;
	return {
		...server,
		ask: async (path, as, api = false) => {
			const headers: Record<string, string> = api
				? { authorization: `Bearer ${as.token}` }
				: { cookie: as.cookie };
			const response = await fetch(server.origin + path, { headers, redirect: 'manual' });
			const text = await response.text();
			return {
				status: response.status,
				text,
				sums: JSON.parse(response.headers.get(sumsHeader) ?? '{}') as HeardSums,
			};
		},
		heard: async () => {
			const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
			const fresh = lines.slice(read).map((line) => JSON.parse(line) as HeardRequest);
			read = lines.length;
			return fresh;
		},
	};
}
