import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bringChromium } from './bring-chromium.mjs';
import { bringPostgresql } from './bring-postgresql.mjs';
import { type Counts, countPlaywright, countTool, countVitest } from './reports.ts';
import { type Ran, root, runCommand, runProgram } from './run-command.ts';

export interface Outcome extends Counts {
	readonly output: string;
}

/** One part of `npm test`. */
export interface Part {
	readonly name: string;
	readonly proves: string;
	/**
	 * @param live whether output is shown as it comes
	 * @param more further arguments for the part's own program, such as the name of a test file
	 */
	run(live: boolean, more: readonly string[]): Promise<Outcome>;
}

/** In the order in which they run: what answers soonest comes first. */
export const parts: readonly Part[] = [
	{ name: 'generated', proves: 'generated files are up to date', run: checkGenerated },
	{ name: 'types', proves: 'the types agree', run: checkTypes },
	{ name: 'lint', proves: 'style and common mistakes', run: lint },
	{ name: 'architecture', proves: 'who may import whom', run: checkArchitecture },
	{ name: 'build', proves: 'the pages build', run: build },
	{ name: 'unit', proves: 'the rules, on the embedded engine', run: testUnits },
	{ name: 'postgresql', proves: 'the same on PostgreSQL', run: testOnPostgresql },
	{ name: 'journeys', proves: 'people in a browser', run: testJourneys },
];

/** Runs every script of package.json whose name begins with `check:`. */
async function checkGenerated(live: boolean): Promise<Outcome> {
	const manifest: { scripts: Record<string, string> } = JSON.parse(
		readFileSync(path.join(root, 'package.json'), 'utf8'),
	);
	let [passed, failed, output] = [0, 0, ''];
	for (const name of Object.keys(manifest.scripts).filter((script) => script.startsWith('check:'))) {
		const ran = await runCommand('npm', ['run', '--silent', name], { minutes: 3, live });
		output += ran.output;
		if (ran.ok) passed += 1;
		else failed += 1;
	}
	return { passed, failed, skipped: 0, output };
}

async function checkTypes(live: boolean): Promise<Outcome> {
	const synced = await syncTypes(live);
	if (!synced.ok) return asTool(synced);
	const args = ['--tsconfig', './tsconfig.json', '--tsgo', '--fail-on-warnings', '--no-color'];
	return asTool(await runProgram('svelte-check/bin/svelte-check', args, { minutes: 5, live }));
}

async function lint(live: boolean, more: readonly string[]): Promise<Outcome> {
	const args = ['ci', '--colors=off', '--max-diagnostics=40', '--error-on-warnings', ...more];
	return asTool(await runProgram('@biomejs/biome/bin/biome', args, { minutes: 3, live }));
}

async function checkArchitecture(live: boolean): Promise<Outcome> {
	const places = ['src', 'tests', 'bench', 'server.mjs'].filter((place) =>
		existsSync(path.join(root, place)),
	);
	const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...places];
	return asTool(
		await runProgram('dependency-cruiser/bin/dependency-cruiser.mjs', args, { minutes: 3, live }),
	);
}

async function testUnits(live: boolean, more: readonly string[]): Promise<Outcome> {
	const synced = await syncTypes(live);
	if (!synced.ok) return asTool(synced);
	return vitest(['run', ...more], live, { TANDEM_TEST_ENGINE: 'embedded' });
}

/** The command line's own ways: what they call is proved on both engines by the tests of what they call. */
const sameOnEither = '--exclude=src/server/cli/**';

/** Runs again every test that imports, however far away, a file that asks for the engine under test. */
async function testOnPostgresql(live: boolean, more: readonly string[]): Promise<Outcome> {
	const switches = ['src', 'tests'].flatMap((place) => filesMentioning("inject('engine')", place));
	if (switches.length === 0) return asTool({ ok: false, output: "No file says inject('engine').\n" });
	// What a test kills is Tandem; those that end a server themselves make one of their own, which waits for its disk.
	const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
	const server = await bringPostgresql({ settings });
	try {
		const env = { TANDEM_TEST_ENGINE: 'postgresql', TANDEM_TEST_DATABASE_URL: server.url };
		const chosen = more.length > 0 ? ['run', ...more] : ['related', '--run', sameOnEither, ...switches];
		return await vitest(chosen, live, env);
	} finally {
		await server.stop();
	}
}

async function build(live: boolean): Promise<Outcome> {
	return asTool(await prepareBuild(live));
}

async function testJourneys(live: boolean, more: readonly string[]): Promise<Outcome> {
	const built = await prepareBuild(live);
	if (!built.ok) return asTool({ ok: false, output: 'Not run: the pages do not build.\n' });
	return reporting(async (file) => {
		const env = { TANDEM_CHROMIUM: bringChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file };
		const args = ['test', '--reporter=list,json', ...more];
		return runProgram('playwright/cli.js', args, { minutes: 30, live, env });
	}, countPlaywright);
}

async function vitest(args: string[], live: boolean, env: Record<string, string>): Promise<Outcome> {
	// More than two cores have to do: much of it is waiting for servers, and for processes to notice that another is gone.
	const fixed = ['--maxWorkers=3', '--passWithNoTests=false', '--exclude=tests/journeys/**'];
	return reporting((file) => {
		const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
		return runProgram('vitest/vitest.mjs', [...args, ...fixed, ...reporters], { minutes: 20, live, env });
	}, countVitest);
}

/** Runs what writes a report to the file it is given, and counts that report. */
async function reporting(
	run: (file: string) => Promise<Ran>,
	count: (json: string, ok: boolean) => Counts,
): Promise<Outcome> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-report-'));
	const file = path.join(folder, 'report.json');
	try {
		const ran = await run(file);
		const json = existsSync(file) ? readFileSync(file, 'utf8') : '';
		return { ...count(json, ran.ok), output: ran.output };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function prepareBuild(live: boolean): Promise<Ran> {
	return runCommand(process.execPath, [path.join(root, 'tools/prepare.mjs'), 'build'], { minutes: 5, live });
}

async function syncTypes(live: boolean): Promise<Ran> {
	return runProgram('@sveltejs/kit/svelte-kit.js', ['sync'], { minutes: 2, live });
}

function asTool(ran: Ran): Outcome {
	return { ...countTool(ran.ok), output: ran.output };
}

function filesMentioning(text: string, place: string): string[] {
	const folder = path.join(root, place);
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.join(folder, file))
		.filter((file) => readFileSync(file, 'utf8').includes(text));
}
