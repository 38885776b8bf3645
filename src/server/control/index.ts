import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { faultOf, log } from '#server/platform/log/index.ts';
import { settings } from '#server/platform/settings.ts';
import { operations } from './operations.ts';
import { controlPlace } from './place.ts';

/** A message of mail that is handed in is the longest, in the signs of base64. */
const longestBody = 3 * 1024 * 1024;

/**
 * Opens the command line's way in while the server runs: HTTP over a socket in the data directory that only its user
 * can open. A socket that a killed server left is replaced; one that somebody answers at is left to them.
 * @returns closes it again
 */
export async function startControl(): Promise<() => Promise<void>> {
	const place = await controlPlace(settings().data);
	const server = createServer((request, response) => void answer(request, response));
	if (await listen(server, place)) return () => close(server);
	if (await somebodyAnswers(place)) {
		log.warning('control.taken');
		return async () => {};
	}
	await rm(place, { force: true });
	if (!(await listen(server, place))) log.warning('control.taken');
	return () => close(server);
}

async function listen(server: Server, place: string): Promise<boolean> {
	const opened = await new Promise<boolean>((resolve, reject) => {
		const failed = (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
		server.once('error', failed);
		// The socket is made within this call: nobody else can open it, not even for a moment.
		const before = process.umask(0o177);
		server.listen(place, () => {
			server.removeListener('error', failed);
			resolve(true);
		});
		process.umask(before);
	});
	if (opened && !place.startsWith('\\\\')) await chmod(place, 0o600);
	return opened;
}

function somebodyAnswers(place: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(place, () => {
			socket.destroy();
			resolve(true);
		});
		socket.on('error', () => resolve(false));
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const operation = operations[`${request.method} ${request.url}`];
	try {
		const body = await readBody(request);
		const { status, body: told } =
			operation === undefined || body === undefined
				? { status: 404, body: null }
				: await operation(body.value);
		send(response, status, told);
	} catch (error) {
		log.error('control.failed', faultOf(error));
		send(response, 500, null);
	}
}

async function readBody(request: IncomingMessage): Promise<{ value: unknown } | undefined> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of request as AsyncIterable<Buffer>) {
		length += piece.length;
		if (length > longestBody) return undefined;
		pieces.push(piece);
	}
	if (length === 0) return { value: null };
	try {
		return { value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
	} catch {
		return undefined;
	}
}

function send(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
