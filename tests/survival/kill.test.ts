import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { actorOf, cast, rehearse, scene, schools } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(rehearse);
}, 120_000);

afterAll(() => server?.stop());

const writers = 10;
const rounds = 4;
/** Acknowledged captures after which a round's process is killed: together fewer than a token may send in ten minutes. */
const aRound = [60, 75, 90, 105];

/** One writer: captures visit after visit until the server is gone; keeps the entries that were acknowledged. */
async function write(origin: string, acknowledged: Set<string>): Promise<void> {
	for (;;) {
		const entry = newId();
		const answer = await fetch(`${origin}/api/v1/visits`, {
			method: 'POST',
			headers: { authorization: `Bearer ${server.keys.ada.token}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				entry,
				collaborationId: scene.clara,
				schoolId: schools.harbour.id,
				with: [cast.clara.id],
				kind: 'corridor',
				startsAt: new Date().toISOString(),
				minutes: 5,
				privateNote: `Seen at ${entry}`,
			}),
		}).catch(() => undefined);
		if (answer === undefined) return;
		if (answer.status !== 201)
			throw new Error(`A capture was answered with ${answer.status}: ${await answer.text()}`);
		acknowledged.add(entry);
	}
}

async function until(reached: () => boolean): Promise<void> {
	while (!reached()) await wait(5);
}

describe('a process that is killed while ten people write', () => {
	it('has lost nothing that it acknowledged, and left nothing half written', async () => {
		const acknowledged = new Set<string>();
		for (let round = 0; round < rounds; round += 1) {
			const enough = acknowledged.size + (aRound[round] ?? 60);
			const writing = Promise.all(Array.from({ length: writers }, () => write(server.origin, acknowledged)));
			await Promise.race([until(() => acknowledged.size >= enough), writing]);
			const gone = once(server.process, 'exit');
			server.process.kill('SIGKILL');
			await Promise.all([gone, writing]);
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
		expect(acknowledged.size).toBeGreaterThan(300);
		expect([...acknowledged].filter((entry) => !entries.has(entry))).toEqual([]);
		expect(kept.filter((row) => row.words !== `Seen at ${row.entry_id}`)).toEqual([]);
		expect(kept.length).toBe(entries.size);
	}, 180_000);
});
