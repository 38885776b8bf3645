import { operate } from '#server/domain/audit/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { prepareImport } from './prepare-import.ts';
import type { HandedPart } from './read-set.ts';
import { NoLongerMine, Work } from './work.ts';

/** A worker that was not heard of for so long is gone, in milliseconds: another takes the import up. */
const silence = 30_000;
/** An upload that no process has found for so long is lost. */
const lostAfter = 15 * 60_000;
/** So often an import is begun; one that stops its reader each time is given up then. */
const mostTries = 5;

/** Where the uploads lie that imports wait with. */
export interface UploadPlace {
	isHere: (importId: string) => Promise<boolean>;
	/** @param upload what `receiveRoster` was given, as JSON */
	open: (importId: string, upload: string) => readonly HandedPart[];
	drop: (importId: string) => Promise<void>;
	/** Those that have lain for an hour: nobody is still handing them over. */
	old: () => Promise<readonly string[]>;
}

/**
 * Prepares every uploaded roster that waits and whose files are here, and those that a process which is gone had begun:
 * those from their beginning, with nothing doubled. Uploads that nothing waits with are taken away.
 */
export async function prepareWaiting(place: UploadPlace): Promise<void> {
	for (const { id, upload } of await unprepared()) {
		if (upload === null) continue;
		const isHere = await place.isHere(id);
		const worker = newId();
		const taken = await takeUp(id, worker, isHere);
		if (taken === 'given-up') await place.drop(id);
		if (taken !== 'mine') continue;
		try {
			await prepareImport(new Work(machine, id, worker), {
				kind: 'handed',
				parts: place.open(id, upload),
			});
			await place.drop(id);
		} catch (error) {
			if (!(error instanceof NoLongerMine)) throw error;
		}
	}
	const waiting = new Set((await unprepared()).map(({ id }) => id));
	for (const id of await place.old()) if (!waiting.has(id)) await place.drop(id);
}

async function unprepared(): Promise<{ id: string; upload: string | null }[]> {
	const found = await operate(machine, (tx) =>
		tx
			.selectFrom('roster_import')
			.select(['id', 'upload'])
			.where('state', 'in', ['waiting', 'preparing'])
			.orderBy('id')
			.limit(100)
			.execute(),
	);
	return isRefusal(found) ? [] : found;
}

/** Makes an import this worker's, unless another is at it; one whose files nobody has is given up in the end. */
async function takeUp(
	id: string,
	worker: string,
	isHere: boolean,
): Promise<'mine' | 'not-mine' | 'given-up'> {
	const at = now();
	const taken = await operate(machine, async (tx) => {
		const row = await tx
			.selectFrom('roster_import')
			.select(['made_at', 'worked_at', 'tries'])
			.where('id', '=', id)
			.where('state', 'in', ['waiting', 'preparing'])
			.forUpdate()
			.skipLocked()
			.executeTakeFirst();
		const heard = row?.worked_at?.getTime() ?? 0;
		if (row === undefined || at.getTime() - heard < silence) return { how: 'not-mine' as const };
		if (isHere && row.tries < mostTries) {
			await tx
				.updateTable('roster_import')
				.set({
					state: 'preparing',
					worker,
					worked_at: at,
					tries: row.tries + 1,
					phase: 'reading',
					steps_done: 0,
					steps_total: 0,
				})
				.where('id', '=', id)
				.execute();
			return { how: 'mine' as const };
		}
		if (!isHere && at.getTime() - Math.max(heard, row.made_at.getTime()) < lostAfter)
			return { how: 'not-mine' as const };
		await tx.deleteFrom('roster_import_problem').where('import_id', '=', id).execute();
		await tx
			.insertInto('roster_import_problem')
			.values({
				import_id: id,
				position: 0,
				code: isHere ? 'reading-failed' : 'upload-lost',
				severity: 'refusal',
			})
			.execute();
		await tx
			.updateTable('roster_import')
			.set({ state: 'refused', problem_total: 1, upload: null, worker: null })
			.where('id', '=', id)
			.execute();
		return { how: 'given-up' as const };
	});
	return isRefusal(taken) ? 'not-mine' : taken.how;
}
