import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlFolder } from '#server/platform/database/index.ts';

/** The rule of one table of the database. */
export interface Rule {
	table: string;
	/** What the rule keeps, as it says of itself. */
	says: string;
	/** The rule: what the database is told whenever it was changed. */
	sql: string;
}

let known: Promise<Rule[]> | undefined;

/** The rules that the database has, table by table, out of the files that are applied to it at every start. */
export function findRules(): Promise<Rule[]> {
	known ??= readRules();
	return known;
}

async function readRules(): Promise<Rule[]> {
	const folder = join(sqlFolder(), 'policies');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	return Promise.all(
		names.map(async (name) => {
			const sql = (await readFile(join(folder, name), 'utf8')).trim();
			const comment = /^(?:--.*\n)*/.exec(sql)?.[0] ?? '';
			return {
				table: name.replace('.sql', ''),
				says: comment.replace(/^-- ?|\n(?:-- ?)?/gm, ' ').trim(),
				sql,
			};
		}),
	);
}
