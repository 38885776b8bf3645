import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'tandem-kill-'));
const directory = join(root, 'data');
const writers = fileURLToPath(new URL('./kill-writers.ts', import.meta.url));

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs ten writers and kills their process once `wanted` commits were acknowledged; gives all that were. */
async function writeAndKill(first: number, wanted: number): Promise<number[]> {
	const child = spawn(process.execPath, [writers, directory, String(first)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const acknowledged: number[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		if (line !== 'ready') acknowledged.push(Number(line));
		if (acknowledged.length === wanted) child.kill('SIGKILL');
	}
	return acknowledged;
}

test('ten writers killed three times lose nothing that was acknowledged', async () => {
	const acknowledged: number[] = [];
	for (const [round, wanted] of [40, 7, 120].entries()) {
		const told = await writeAndKill(round * 100_000, wanted);
		expect(told.length).toBeGreaterThanOrEqual(wanted);
		acknowledged.push(...told);
	}
	const embedded = await openEmbedded(directory);
	const { rows } = await embedded.pool.query('select id from note');
	const { rows: sums } = await embedded.pool.query(
		'select sum(hours)::int as hours, min(hours)::int as fewest from balance',
	);
	const kept = new Set(rows.map(({ id }) => id as number));
	expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
	// Every note moved one hour, in the same transaction.
	expect(sums).toEqual([{ hours: 2000, fewest: 1000 - kept.size }]);
	await embedded.close();
}, 180_000);
