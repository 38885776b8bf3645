import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { machine } from '#server/platform/actor.ts';
import { holdClock, now } from '#server/platform/clock.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { fetchOutside } from '#server/platform/outside/index.ts';
import { isPublicAddress } from '#server/platform/outside/public-address.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { useSettings } from '#server/platform/settings.ts';
import { actorOf, type CastName, cast, rehearse } from '../../../../tests/cast/index.ts';
import { withDatabase } from '../../../../tests/database.ts';
import {
	addOutsideCalendar,
	findOutsideCalendars,
	readAgain,
	readOutsideCalendars,
	removeOutsideCalendar,
} from './index.ts';
import { together } from './outside-calendar.ts';

withDatabase(rehearse);

let server: Server;
let origin = '';
let answer: RequestListener = (_, response) => response.end();
let asked: { url: string; headers: Record<string, unknown> }[] = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		asked.push({ url: request.url ?? '', headers: request.headers });
		answer(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
	asked = [];
	useSettings({ CALENDAR_HOSTS: '127.0.0.1' });
});
afterAll(async () => {
	useSettings(undefined);
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

async function did<Result>(result: Promise<Result | Refusal>): Promise<Result> {
	const given = await result;
	if (isRefusal(given)) throw new Error(`refused: ${given.code}`);
	return given;
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '');
const hour = 3_600_000;
const thisHour = Math.floor(Date.now() / hour) * hour;
const from = (hours: number) => new Date(thisHour + hours * hour);
const event = (hours: number, long: number, more = '') =>
	`BEGIN:VEVENT\r\nUID:${hours}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${stamp(from(hours))}\r\nDTEND:${stamp(from(hours + long))}\r\nSUMMARY:PLANTED-dentist\r\nLOCATION:PLANTED-street\r\n${more}END:VEVENT\r\n`;
const calendar = (...events: string[]) =>
	`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\n${events.join('')}END:VCALENDAR\r\n`;
const sends = (text: string, headers: Record<string, string> = {}): void => {
	answer = (_, response) =>
		response.writeHead(200, { 'content-type': 'text/calendar', ...headers }).end(text);
};

const adds = (name: CastName, address: string) =>
	did(addOutsideCalendar(actorOf(name), { entry: newId(), name: 'Mine', address }));
const blocksOf = (name: CastName) =>
	unitOfWork(actorOf(name), (tx) => tx.selectFrom('busy_block').selectAll().orderBy('starts_at').execute());
const problemOf = async (name: CastName) => (await findOutsideCalendars(actorOf(name)))[0]?.problem;

describe('a calendar kept elsewhere', () => {
	it('gives when its person is busy, and no word of what for', async () => {
		sends(
			calendar(
				event(24, 1),
				event(24.5, 1),
				event(48, 2, 'TRANSP:TRANSPARENT\r\n'),
				event(72, 1, 'STATUS:CANCELLED\r\n'),
				event(96, 1, 'RRULE:FREQ=WEEKLY;COUNT=3\r\n'),
			),
		);
		const { id } = await adds('ada', `${origin}/secret.ics`);
		expect(await findOutsideCalendars(actorOf('ada'))).toMatchObject([
			{ name: 'Mine', host: '127.0.0.1', readAt: null, ahead: 0 },
		]);
		await readOutsideCalendars();
		const blocks = await blocksOf('ada');
		expect(blocks.map((one) => [one.starts_at, one.ends_at])).toEqual([
			[from(24), from(25.5)],
			...[96, 96 + 168, 96 + 336].map((hours) => [from(hours), from(hours + 1)]),
		]);
		expect(
			JSON.stringify(
				await unitOfWork(actorOf('ada'), (tx) => tx.selectFrom('outside_calendar').selectAll().execute()),
			),
		).not.toContain('PLANTED');
		expect(JSON.stringify(blocks)).not.toContain('PLANTED');
		const [shown] = await findOutsideCalendars(actorOf('ada'));
		expect(shown).toMatchObject({ readAt: expect.any(Date), problem: null, ahead: 4 });
		expect(JSON.stringify(shown)).not.toContain('secret.ics');
		await did(removeOutsideCalendar(actorOf('ada'), id));
		expect(await blocksOf('ada')).toEqual([]);
	});

	it('is its person’s: nobody else sees it, its address or its times, or has it read or forgotten', async () => {
		sends(calendar(event(24, 1)));
		const { id } = await adds('ada', `${origin}/hers.ics`);
		await readOutsideCalendars();
		for (const name of ['ben', 'clara', 'fatima', 'ivo', 'lena'] as const) {
			expect(await findOutsideCalendars(actorOf(name)), name).toEqual([]);
			expect(await blocksOf(name), name).toEqual([]);
			expect(await removeOutsideCalendar(actorOf(name), id), name).toMatchObject({ code: 'missing' });
			expect(await readAgain(actorOf(name), id), name).toMatchObject({ code: 'missing' });
		}
		await expect(
			unitOfWork(machine, (tx) => tx.selectFrom('outside_calendar').select('address').execute()),
		).rejects.toMatchObject({ code: '42501' });
		expect(
			await unitOfWork({ kind: 'operator', personId: cast.ivo.id }, (tx) =>
				tx.selectFrom('outside_calendar').select('id').execute(),
			),
		).toEqual([]);
		expect(await blocksOf('ada')).toHaveLength(1);
		await did(removeOutsideCalendar(actorOf('ada'), id));
	});

	it('is asked only whether it is still the same, until a day has passed', async () => {
		sends(calendar(event(24, 1)), { etag: '"one"' });
		const { id } = await adds('ada', `${origin}/x.ics`);
		await readOutsideCalendars();
		await readOutsideCalendars();
		expect(asked).toHaveLength(1);
		answer = (_, response) => response.writeHead(304).end();
		let letGo = holdClock(() => new Date(Date.now() + hour));
		await readOutsideCalendars();
		letGo();
		expect(asked[1]?.headers['if-none-match']).toBe('"one"');
		expect(await blocksOf('ada')).toHaveLength(1);
		sends(calendar(event(24, 1), event(30, 1)), { etag: '"one"' });
		letGo = holdClock(() => new Date(Date.now() + 26 * hour));
		await readOutsideCalendars();
		letGo();
		expect(asked[2]?.headers['if-none-match']).toBeUndefined();
		expect(await blocksOf('ada')).toHaveLength(2);
		await did(removeOutsideCalendar(actorOf('ada'), id));
	});

	it('that cannot be read says why, keeps the times of before, and is tried again later and later', async () => {
		sends(calendar(event(24, 1)));
		const { id } = await adds('ada', `${origin}/x.ics`);
		await readOutsideCalendars();
		const wrong: [RequestListener, string][] = [
			[(_, response) => response.writeHead(404).end('gone'), 'not-there'],
			[(_, response) => response.writeHead(401).end(), 'not-allowed'],
			[(_, response) => response.writeHead(500).end(), 'refused'],
			[(_, response) => response.end('<html>PLANTED</html>'), 'none'],
			[(_, response) => response.end(calendar(event(24, 1)).slice(0, 90)), 'torn'],
			[(_, response) => response.end('x'.repeat(2_000_001)), 'too-large'],
			[(_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'), 'refused'],
			[
				(request, response) => response.writeHead(302, { location: `${request.url}x` }).end(),
				'too-many-redirects',
			],
			[(_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(), 'unsafe-redirect'],
			[
				(_, response) => response.writeHead(302, { location: 'http://localhost:1/' }).end(),
				'private-address',
			],
			[
				(_, response) =>
					response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
				'private-address',
			],
			[
				(_, response) => response.writeHead(302, { location: 'http://[::ffff:127.0.0.1]/' }).end(),
				'private-address',
			],
			[(request) => request.socket.destroy(), 'no-answer'],
		];
		for (const [listener, problem] of wrong) {
			answer = listener;
			await did(readAgain(actorOf('ada'), id));
			await readOutsideCalendars();
			expect(await problemOf('ada')).toBe(problem);
			expect(await blocksOf('ada')).toHaveLength(1);
		}
		const row = await unitOfWork(actorOf('ada'), (tx) =>
			tx.selectFrom('outside_calendar').select(['fails', 'due_at']).executeTakeFirstOrThrow(),
		);
		expect(row.fails).toBe(wrong.length);
		expect(row.due_at.getTime() - now().getTime()).toBeGreaterThan(23 * hour);
		sends(calendar());
		await did(readAgain(actorOf('ada'), id));
		await readOutsideCalendars();
		expect(await findOutsideCalendars(actorOf('ada'))).toMatchObject([{ problem: null, ahead: 0 }]);
		await did(removeOutsideCalendar(actorOf('ada'), id));
	});

	it('may be of one’s own network only where it is allowed by name', async () => {
		sends(calendar(event(24, 1)));
		const { id } = await adds('ada', `${origin}/x.ics`);
		useSettings({});
		await readOutsideCalendars();
		expect([await problemOf('ada'), asked]).toEqual(['private-address', []]);
		await did(removeOutsideCalendar(actorOf('ada'), id));
	});

	it('is named once by a form sent twice, five at most, and only by an address that can be one', async () => {
		const entry = newId();
		const one = { entry, name: 'Mine', address: 'webcal://calendar.example.org/a.ics' };
		expect(await addOutsideCalendar(actorOf('ben'), one)).toEqual(
			await addOutsideCalendar(actorOf('ben'), one),
		);
		expect(await findOutsideCalendars(actorOf('ben'))).toMatchObject([{ host: 'calendar.example.org' }]);
		for (const address of [
			'',
			'x',
			'ftp://a.example/x',
			'file:///etc/passwd',
			'javascript:alert(1)',
			`https://a.example/${'x'.repeat(2000)}`,
		])
			expect(
				await addOutsideCalendar(actorOf('ben'), { entry: newId(), name: 'x', address }),
				address,
			).toMatchObject({ code: 'calendar-address' });
		for (let number = 0; number < 4; number += 1)
			await did(addOutsideCalendar(actorOf('ben'), { ...one, entry: newId() }));
		expect(await addOutsideCalendar(actorOf('ben'), { ...one, entry: newId() })).toMatchObject({
			code: 'calendar-too-many-outside',
		});
	});

	it('of a sealed account is neither shown nor fetched', async () => {
		sends(calendar(event(24, 1)));
		await adds('clara', `${origin}/clara.ics`);
		await unitOfWork(machine, async (tx) => {
			await tx
				.updateTable('person_address')
				.set({ retired_at: now() })
				.where('person_id', '=', cast.clara.id)
				.execute();
			await tx
				.insertInto('person_address')
				.values({ id: newId(), person_id: cast.clara.id, address: 'thief@example.org', source: 'operator' })
				.execute();
		});
		await readOutsideCalendars();
		expect(asked.filter((one) => one.url === '/clara.ics')).toEqual([]);
		expect(await findOutsideCalendars(actorOf('clara'))).toEqual([]);
	});
});

describe('where a fetch may go', () => {
	it('is the open internet, and nothing that stands for another place', () => {
		for (const address of [
			'93.184.215.14',
			'8.8.8.8',
			'172.32.0.1',
			'2a00:1450:4001:801::200e',
			'2606:4700::1111',
		])
			expect(isPublicAddress(address), address).toBe(true);
		for (const address of [
			'0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.8.9.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1',
			'198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fe80::1',
			'fc00::1', 'fd12:3456::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::1', 'localhost', '', '127.1', '0x7f000001',
		]) // biome-ignore format: a list reads better in rows
			expect(isPublicAddress(address), address).toBe(false);
	});

	it('is not hidden by how an address is written', async () => {
		const bounds = { mostBytes: 10, mostTime: 2000, mostRedirects: 1, allowed: [] };
		for (const host of [
			'127.1',
			'2130706433',
			'0x7f.0.0.1',
			'0177.0.0.1',
			'[::1]',
			'[::ffff:7f00:1]',
			'localhost',
			'LOCALHOST.',
			'127.0.0.1.',
		])
			expect(
				await fetchOutside({ address: `http://${host}:${new URL(origin).port}/`, ...bounds }),
				host,
			).toEqual({ kind: 'problem', problem: 'private-address' });
		expect(asked).toEqual([]);
	});

	it('ends after its time, however slowly the other side goes on', async () => {
		answer = (_, response) => {
			response.writeHead(200);
			const drip = setInterval(() => response.write('x'), 20);
			response.on('close', () => clearInterval(drip));
		};
		const bounds = { mostBytes: 100_000, mostTime: 200, mostRedirects: 1, allowed: ['127.0.0.1'] };
		expect(await fetchOutside({ address: origin, ...bounds })).toEqual({
			kind: 'problem',
			problem: 'too-slow',
		});
	});
});

describe('busy times', () => {
	it('are told as few as they can be', () => {
		const time = (a: number, b: number) => ({ startsAt: from(a), endsAt: from(b) });
		expect(
			together([time(5, 6), time(1, 3), time(2, 4), time(4, 5), time(8, 8), time(9, 7), time(1, 2)]),
		).toEqual([time(1, 6)]);
		expect(together([])).toEqual([]);
	});
});
