import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastName, cast, planted, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import type { Caller, DoorRow, Outcome } from './doors/door.ts';
import { table } from './doors/table.ts';
import { findDoors } from './find-doors.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(rehearse);
}, 120_000);

afterAll(() => server?.stop());

const callers: Caller[] = [...(Object.keys(cast) as CastName[]), 'anyone'];

function bodyOf(row: DoorRow): { method: string; body?: BodyInit; headers: Record<string, string> } {
	const method = row.door.startsWith('action') ? 'POST' : (/^\w+ ([A-Z]+) /.exec(row.door)?.[1] ?? 'GET');
	if (row.form || row.door.startsWith('action')) {
		const form = new URLSearchParams();
		for (const [name, value] of Object.entries(row.form ?? {}))
			for (const one of [value].flat()) form.append(name, one);
		return { method, body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
	}
	if (row.body !== undefined)
		return { method, body: JSON.stringify(row.body), headers: { 'content-type': 'application/json' } };
	return { method, headers: {} };
}

function keyOf(caller: Caller, path: string): Record<string, string> {
	if (caller === 'anyone') return {};
	const { cookie, token } = server.keys[caller];
	return path.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie };
}

async function knock(
	row: DoorRow,
	caller: Caller,
): Promise<{ outcome: Outcome; text: string; location: string }> {
	const given = bodyOf(row);
	const path = row.path ?? row.door.replace(/^\w+ ([A-Z]+ )?/, '').replace(/\?\/default$/, '');
	const answer = await fetch(server.origin + path, {
		...given,
		redirect: 'manual',
		headers: { ...given.headers, origin: server.origin, accept: 'text/html', ...keyOf(caller, path) },
	});
	const text = await answer.text();
	const location = answer.headers.get('location') ?? '';
	const acts = given.method !== 'GET';
	let outcome: Outcome;
	if (answer.status === 404) outcome = 'absent';
	else if (answer.status >= 300 && answer.status < 400)
		outcome = location.startsWith('/sign-in') ? 'sign-in' : acts ? 'done' : 'led-on';
	else if (answer.status === 401 && path.startsWith('/api/')) outcome = 'sign-in';
	else if (answer.status >= 200 && answer.status < 300) outcome = acts ? 'done' : 'seen';
	else if (answer.status < 500) outcome = 'refused';
	else throw new Error(`${row.door} fell over for ${caller}: ${answer.status}\n${server.log().slice(-2000)}`);
	return { outcome, text, location };
}

function expectSilence(text: string, allowed: (keyof typeof planted)[], where: string): void {
	for (const [name, words] of Object.entries(planted))
		if (!allowed.includes(name as keyof typeof planted))
			expect(text.includes(words), `${name} in ${where}`).toBe(false);
}

describe('the table of doors', () => {
	it('has a row for every door there is, and none for a door there is not', async () => {
		const doors = await findDoors();
		expect(
			doors.filter((door) => !table.some((row) => row.door === door)),
			'doors without a row',
		).toEqual([]);
		expect(
			table.map((row) => row.door).filter((door) => !doors.includes(door)),
			'rows without a door',
		).toEqual([]);
	});

	it.each(table.filter((row) => row.provedBy))('$door is proved by $provedBy', ({ provedBy }) => {
		expect(existsSync(provedBy ?? '')).toBe(true);
	});

	for (const row of table.filter((one) => !one.provedBy)) {
		// Those who are refused knock first: what is done comes last.
		const ordered = [...callers].sort(
			(a, b) => Number(outcomeFor(row, a) === 'done') - Number(outcomeFor(row, b) === 'done'),
		);
		it(`${row.door}${row.path ? ` at ${row.path}` : ''}: each of the cast finds what was promised`, async () => {
			for (const caller of ordered) {
				const { outcome, text, location } = await knock(row, caller);
				expect(`${caller}: ${outcome}`).toBe(`${caller}: ${outcomeFor(row, caller)}`);
				expectSilence(text + location, row.shows?.[caller] ?? [], `${row.door} for ${caller}`);
				if (row.door.startsWith('page ') && caller !== 'anyone') {
					const data = await knock({ ...row, path: dataPath(row) }, caller);
					expectSilence(data.text, row.shows?.[caller] ?? [], `the data of ${row.door} for ${caller}`);
				}
			}
		}, 60_000);
	}

	it('leaves no planted word in the log or the mail', async () => {
		expectSilence(server.log(), [], 'the log');
		const outbox = join(server.data, 'outbox');
		for (const file of existsSync(outbox) ? await readdir(outbox) : [])
			expectSilence(await readFile(join(outbox, file), 'utf8'), [], `the letter ${file}`);
	});
});

function outcomeFor(row: DoorRow, caller: Caller): Outcome {
	return row.sees[caller] ?? (caller === 'anyone' ? 'sign-in' : row.others);
}

function dataPath(row: DoorRow): string {
	const [path = '/', query] = (row.path ?? row.door.slice('page '.length)).split('?');
	return `${path === '/' ? '' : path}/__data.json${query ? `?${query}` : ''}`;
}
