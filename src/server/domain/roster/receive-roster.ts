import { operate } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { sendJob } from '#server/platform/jobs/index.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import { beginImport } from './preview-roster.ts';

/**
 * Writes down that a roster was uploaded and waits to be read; a job reads it. Missing for who is no operator.
 * @param upload what the job needs to open it
 */
export function receiveRoster(
	actor: Actor,
	upload: { importId: string; fileName: string; upload: object },
): Promise<{ importId: string } | Refusal> {
	return operate(actor, async (tx, operator) => {
		const begun = await beginImport(tx, operator, {
			importId: upload.importId,
			fileName: upload.fileName,
			state: 'waiting',
			upload: JSON.stringify(upload.upload),
		});
		await sendJob(tx, 'prepare-rosters');
		return begun;
	});
}
