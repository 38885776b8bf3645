// The process: reads the settings, opens the app, listens, and stops when asked. Everything else is in src/.
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = 22;
if (Number.parseInt(process.versions.node, 10) < oldest) {
	console.error(
		`Tandem needs Node ${oldest} or later; this is ${process.version}. Start it with npm start, which brings its own.`,
	);
	process.exit(1);
}

process.env.TANDEM_HOME ??= dirname(fileURLToPath(import.meta.url));
process.chdir(process.env.TANDEM_HOME);
// The adapter reads these; each request is given its own and its caller's address, and a number, in headers that no client
// can set.
Object.assign(process.env, {
	PROTOCOL_HEADER: 'x-tandem-protocol',
	HOST_HEADER: 'x-tandem-host',
	ADDRESS_HEADER: 'x-tandem-address',
	BODY_SIZE_LIMIT: '101M',
});

const stopWith = (sentence) => {
	console.error(sentence);
	process.exit(1);
};
const { readSettings } = await import('./src/server/platform/settings.ts');
const { newRequestId } = await import('./src/server/platform/log/request.ts');

let settings;
try {
	settings = readSettings(process.env);
} catch (error) {
	stopWith(error.message);
}

let app;
const expected = ['WrongSetting', 'DirectoryInUse', 'CannotStart'];
try {
	app = await import('./build/handler.js');
} catch (error) {
	stopWith(expected.includes(error.name) ? error.message : (error.stack ?? String(error)));
}

const origin = settings.origin === undefined ? undefined : new URL(settings.origin);

/** Who asks: as the outermost of our own proxies saw them. What stands further left in the header anybody can write. */
const addressOf = (request) => {
	const seen = (request.headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim());
	return (settings.proxies > 0 && seen.at(-settings.proxies)) || (request.socket.remoteAddress ?? '');
};

const server = createServer((request, response) => {
	// Every reply carries a number that its lines in the log have too, whoever makes it: page, file or refusal.
	const number = newRequestId();
	request.headers['x-tandem-request'] = number;
	response.setHeader('x-request-id', number);
	request.headers['x-tandem-protocol'] = origin ? origin.protocol.slice(0, -1) : 'http';
	request.headers['x-tandem-host'] = origin ? origin.host : request.headers.host;
	request.headers['x-tandem-address'] = addressOf(request);
	app.handler(request, response, () => {
		response.statusCode = 404;
		response.end();
	});
});

server.on('error', (error) => {
	stopWith(
		error.code === 'EADDRINUSE'
			? `Port ${settings.port} is in use. Set PORT to another.`
			: `The server cannot listen: ${error.message}`,
	);
});

server.listen(settings.port, () => {
	const address = settings.origin ?? `http://localhost:${server.address().port}`;
	console.log(`Tandem is at ${address}`);
	if (globalThis.tandem?.code)
		console.log(`To set up your school you need this code: ${globalThis.tandem.code}`);
	if (!settings.smtpUrl) console.log(`No mail server is set: letters are written to ${settings.data}/outbox`);
});

/** Takes no more requests and lets those that run end, for ten seconds at most. */
const drain = () =>
	new Promise((resolve) => {
		server.close(resolve);
		// A connection that waits for its next request would otherwise hold the server open.
		setInterval(() => server.closeIdleConnections(), 50).unref();
		setTimeout(() => server.closeAllConnections(), 10_000).unref();
	});

let stopping = false;
const stop = async () => {
	if (stopping) return;
	stopping = true;
	await drain();
	await globalThis.tandem?.stop();
	process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
