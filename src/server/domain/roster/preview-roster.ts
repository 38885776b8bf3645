import { operate } from '#server/domain/audit/index.ts';
import type { Actor, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { forgetImport } from './forget-import.ts';
import { prepareImport } from './prepare-import.ts';
import type { RosterSource } from './read-set.ts';
import { Work } from './work.ts';

/**
 * Reads a set and stages what accepting it would do, to be looked at; nothing else is written. A set that is refused is
 * kept with what is wrong in it. Missing for who is no operator.
 * @param fileName for telling imports apart
 */
export async function previewRoster(
	actor: Actor,
	source: RosterSource,
	fileName: string,
): Promise<{ importId: string } | Refusal> {
	const importId = newId();
	const worker = newId();
	const begun = await operate(actor, (tx, operator) =>
		beginImport(tx, operator, { importId, fileName, state: 'preparing', worker }),
	);
	if (isRefusal(begun)) return begun;
	await prepareImport(new Work(actor, importId, worker), source);
	return { importId };
}

/** Writes down that an import has begun, and forgets those that were cut off for good. */
export async function beginImport(
	tx: Tx,
	operator: OperatorActor,
	begun: {
		importId: string;
		fileName: string;
		state: 'waiting' | 'preparing';
		worker?: string;
		upload?: string;
	},
): Promise<{ importId: string }> {
	const at = now();
	await forgetUnfinished(tx, at);
	await tx
		.insertInto('roster_import')
		.values({
			id: begun.importId,
			made_at: at,
			made_by: operator.kind === 'operator' ? operator.personId : null,
			file_name: begun.fileName
				.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
				.slice(-300)
				.toWellFormed(),
			format: '',
			state: begun.state,
			worker: begun.worker ?? null,
			worked_at: begun.worker === undefined ? null : at,
			upload: begun.upload ?? null,
		})
		.execute();
	return { importId: begun.importId };
}

const hour = 3_600_000;

/** What the command line had begun when it was stopped is of no use to anybody; an upload is taken up again instead. */
async function forgetUnfinished(tx: Tx, at: Date): Promise<void> {
	const old = await tx
		.selectFrom('roster_import')
		.select('id')
		.where('state', '=', 'preparing')
		.where('upload', 'is', null)
		.where('worked_at', '<', new Date(at.getTime() - hour))
		.execute();
	for (const { id } of old) await forgetImport(tx, id);
}
