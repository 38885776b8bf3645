// Measures what the product promises about its speed, each as a ratio within one run, prints one table and keeps it as JSON.
//
//   npm run bench                     all of it
//   npm run bench -- pages capture    only these
//
// TANDEM_BENCH_SCHOOLS   how many schools “many” are (20; the goals speak of 1000: a quarter of an hour and 18 GB more)
// TANDEM_TEST_DATABASE_URL    a PostgreSQL server to measure on, as its superuser; without it a throw-away one
// TANDEM_LARGE_DATABASE_URL   a database of so many schools that is there already

import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { bringDatabases, type Databases, many } from './databases.ts';
import type { Row } from './row.ts';

/** Everything that is measured, in the order in which it runs. */
const measures: Record<string, () => Promise<(databases: Databases) => Promise<Row[]>>> = {
	pages: async () => (await import('./pages.ts')).measurePages,
	'many-schools': async () => (await import('./many-schools.ts')).measureManySchools,
	views: async () => (await import('./many-schools.ts')).measureViews,
	capture: async () => (await import('./capture.ts')).measureCapture,
	'row-security': async () => (await import('./row-security.ts')).measureRowSecurity,
	frameworks: async () => (await import('./frameworks.ts')).measureFrameworks,
	library: async () => (await import('./library.ts')).measureLibrary,
	'notebook-search': async () => (await import('./notebook-search.ts')).measureNotebookSearch,
	roster: async () => (await import('./roster.ts')).measureRoster,
	backup: async () => (await import('./backup.ts')).measureBackup,
	rotation: async () => (await import('./rotation.ts')).measureRotation,
	requests: async () => (await import('./requests.ts')).measureRequests,
	embedded: async () => (await import('./embedded.ts')).measureEmbedded,
	start: async () => (await import('./start.ts')).measureStart,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0) {
	console.error(`There is no “${unknown[0]}”. Name some of these: ${Object.keys(measures).join(', ')}.`);
	process.exit(2);
}

const databases = await bringDatabases();
const measured: Record<string, Row[]> = {};
try {
	for (const [name, read] of Object.entries(measures)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		console.error(`Measuring: ${name} …`);
		measured[name] = await (await read())(databases);
	}
} finally {
	await databases.close();
}

const rows = Object.values(measured).flat();
const shown = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2).replace(/\.?0+$/, ''));
console.table(
	Object.fromEntries(
		rows.map(({ what, value, unit, goal, ok }) => [
			what,
			{
				measured: `${shown(value)} ${unit}`.trim(),
				goal: goal ?? '',
				reached: ok === undefined ? '' : ok ? 'yes' : 'no',
			},
		]),
	),
);

const machine = {
	processor: os.cpus()[0]?.model ?? '',
	cores: os.cpus().length,
	memoryGB: Math.round(os.totalmem() / 2 ** 30),
	loadAtEnd: os.loadavg()[0],
	system: `${os.platform()} ${os.release()}`,
	node: process.version,
	postgresql: databases.version,
	schools: many,
};
const folder = new URL('results/', import.meta.url);
await mkdir(folder, { recursive: true });
const name = `${new Date().toISOString().slice(0, 10)}-${os.cpus().length}-cores${asked.length > 0 ? `-${asked.join('-')}` : ''}.json`;
await writeFile(new URL(name, folder), `${JSON.stringify({ machine, measured }, undefined, '\t')}\n`);
console.log(`Kept as bench/results/${name}.`);
