import { operate, recordAct } from '#server/domain/audit/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';

/** Keeps in a restored installation that it was restored, and from a backup of which moment (ISO). */
export async function recordRestored(madeAt: string): Promise<void> {
	await operate(machine, async (tx, operator) =>
		recordAct(tx, operator, { name: 'backup.restored', at: now(), subjectId: newId(), detail: madeAt }),
	);
}
