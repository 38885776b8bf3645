import { readFile } from 'node:fs/promises';
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
const fileIn = (data: string) => join(data, 'heard.jsonl');

/**
 * The environment that puts an ear into the built app.
 * @param statements whether each statement is written down, in the data directory
 * @param plans whether the planner's plans are, too: needs a superuser's address of a PostgreSQL server
 */
export function ear(data: string, { statements = false, plans = false } = {}): Record<string, string> {
	return {
		NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${spy}`,
		...(statements || plans ? { TANDEM_HEARD: fileIn(data) } : {}),
		...(plans ? { TANDEM_PLANS: 'on' } : {}),
	};
}

/** Listens to a server that was started with an ear. */
export function listenTo(server: Server): Listening {
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
			const lines = (await readFile(fileIn(server.data), 'utf8')).split('\n').slice(0, -1);
			const fresh = lines.slice(read).map((line) => JSON.parse(line) as HeardRequest);
			read = lines.length;
			return fresh;
		},
	};
}

/** Starts the built app with an ear in it. */
export async function startListening(
	data: string,
	env: Record<string, string>,
	wanted: Parameters<typeof ear>[1] = {},
): Promise<Listening> {
	return listenTo(await startServer(data, { ...env, ...ear(data, wanted) }));
}
