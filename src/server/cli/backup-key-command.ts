import { rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import { type BackupKey, makeKey } from '#server/platform/backup/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/**
 * Makes the key that backups are encrypted to and gives its secret part, once, as a key file of age: into the file that is
 * named, for its user alone, or on standard output. It is kept nowhere here. What is only said goes to standard error.
 */
export async function backupKey(args: string[], calledIn: string): Promise<number> {
	const { values, positionals } = readWords(args, {
		recipient: { type: 'string' },
		replace: { type: 'boolean', default: false },
	});
	const [file, more] = positionals;
	if (more !== undefined || (file !== undefined && values.recipient !== undefined))
		throw new CalledWrongly(`“${more ?? file}” is more than this command takes.`);
	const made = values.recipient === undefined ? await makeKey() : undefined;
	const recipient = made?.recipient ?? values.recipient?.trim() ?? '';
	const path = file === undefined ? undefined : resolve(calledIn, file);
	// Written before the key counts: a backup for a key that nobody has could never be opened.
	if (made && path !== undefined) await writeSecret(path, wordsOf(made));
	const done = await carryOut({ recipient, replace: values.replace });
	if (isRefusal(done)) {
		if (path !== undefined) await rm(path);
		console.error(translator('en').said(done.said));
		return 1;
	}
	if (made) {
		if (path === undefined) process.stdout.write(wordsOf(made));
		console.error(
			`The secret part of the key ${path === undefined ? 'stands above' : `is in ${path}`}. It opens every backup and is kept nowhere else: move it away from this server, to where two people find it.`,
		);
	}
	console.error(`Backups are encrypted to ${recipient} from now on, and one is made every night.`);
	return 0;
}

function wordsOf({ recipient, identity }: BackupKey): string {
	return `# Tandem's backup key of ${now().toISOString()}\n# public key: ${recipient}\n${identity}\n`;
}

async function writeSecret(path: string, words: string): Promise<void> {
	await writeFile(path, words, { flag: 'wx', mode: 0o600, flush: true }).catch(
		(error: NodeJS.ErrnoException) => {
			throw new CalledWrongly(`${path} cannot be made (${error.code}). Nothing was changed.`);
		},
	);
}

async function carryOut(order: {
	recipient: string;
	replace: boolean;
}): Promise<{ recipient: string } | Refusal> {
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/backup-key', order);
		if (running?.status === 200) return running.body as { recipient: string } | Refusal;
		if (running?.status === 400) throw new CalledWrongly('--recipient takes the public part of a key.');
		if (running !== undefined) throw new Error('The running server could not do it; its log tells why.');
	}
	const { withDatabase } = await import('./open-database.ts');
	const { setBackupKey } = await import('#server/domain/backup/index.ts');
	const { machine } = await import('#server/platform/actor.ts');
	return withDatabase(() => setBackupKey(machine, order));
}
