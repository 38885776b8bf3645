import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CastName, cast, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { faultsIn } from '../server.ts';
import type { Caller, DoorRow } from './doors/door.ts';
import { table } from './doors/table.ts';
import { findDoors } from './find-doors.ts';
import { expectSilence, knock, outcomeFor } from './knock.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(rehearse);
}, 120_000);

afterAll(() => server?.stop());

const callers: Caller[] = [...(Object.keys(cast) as CastName[]), 'anyone'];

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

	for (const row of table.filter((one) => !one.provedBy && !one.door.startsWith('operation '))) {
		// Those who are refused knock first: what is done comes last.
		const ordered = [...callers].sort(
			(a, b) => Number(outcomeFor(row, a) === 'done') - Number(outcomeFor(row, b) === 'done'),
		);
		it(`${row.door}${row.path ? ` at ${row.path}` : ''}: each of the cast finds what was promised`, async () => {
			for (const caller of ordered) {
				const { outcome, text, location } = await knock(server, row, caller);
				expect(`${caller}: ${outcome}`).toBe(`${caller}: ${outcomeFor(row, caller)}`);
				expectSilence(text + location, row.shows?.[caller] ?? [], `${row.door} for ${caller}`);
				// A page that goes on in script brings all its data along; of the others, what a script would ask for is read too.
				if (row.door.startsWith('page ') && caller !== 'anyone' && !bringsData.test(text)) {
					const data = await knock(server, { ...row, path: dataPath(row) }, caller);
					expectSilence(data.text, row.shows?.[caller] ?? [], `the data of ${row.door} for ${caller}`);
				}
			}
		}, 60_000);
	}

	it('leaves no planted word in the log or the mail', async () => {
		expectSilence(server.log(), [], 'the log');
		expect(faultsIn(server.log())).toEqual([]);
		const outbox = join(server.data, 'outbox');
		for (const file of existsSync(outbox) ? await readdir(outbox) : [])
			expectSilence(await readFile(join(outbox, file), 'utf8'), [], `the letter ${file}`);
	});
});

/** In a page's last script: what each of its loads gave. */
const bringsData = /\bdata: \[.*\{type:"data",data:/;

function dataPath(row: DoorRow): string {
	const [path = '/', query] = (row.path ?? row.door.slice('page '.length)).split('?');
	return `${path === '/' ? '' : path}/__data.json${query ? `?${query}` : ''}`;
}
