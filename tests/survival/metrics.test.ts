import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { settings } from '#server/platform/settings.ts';
import { cast, planted, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { temporaryFolder } from '../server.ts';

const token = 'a-token-of-the-operator-0123456789';
const engine = inject('engine');
let server: PreparedServer;
let databaseName = '';
let removeToken = async () => {};

beforeAll(async () => {
	const { folder, remove } = await temporaryFolder();
	const file = join(folder, 'token');
	await writeFile(file, `${token}\n`);
	removeToken = remove;
	// Read before they are set: this process is not the one that is asked.
	settings();
	process.env.TANDEM_METRICS_TOKEN_FILE = file;
	process.env.TANDEM_SLOW_QUERY_MS = '1';
	server = await startPrepared(async (database) => {
		await rehearse(database);
		const { rows } = await database.pool.query<{ name: string }>('select current_database() as name');
		databaseName = rows[0]?.name ?? '';
	});
}, 120_000);

afterAll(async () => {
	delete process.env.TANDEM_METRICS_TOKEN_FILE;
	delete process.env.TANDEM_SLOW_QUERY_MS;
	await server?.stop();
	await removeToken();
});

async function ask(path: string, headers: Record<string, string> = {}) {
	const answer = await fetch(server.origin + path, {
		redirect: 'manual',
		headers: { accept: 'text/html', ...headers },
	});
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const asAda = () => ({ cookie: server.keys.ada.cookie });
const linesOf = (event: string) =>
	server
		.log()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Record<string, unknown>)
		.filter((line) => line.event === event);

describe('the metrics', () => {
	it('tell who has the token how requests, work, database, jobs and mail stand', async () => {
		await ask('/today', asAda());
		await ask('/nothing-here', asAda());
		await ask('/api/v1/me', { accept: 'application/json', authorization: `Bearer ${server.keys.ada.token}` });
		const { status, headers, text } = await ask('/metrics', { authorization: `Bearer ${token}` });
		expect(status).toBe(200);
		expect(headers.get('content-type')).toContain('text/plain');
		for (const line of [
			/^tandem_requests_total\{method="GET",route="\/today",status="200"\} \d+$/m,
			/^tandem_requests_total\{method="GET",route="none",status="404"\} \d+$/m,
			/^tandem_requests_total\{method="GET",route="\/api\/v1\/me",status="200"\} \d+$/m,
			/^tandem_request_seconds_bucket\{le="0.1",route="\/today"\} \d+$/m,
			/^tandem_units_of_work_total\{actor="member",outcome="done"\} \d+$/m,
			/^tandem_queries_total [1-9]\d*$/m,
			/^tandem_slow_queries_total [1-9]\d*$/m,
			/^tandem_database_connections\{state="open"\} [1-9]\d*$/m,
			/^tandem_mail\{state="waiting"\} \d+$/m,
			/^tandem_mail\{state="failed"\} 0$/m,
			/^# TYPE tandem_jobs gauge$/m,
			/^# TYPE tandem_backup_last_good_timestamp_seconds gauge$/m,
			/^process_resident_memory_bytes \d+$/m,
			/^nodejs_eventloop_lag_seconds \S+$/m,
		])
			expect(line.test(text), String(line)).toBe(true);
		if (engine.kind === 'embedded') expect(text).toMatch(/^tandem_embedded_log_bytes \d+$/m);
		else expect(text).not.toContain('tandem_embedded');
	});

	it('carry no id, no name, no address and no word of anybody', async () => {
		const { text } = await ask('/metrics', { authorization: `Bearer ${token}` });
		expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
		expect(text).not.toContain('@');
		for (const person of Object.values(cast)) expect(text).not.toContain(person.id);
		for (const words of Object.values(planted)) expect(text).not.toContain(words);
	});

	it('are for everybody else an address where nothing is', async () => {
		for (const headers of [{}, asAda(), { cookie: server.keys.goran.cookie }]) {
			const unknown = await ask('/unknown', headers);
			for (const shown of [{}, { authorization: 'Bearer wrong' }, { authorization: `Basic ${token}` }]) {
				const answer = await ask('/metrics', { ...headers, ...shown });
				expect(answer.status).toBe(unknown.status);
				expect(answer.headers.get('location')).toBe(unknown.headers.get('location'));
				const without = (text: string) => text.replace(/nonce="[^"]*"|__sveltekit_\w+/g, '');
				expect(without(answer.text)).toBe(without(unknown.text));
			}
		}
	});
});

describe('a request', () => {
	it('has a number, in the reply and in the log, that nobody else chooses', async () => {
		const { headers } = await ask('/people', {
			...asAda(),
			'x-tandem-request': 'CHOSEN',
			'x-request-id': 'CHOSEN',
		});
		const number = headers.get('x-request-id');
		expect(number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
		await expect
			.poll(() => linesOf('request').find((line) => line.request === number))
			.toMatchObject({ level: 'info', method: 'GET', route: '/people', status: 200 });
		expect(server.log()).not.toContain('CHOSEN');
		expect((await ask('/icon.svg')).headers.get('x-request-id')).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	});

	it('leaves its pattern in the log, not what was asked for', async () => {
		await ask(`/people/${cast.clara.id}?q=looked-for`, asAda());
		await expect.poll(() => linesOf('request').some((line) => line.route === '/people/[person]')).toBe(true);
		expect(server.log()).not.toContain(cast.clara.id);
		expect(server.log()).not.toContain('looked-for');
	});

	it('names slow statements without their values, with its number', async () => {
		await expect.poll(() => linesOf('query.slow').length).toBeGreaterThan(0);
		for (const { statement, milliseconds } of linesOf('query.slow')) {
			expect(milliseconds).toBeGreaterThanOrEqual(1);
			for (const [, value] of String(statement).matchAll(/'([^']*)'/g)) expect(value).toBe('…');
		}
		for (const words of Object.values(planted)) expect(server.log()).not.toContain(words);
		expect(server.log()).not.toContain('@example.org');
	});

	it.runIf(engine.kind === 'postgresql')('that fails shows its number, and the log says where', async () => {
		if (engine.kind !== 'postgresql') return;
		const owner = new pg.Client(Object.assign(new URL(engine.url), { pathname: `/${databaseName}` }).href);
		await owner.connect();
		try {
			await owner.query('alter table visit rename to visit_away');
			const { status, headers, text } = await ask('/visits', asAda());
			const number = headers.get('x-request-id') ?? '';
			expect(status).toBe(500);
			expect(text).toContain(number);
			await expect
				.poll(() => linesOf('request.failed').find((line) => line.request === number))
				.toMatchObject({ level: 'error', route: '/(staff)/visits', code: '42P01' });
		} finally {
			await owner.query('alter table visit_away rename to visit');
			await owner.end();
		}
		expect((await ask('/nothing-here', asAda())).text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}</);
	});
});
