import { resolve } from 'node:path';
import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import type { BackupMade } from '#server/domain/backup/index.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/** Backs the installation up into a file, while people work. */
export async function backup(args: string[], calledIn: string): Promise<number> {
	const { positionals } = readWords(args, {});
	const [given, more] = positionals;
	if (given === undefined || given === '' || more !== undefined)
		throw new CalledWrongly('Give the one file to make.');
	const made = await carryOut(resolve(calledIn, given));
	if (isRefusal(made)) {
		console.error(translator('en').said(made.said));
		return 1;
	}
	const number = new Intl.NumberFormat('en');
	console.log(`The backup is at ${made.path}, written and read back.`);
	console.log(
		`  ${number.format(made.rows)} rows in ${made.tables} tables, ${number.format(made.files)} files; ` +
			`${number.format(Math.ceil(made.bytes / 1000))} kB in ${(made.milliseconds / 1000).toFixed(1)} s`,
	);
	if (typeof made.pauseMs === 'number') console.log(`  Requests waited for ${Math.ceil(made.pauseMs)} ms.`);
	return 0;
}

async function carryOut(path: string): Promise<BackupMade | Refusal> {
	if (settings().databaseUrl === undefined) {
		const running = await askServer('POST', '/backup', { path });
		if (running?.status === 200) return running.body as BackupMade | Refusal;
		if (running !== undefined) throw new Error('The running server could not do it; its log tells why.');
	}
	const { withDatabase } = await import('./open-database.ts');
	const { makeBackup } = await import('#server/domain/backup/index.ts');
	const { machine } = await import('#server/platform/actor.ts');
	return withDatabase(() => makeBackup(machine, { path, cause: 'command' }));
}
