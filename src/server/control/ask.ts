import { request } from 'node:http';
import { settings } from '#server/platform/settings.ts';
import { controlPlace } from './place.ts';

/** What the running server answered. */
export interface Answer {
	status: number;
	body: unknown;
}

/** Asks the server that runs on this data directory; undefined when none does. */
export async function askServer(
	method: 'GET' | 'POST',
	path: string,
	body?: unknown,
): Promise<Answer | undefined> {
	const socketPath = await controlPlace(settings().data);
	return new Promise((resolve, reject) => {
		const asked = request(
			{ agent: false, socketPath, method, path, headers: { 'content-type': 'application/json' } },
			(answer) => {
				const pieces: Buffer[] = [];
				answer.on('data', (piece: Buffer) => pieces.push(piece));
				answer.on('error', reject);
				answer.on('end', () => {
					const text = Buffer.concat(pieces).toString('utf8');
					resolve({ status: answer.statusCode ?? 500, body: text === '' ? null : JSON.parse(text) });
				});
			},
		);
		asked.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
			else reject(error);
		});
		asked.end(body === undefined ? undefined : JSON.stringify(body));
	});
}
