import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Migrator } from '#server/platform/database/index.ts';
import {
	type End,
	type FileEnd,
	formatNumber,
	type Head,
	keptFolders,
	keptName,
	RowsDigest,
} from './format.ts';
import { rowsOf, tablesOf } from './tables.ts';

type Ask = Migrator['ask'];

/** What a backup held, counted while it was written. */
export type Counts = End['end'];

/**
 * A whole backup as text, in pieces of whole lines. The caller has begun the transaction whose snapshot it is.
 * @param dataFolder where the kept files are
 * @returns (of the generator) what it held
 */
export async function* linesOf(
	ask: Ask,
	head: Omit<Head, 'backup' | 'migrations' | 'server'>,
	dataFolder: string,
): AsyncGenerator<string, Counts> {
	const counts: Counts = { tables: 0, rows: 0, files: 0 };
	yield line({ backup: formatNumber, ...head, ...(await readHead(ask)) } satisfies Head);
	for (const table of await tablesOf(ask)) {
		const digest = new RowsDigest();
		yield line({ table: table.name, columns: table.columns });
		for await (const rows of rowsOf(ask, table)) {
			const lines = rows.map((row) => JSON.stringify(row));
			for (const one of lines) digest.add(one);
			yield `${lines.join('\n')}\n`;
		}
		const end = digest.end();
		counts.tables += 1;
		counts.rows += end.rows;
		yield line(end);
	}
	for (const folder of keptFolders)
		for (const name of await namesIn(join(dataFolder, folder))) {
			const file = `${folder}/${name}`;
			if (!keptName.test(file)) continue;
			// A letter may have been taken away since the folder was read.
			const opened = await open(join(dataFolder, file)).catch(() => undefined);
			if (opened === undefined) continue;
			counts.files += 1;
			yield line({ file });
			yield* piecesOf(opened.createReadStream({ highWaterMark: 48 * 1024 }));
		}
	yield line({ end: counts } satisfies End);
	return counts;
}

const line = (value: object) => `${JSON.stringify(value)}\n`;

async function readHead(ask: Ask): Promise<Pick<Head, 'migrations' | 'server'>> {
	const [[server] = []] = (await ask('show server_version')) as string[][];
	const rows = (await ask(
		'select number, name, hash from public.migration where number > 0 order by number',
	)) as [number, string, string][];
	return {
		server: server ?? '',
		migrations: rows.map(([number, name, hash]) => ({ number, name, hash })),
	};
}

async function namesIn(folder: string): Promise<string[]> {
	return (await readdir(folder).catch((): string[] => [])).sort();
}

async function* piecesOf(file: AsyncIterable<Buffer>): AsyncGenerator<string> {
	const sha256 = createHash('sha256');
	let bytes = 0;
	for await (const piece of file) {
		sha256.update(piece);
		bytes += piece.length;
		yield `"${piece.toString('base64')}"\n`;
	}
	yield line({ bytes, sha256: sha256.digest('hex') } satisfies FileEnd);
}
