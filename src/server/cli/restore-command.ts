import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import { recordRestored } from '#server/domain/backup/index.ts';
import {
	BackupFault,
	checkBackup,
	identitiesIn,
	type Progress,
	type Restored,
	restoreBackup,
} from '#server/platform/backup/index.ts';
import { placeOf } from '#server/platform/database/index.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';
import { withDatabase } from './open-database.ts';

/** Restores a backup into an empty installation, or only checks that it is whole. No server may run on it. */
export async function restore(args: string[], calledIn: string): Promise<number> {
	const { values, positionals } = readWords(args, {
		key: { type: 'string' },
		check: { type: 'boolean', default: false },
	});
	const [given, more] = positionals;
	if (given === undefined || given === '' || more !== undefined)
		throw new CalledWrongly('Give the one file of the backup.');
	const path = resolve(calledIn, given);
	try {
		const identities = identitiesIn(await readKey(values.key && resolve(calledIn, values.key)));
		const restored = values.check
			? await checkBackup(path, identities, showProgress)
			: await carryOut(path, identities);
		tell(path, restored, values.check);
		return 0;
	} catch (error) {
		if (!(error instanceof BackupFault)) throw error;
		console.error(translator('en')(`refusal.backup-${error.code}`, { path }));
		return 1;
	} finally {
		if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
	}
}

async function readKey(path: string | undefined): Promise<string> {
	if (path !== undefined)
		return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
			throw new CalledWrongly(`The key file ${path} cannot be read (${error.code}).`);
		});
	if (process.stdin.isTTY) console.error('Paste the secret key (AGE-SECRET-KEY-1…), then press Ctrl+D:');
	return text(process.stdin);
}

async function carryOut(path: string, identities: string[]): Promise<Restored> {
	const given = settings();
	if (given.databaseUrl === undefined && (await askServer('GET', '/state')) !== undefined)
		throw new BackupFault('in-use');
	const restored = await restoreBackup(
		{ path, identities, place: placeOf(given), dataFolder: given.data },
		showProgress,
	);
	await withDatabase(() => recordRestored(restored.madeAt));
	return restored;
}

let shown = 0;

const showProgress: Progress = ({ tables, rows }) => {
	if (!process.stderr.isTTY || rows - shown < 5000) return;
	shown = rows;
	process.stderr.write(`\r\x1b[K${new Intl.NumberFormat('en').format(rows)} rows, table ${tables}`);
};

function tell(path: string, { counts, madeAt, migrated }: Restored, checked: boolean): void {
	const number = new Intl.NumberFormat('en');
	console.log(checked ? `${path} is whole.` : `${path} is restored.`);
	console.log(
		`  Made ${madeAt}; ${number.format(counts.rows)} rows in ${counts.tables} tables and ${number.format(counts.files)} files, ` +
			`${checked ? 'each as it was written' : 'every table compared with the backup and the same'}.`,
	);
	const newer = migrated.filter((name) => name !== 'policies');
	if (newer.length > 0) console.log(`  Brought up to this version: ${newer.join(', ')}.`);
	if (!checked) console.log('  Everyone signs in again.');
}
