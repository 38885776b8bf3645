import { keepBackups } from '#server/domain/backup/index.ts';

/** Makes the scheduled backup once it is due; the verb acts as the machine. */
export async function keepBackupsJob(): Promise<void> {
	await keepBackups();
}
