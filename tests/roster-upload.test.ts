import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bayFiles, bayStaff } from '#server/domain/roster/fixtures/bay.ts';
import { zipOf } from '#server/domain/roster/fixtures/harbour.ts';
import { machine } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { assemble } from './cast/index.ts';
import { type PreparedServer, startPrepared } from './prepared-server.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(assemble);
}, 120_000);
afterAll(() => server?.stop());

const asIvo = (more: RequestInit = {}): RequestInit => ({
	...more,
	redirect: 'manual',
	headers: { cookie: server.keys.ivo.cookie, origin: server.origin, accept: 'text/html', ...more.headers },
});

function formOf(files: Record<string, string | Uint8Array>): FormData {
	const form = new FormData();
	for (const [name, content] of Object.entries(files))
		form.append('roster', new File([content as string | Uint8Array<ArrayBuffer>], name));
	return form;
}

/** Uploads files as the page's form does. @returns where it leads to */
async function upload(files: Record<string, string | Uint8Array>): Promise<string> {
	const answer = await fetch(
		`${server.origin}/people/roster`,
		asIvo({ method: 'POST', body: formOf(files) }),
	);
	expect(answer.status).toBe(303);
	return answer.headers.get('location') ?? '';
}

/** Looks at an import's page until it has something to say. */
async function untilRead(path: string, seen: (page: string) => void = () => {}): Promise<string> {
	for (;;) {
		const page = await (await fetch(server.origin + path, asIvo())).text();
		if (!page.includes('<progress')) return page;
		seen(page);
		await wait(250);
	}
}

const uploads = () => readdir(join(server.data, 'uploads')).catch(() => []);

/** Its key is deleted with what the page shows; the files go right after. */
const noUploadIsLeft = () => expect.poll(uploads, { timeout: 10_000 }).toEqual([]);

test('an upload is read by a job; the page tells how far, without script, and nothing of it stays on disk', async () => {
	const progress: string[] = [];
	const path = await upload({ 'bay.zip': zipOf(bayFiles(bayStaff())) });
	const page = await untilRead(path, (one) => progress.push(one));
	expect(progress[0]).toContain('http-equiv="refresh"');
	expect(progress[0]).toContain('You can leave this page and come back');
	expect(page).toContain('What this roster would change');
	expect(page).toContain('Family01');
	expect(page).not.toMatch(/planted/i);
	await noUploadIsLeft();
	const list = await (await fetch(`${server.origin}/people/roster`, asIvo())).text();
	expect(list).toContain('bay.zip');
}, 60_000);

test('several files are uploaded together; what is none is refused with a sentence', async () => {
	const page = await untilRead(await upload(bayFiles(bayStaff().slice(0, 3))));
	expect(page).toContain('Family03');
	const letter = await untilRead(await upload({ 'roster.zip': 'This is a letter, not a roster.' }));
	expect(letter).toContain('This is not a zip file.');
	const nothing = await fetch(`${server.origin}/people/roster`, asIvo({ method: 'POST', body: formOf({}) }));
	expect([nothing.status, await nothing.text()]).toEqual([422, expect.stringContaining('Choose the zip')]);
	const folder = Object.fromEntries(
		Array.from({ length: 51 }, (_, at) => [`${at}${'x'.repeat(400)}.csv`, 'a']),
	);
	const many = await fetch(`${server.origin}/people/roster`, asIvo({ method: 'POST', body: formOf(folder) }));
	expect([many.status, await many.text()]).toEqual([422, expect.stringContaining('more than 50 files')]);
	const cut = await fetch(
		`${server.origin}/people/roster`,
		asIvo({
			method: 'POST',
			headers: { 'content-type': 'multipart/form-data; boundary=x' },
			body: '--x\r\ncontent-disposition: form-data; name="roster"; filename="a.zip"\r\n\r\nhalf a file',
		}),
	);
	expect([cut.status, await cut.text()]).toEqual([422, expect.stringContaining('did not arrive whole')]);
	await noUploadIsLeft();
}, 60_000);

test('a process that is killed while it reads is taken over: the import is there once, and whole', async () => {
	const staff = Array.from({ length: 6000 }, (_, at) => ({
		...bayStaff()[at % 40]!,
		id: `m-${at}`,
		family: `Many${at}`,
		email: `m${at}@bay.example`,
	}));
	const path = await upload({ 'many.zip': zipOf(bayFiles(staff)) });
	const importId = path.split('/').at(-1) ?? '';
	const [folder] = await uploads();
	expect(folder).toBe(importId);
	const kept = await readFile(join(server.data, 'uploads', importId, '0'));
	expect(kept.subarray(0, 2).toString('latin1')).not.toBe('PK');
	// Killed in the middle: something has been staged, and not all.
	for (;;) {
		const page = await (await fetch(server.origin + path, asIvo())).text();
		if (/compared to|Comparing with/.test(page) || !page.includes('<progress')) break;
		await wait(50);
	}
	const gone = once(server.process, 'exit');
	server.process.kill('SIGKILL');
	await gone;
	await server.read(() =>
		unitOfWork(machine, async (tx) => {
			const found = await sql<{
				state: string;
			}>`select state from roster_import where id = ${importId}`.execute(tx);
			expect(found.rows).toEqual([{ state: 'preparing' }]);
			// Its worker was heard of a moment ago; a minute later it is gone for good.
			await sql`update roster_import set worked_at = now() - interval '1 minute' where id = ${importId}`.execute(
				tx,
			);
		}),
	);
	server = await server.again();
	const page = await untilRead(path);
	expect(page).toContain('What this roster would change');
	expect(page).toContain('6,000');
	await noUploadIsLeft();
	await server.read(() =>
		unitOfWork(machine, async (tx) => {
			const found = await sql<{ people: number; twice: number; left: number }>`
				select (select count(*)::integer from roster_import_change where import_id = ${importId} and subject = 'person') as people,
					(select count(*)::integer from (select roster_id from roster_import_change
						where import_id = ${importId} and subject = 'person' group by roster_id having count(*) > 1) d) as twice,
					(select count(*)::integer from roster_import_person) as left`.execute(tx);
			expect(found.rows).toEqual([{ people: 6000, twice: 0, left: 0 }]);
		}),
	);
}, 240_000);
