import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { actorOf, rehearse } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';
import { endProcess } from '../server.ts';
import { effort } from './effort.ts';
import { capture, makeTokens, noteOf } from './writer.ts';

let server: PreparedServer;
/** Several of Ada's: one may not send all of this in ten minutes. */
let tokens: string[];

beforeAll(async () => {
	server = await startPrepared(async (database) => {
		await rehearse(database);
		tokens = await makeTokens('ada', 8);
	});
}, 120_000);

afterAll(() => server?.stop());

/** Acknowledged captures after which a round's process is killed, in turn. */
const aRound = [60, 75, 90, 105];

/** One writer: captures visit after visit until the server is gone; keeps the entries that were acknowledged. */
async function write(origin: string, token: string, acknowledged: Set<string>): Promise<void> {
	for (;;) {
		const told = await capture(origin, token);
		if (told === undefined) return;
		if (told.status !== 201) throw new Error(`A capture was answered with ${told.status} ${told.code}`);
		acknowledged.add(told.entry);
	}
}

async function until(reached: () => boolean): Promise<void> {
	while (!reached()) await wait(5);
}

describe('a process that is killed while people write', () => {
	it(
		'has lost nothing that it acknowledged, and left nothing half written',
		async () => {
			const acknowledged = new Set<string>();
			for (let round = 0; round < effort.kills; round += 1) {
				const enough = acknowledged.size + (aRound[round % aRound.length] ?? 60);
				const token = tokens[round % tokens.length] ?? '';
				const writing = Promise.all(
					Array.from({ length: effort.writers }, () => write(server.origin, token, acknowledged)),
				);
				await Promise.race([until(() => acknowledged.size >= enough), writing]);
				await endProcess(server, 'SIGKILL');
				await writing;
				server = await server.again();
			}
			const kept = await server.read(() =>
				unitOfWork(actorOf('ada'), (tx) =>
					tx
						.selectFrom('visit')
						.leftJoin('note', 'note.visit_id', 'visit.id')
						.select(['visit.entry_id', 'note.words'])
						.where('visit.kind', '=', 'corridor')
						.execute(),
				),
			);
			const entries = new Set(kept.map((row) => row.entry_id));
			expect(acknowledged.size).toBeGreaterThanOrEqual(effort.kills * 60);
			expect([...acknowledged].filter((entry) => !entries.has(entry))).toEqual([]);
			expect(kept.filter((row) => row.words !== noteOf(row.entry_id ?? ''))).toEqual([]);
			expect(kept.length).toBe(entries.size);
		},
		effort.patience,
	);
});
