import { translator } from '#messages/index.ts';
import { askServer } from '#server/control/ask.ts';
import { makeKey } from '#server/platform/backup/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { CalledWrongly, readWords } from './called-wrongly.ts';

/**
 * Makes the key that backups are encrypted to and prints its secret part, once, as a key file of age: it is kept nowhere
 * here. What is only said goes to standard error, so that the key can be sent to a file.
 */
export async function backupKey(args: string[]): Promise<number> {
	const { values, positionals } = readWords(args, {
		recipient: { type: 'string' },
		replace: { type: 'boolean', default: false },
	});
	if (positionals.length > 0) throw new CalledWrongly(`“${positionals[0]}” is more than this command takes.`);
	const made = values.recipient === undefined ? await makeKey() : undefined;
	const recipient = made?.recipient ?? values.recipient?.trim() ?? '';
	const done = await carryOut({ recipient, replace: values.replace });
	if (isRefusal(done)) {
		console.error(translator('en').said(done.said));
		return 1;
	}
	if (made) {
		console.log(`# Tandem's backup key of ${now().toISOString()}`);
		console.log(`# public key: ${made.recipient}\n${made.identity}`);
		console.error(
			'\nThis secret opens every backup, and is kept nowhere else. Keep it away from this server, where two people find it.',
		);
	}
	console.error(`Backups are encrypted to ${recipient} from now on, one is made every night.`);
	return 0;
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
