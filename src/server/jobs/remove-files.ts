import { removeEnded } from '#server/domain/evidence/index.ts';
import { fileStore } from '#server/platform/files/index.ts';

/** Takes away evidence whose last day is over, and files that nothing hangs on; the verb acts as the machine. */
export async function removeFilesJob(): Promise<void> {
	await removeEnded(fileStore());
}
