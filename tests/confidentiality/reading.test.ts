import { afterAll, beforeAll, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { actorOf, cast, planted, record, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(rehearse);
}, 120_000);

afterAll(() => server?.stop());

it('a page fetched ahead, or asked for its head alone, shows nothing and counts as read by nobody; opened, it does', async () => {
	const { cookie } = server.keys.clara;
	const paths = [
		`/visits/${record.visit}`,
		`/visits/${record.visit}/__data.json`,
		`/notebook/${cast.clara.id}`,
	];
	for (const path of paths) {
		const ahead = await fetch(server.origin + path, {
			headers: { cookie, 'sec-purpose': 'prefetch;prerender' },
		});
		expect(ahead.status, path).toBe(503);
		expect(await ahead.text(), path).toBe('');
	}
	for (const path of [...paths, `/api/v1/visits/${record.visit}`]) {
		const head = await fetch(server.origin + path, { method: 'HEAD', headers: { cookie } });
		expect([head.status, head.headers.get('allow')], path).toEqual([405, 'GET']);
	}
	const readings = () =>
		unitOfWork(actorOf('ada'), (tx) => tx.selectFrom('access_record').select('record_id').execute());
	expect(await server.read(readings)).toEqual([]);
	server = await server.again();
	const opened = await fetch(`${server.origin}/visits/${record.visit}`, { headers: { cookie } });
	expect(await opened.text()).toContain(planted.sharedNote);
	expect((await server.read(readings)).map((row) => row.record_id)).toContain(record.visit);
	server = await server.again();
}, 120_000);
