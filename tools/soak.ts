// Proves for as long as it takes what `npm test` proves in short: kills, power cuts, a full disk, interrupted migrations,
// a failover, a rolling upgrade and a day's traffic, on both engines.
//
//   npm run soak                        everything, with a day's traffic in an hour on each engine
//   npm run soak -- --hours 8           with eight such days in eight hours
//   npm run soak -- kill full-disk      these alone, by the names of their files in tests/survival

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bringPostgresql } from './bring-postgresql.mjs';
import { root, runProgram } from './run-command.ts';

const powerCuts = 'src/server/platform/database/embedded/durable-files.test.ts';
const folder = 'tests/survival';

const { values, positionals } = parseArgs({ options: { hours: { type: 'string' } }, allowPositionals: true });
const hours = Number(values.hours ?? '1');
const there = readdirSync(path.join(root, folder))
	.filter((name) => name.endsWith('.test.ts'))
	.map((name) => name.replace('.test.ts', ''));
const wrong = positionals.filter((name) => name !== 'power-cut' && !there.includes(name));
if (!(hours > 0 && hours <= 48) || wrong.length > 0) {
	console.error(`Name some of these: power-cut, ${there.join(', ')}. --hours takes up to 48.`);
	process.exit(2);
}

const chosen = positionals.length > 0 ? positionals : ['power-cut', ...there];
const files = chosen.map((name) => (name === 'power-cut' ? powerCuts : path.join(folder, `${name}.test.ts`)));
const server = await bringPostgresql();
let failed = 0;
try {
	for (const engine of ['embedded', 'postgresql']) {
		console.log(`\n──── ${engine} ────`);
		const these = files.filter((file) => engine === 'embedded' || file !== powerCuts);
		if (these.length === 0) continue;
		// One file after another: each measures, and loads the machine by itself.
		const args = ['run', '--maxWorkers=1', '--no-file-parallelism', '--passWithNoTests=false', ...these];
		const env = {
			TANDEM_SOAK: '1',
			TANDEM_SOAK_HOURS: String(hours),
			TANDEM_TEST_ENGINE: engine,
			TANDEM_TEST_DATABASE_URL: server.url,
		};
		const minutes = 240 + hours * 120;
		const ran = await runProgram('vitest/vitest.mjs', args, { minutes, live: true, env });
		if (!ran.ok) failed += 1;
	}
} finally {
	await server.stop();
}
process.exit(failed === 0 ? 0 : 1);
