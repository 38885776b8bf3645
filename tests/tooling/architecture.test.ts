import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** A small project that keeps every rule. */
const sound: Record<string, string> = {
	'src/routes/+page.server.ts': `import { propose } from '#server/domain/request/index.ts'; propose();`,
	'src/routes/+page.svelte': `<script lang="ts">import type { Request } from '#server/domain/request/index.ts'; import Card from '#ui/Card.svelte'; let { request }: { request: Request } = $props();</script><Card {request} />`,
	'src/ui/Card.svelte': `<script lang="ts">import type { Request } from '#server/domain/request/index.ts'; let { request }: { request: Request } = $props();</script>{request.id}`,
	'src/server/api/requests.ts': `import { Hono } from 'hono'; import { propose } from '#server/domain/request/index.ts'; new Hono().post('/', () => propose());`,
	'src/server/domain/request/index.ts': `export { propose, type Request } from './propose-request.ts';`,
	'src/server/domain/request/propose-request.ts': `import { nameOf } from '#server/domain/person/index.ts'; import { unitOfWork } from '#server/platform/database/index.ts'; export interface Request { id: string } export const propose = () => unitOfWork(nameOf());`,
	'src/server/domain/request/propose-request.test.ts': `import { test } from 'vitest'; import { cast } from '../../../../tests/cast.ts'; test(cast, () => {});`,
	'src/server/domain/person/index.ts': `export { nameOf } from './person.ts';`,
	'src/server/domain/person/person.ts': `export const nameOf = () => 'Ada';`,
	'src/server/platform/database/index.ts': `import pg from 'pg'; export const unitOfWork = (name: string) => new pg.Pool({ user: name });`,
	'src/server/platform/database/rehearsal.ts': `export const rehearsal = () => 1;`,
	'tests/cast.ts': `export const cast = 'the cast';`,
};

/** Files that each break rules, with the names of those rules; a cycle is reported at its first file. */
const broken: Record<string, { text: string; breaks: string[] }> = {
	'src/server/domain/person/person-a.ts': {
		text: `import './person-b.ts'; export const a = 1;`,
		breaks: ['no-cycles'],
	},
	'src/server/domain/person/person-b.ts': { text: `import './person-a.ts'; export const b = 1;`, breaks: [] },
	'src/server/domain/person/lost.ts': { text: `import '#server/nowhere.ts';`, breaks: ['imports-resolve'] },
	'src/server/domain/person/answers.ts': {
		text: `import '#server/api/requests.ts';`,
		breaks: ['domain-knows-no-doors'],
	},
	'src/server/domain/person/shows.ts': {
		text: `import '#ui/Card.svelte';`,
		breaks: ['doors-do-not-call-doors', 'domain-knows-no-doors'],
	},
	'src/server/domain/person/fetches.ts': {
		text: `import 'node:https';`,
		breaks: ['domain-knows-no-framework'],
	},
	'src/server/domain/person/routes.ts': {
		text: `import { error } from '@sveltejs/kit'; error(404);`,
		breaks: ['domain-knows-no-framework'],
	},
	'src/server/domain/person/mails.ts': {
		text: `import mailer from 'nodemailer'; mailer.createTransport({});`,
		breaks: ['domain-knows-no-framework'],
	},
	'src/server/domain/person/peeks.ts': {
		text: `import { propose } from '../request/propose-request.ts'; propose();`,
		breaks: ['nouns-meet-at-the-index'],
	},
	'src/server/domain/person/queries.ts': {
		text: `import type { Pool } from 'pg'; export type P = Pool;`,
		breaks: ['only-the-database-room-speaks-pg'],
	},
	'src/server/platform/clock.ts': {
		text: `import { nameOf } from '#server/domain/person/index.ts'; nameOf();`,
		breaks: ['platform-knows-no-nouns'],
	},
	'src/server/domain/person/poses.ts': {
		text: `import { rehearsal } from '#server/platform/database/rehearsal.ts'; rehearsal();`,
		breaks: ['only-the-proof-rehearses'],
	},
	'src/server/jobs/sneaks.ts': {
		text: `import { nameOf } from '#server/domain/person/person.ts'; nameOf();`,
		breaks: ['doors-enter-at-the-index'],
	},
	'src/server/jobs/embeds.ts': {
		text: `import { PGlite } from '@electric-sql/pglite'; new PGlite();`,
		breaks: ['only-the-database-room-speaks-pg'],
	},
	'src/server/jobs/leans.ts': {
		text: `import { cast } from '../../../tests/cast.ts'; export const c = cast;`,
		breaks: ['nothing-leans-on-tests'],
	},
	'src/ui/Clever.svelte': {
		text: `<script lang="ts">import { propose } from '#server/domain/request/index.ts'; propose();</script>`,
		breaks: ['ui-takes-only-types-from-server'],
	},
	'src/routes/visit/+page.svelte': {
		text: `<script lang="ts">import { propose } from '#server/domain/request/index.ts'; propose();</script>`,
		breaks: ['browser-files-take-only-types-from-server'],
	},
};

let folder = '';

beforeAll(() => {
	folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'tandem-architecture-')));
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	const imports = { '#server/*': './src/server/*', '#ui/*': './src/ui/*' };
	write('package.json', JSON.stringify({ type: 'module', imports }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a sound project keeps every rule; each broken file is named with the rules it breaks, and no other', () => {
	for (const [file, text] of Object.entries(sound)) write(file, text);
	expect(violations()).toEqual([]);

	for (const [file, { text }] of Object.entries(broken)) write(file, text);
	const expected = Object.entries(broken).flatMap(([file, { breaks }]) =>
		breaks.map((rule) => `${rule}: ${file}`),
	);
	expect(violations()).toEqual(expected.sort());
}, 60_000);

test('every rule of the project is broken once above', () => {
	const script = `process.stdout.write(JSON.stringify(require(${JSON.stringify(config)}).forbidden.map((rule) => rule.name)))`;
	const rules: string[] = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
	const covered = new Set(Object.values(broken).flatMap(({ breaks }) => breaks));
	expect(rules.filter((rule) => !covered.has(rule))).toEqual([]);
});

const config = path.join(root, '.dependency-cruiser.cjs');

function violations(): string[] {
	const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const args = [cruiser, '--config', config, '--output-type', 'json', 'src'];
	const run = spawnSync(process.execPath, args, {
		cwd: folder,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	const report: { summary: { violations: { rule: { name: string }; from: string }[] } } = JSON.parse(
		run.stdout,
	);
	return [...new Set(report.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort();
}

function write(file: string, text: string): void {
	const full = path.join(folder, file);
	mkdirSync(path.dirname(full), { recursive: true });
	writeFileSync(full, text);
}
