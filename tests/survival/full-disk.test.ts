import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openInFolder, openPostgresql, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { makePostgresql } from '../../tools/bring-postgresql.mjs';
import { actorOf, cast, planted, rehearse } from '../cast/index.ts';
import { type Place, type PreparedServer, startPrepared } from '../prepared-server.ts';
import { browse, fieldsOf } from './page.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { capture, makeTokens } from './writer.ts';

const engine = inject('engine');
// A new embedded database takes 60 MB with its log, and keeps 40 free.
const disk = mountSmallDisk(engine.kind === 'embedded' ? 192 : 64);

/** Writes a checkpoint, after which PostgreSQL has segments of its log ready for what follows. */
let checkpoint: (() => Promise<void>) | undefined;

const place: Record<typeof engine.kind, (disk: SmallDisk) => Promise<Place>> = {
	embedded: async ({ folder }) => {
		const inFolder = join(folder, 'database');
		const snapshot = engine.kind === 'embedded' ? await readFile(engine.snapshot) : undefined;
		const first = await openInFolder(inFolder, new Blob([snapshot ?? '']));
		await first.close();
		return { open: () => openInFolder(inFolder), env: {}, folder, remove: async () => undefined };
	},
	postgresql: async ({ folder }) => {
		const server = await makePostgresql({
			under: folder,
			initdb: ['--wal-segsize=1'],
			settings: {
				...{ min_wal_size: '8MB', max_wal_size: '8MB', shared_buffers: '16MB', autovacuum: 'off' },
				// With slots a checkpoint creates a file, and the server stops itself where there is no room for one.
				max_replication_slots: '0',
			},
		});
		const ask = async (words: string) => {
			const client = new pg.Client(server.url);
			await client.connect();
			await client.query(words);
			await client.end();
		};
		await ask('create database tandem');
		checkpoint = () => ask('checkpoint');
		const url = Object.assign(new URL(server.url), { pathname: '/tandem' }).href;
		const data = join(folder, 'data');
		return {
			open: () => openPostgresql(url, undefined),
			env: { DATABASE_URL: url },
			folder: data,
			remove: server.stop,
		};
	},
};

describe.skipIf(disk === undefined)(
	// Only root may mount a file system to fill; nothing else proves what happens when there is no more space.
	disk === undefined ? 'a full disk (not tried: this user may not mount a file system)' : 'a full disk',
	() => {
		let server: PreparedServer;
		let tokens: string[];
		const acknowledged: string[] = [];
		const { folder = '', fillTo, makeRoom, remove } = disk ?? ({} as SmallDisk);

		beforeAll(async () => {
			server = await startPrepared(
				async (database) => {
					await rehearse(database);
					tokens = await makeTokens('ada', 2);
				},
				await place[engine.kind]({ folder, fillTo, makeRoom, remove }),
			);
		}, 120_000);
		afterAll(async () => {
			makeRoom?.();
			await server?.stop();
			remove?.();
		}, 60_000);

		const one = async () => {
			const told = await capture(server.origin, tokens[0] ?? '');
			if (told?.status === 201) acknowledged.push(told.entry);
			return told;
		};

		it('refuses what would be written with a sentence, and goes on showing what is there', async () => {
			for (let n = 0; n < 40; n += 1) expect((await one())?.status).toBe(201);
			await checkpoint?.();
			fillTo(0);
			let told = await one();
			for (let n = 0; n < 150 && told?.status === 201; n += 1) told = await one();
			expect(told).toMatchObject({ status: 503, code: 'no-space' });

			const { cookie } = server.keys.ada;
			const today = await browse(server.origin, '/today', { cookie });
			expect(today.status).toBe(200);
			const notebook = await browse(server.origin, `/notebook/${cast.clara.id}`, { cookie });
			expect(notebook.status).toBe(200);
			expect(notebook.html).toContain(planted.privateNote);
		}, 120_000);

		it('keeps what was typed, and takes it once there is room; nothing acknowledged is lost', async () => {
			const { cookie } = server.keys.ada;
			const start = await browse(server.origin, `/capture?teacher=${cast.clara.id}`, { cookie });
			expect(start.status).toBe(200);
			const words = 'They measured twice, and asked why once.';
			const send = () =>
				browse(server.origin, `/capture?teacher=${cast.clara.id}`, {
					cookie,
					form: { ...fieldsOf(start.html), entry: newId(), note: words },
				});
			let sent = await send();
			for (let n = 0; n < 150 && sent.status !== 503; n += 1) sent = await send();
			expect(sent.status).toBe(503);
			expect(sent.html).toContain('There is no room to save');
			expect(sent.html).toContain(words);

			makeRoom();
			await vi.waitFor(async () => expect((await one())?.status).toBe(201), {
				timeout: 30_000,
				interval: 200,
			});
			const kept = await server.read(() =>
				unitOfWork(actorOf('ada'), (tx) => tx.selectFrom('visit').select('entry_id').execute()),
			);
			const entries = new Set(kept.map((row) => row.entry_id));
			expect(acknowledged.length).toBeGreaterThan(40);
			expect(acknowledged.filter((entry) => !entries.has(entry))).toEqual([]);
		}, 120_000);
	},
);
