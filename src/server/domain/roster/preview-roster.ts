import { operate } from '#server/domain/audit/index.ts';
import { confirmableDays } from '#server/domain/people/index.ts';
import type { Actor, OperatorActor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type Comparison, compareRoster } from './compare.ts';
import type { RosterReading } from './oneroster.ts';
import { readHere } from './read-here.ts';
import type { Roster } from './roster.ts';
import { stageRows } from './stage-import.ts';

const day = 86_400_000;

/** What accepting a roster would come to, without writing anything at all. Refused when there is no organisation to be made. */
export function compareWithHere(actor: Actor, roster: Roster): Promise<Comparison | Refusal> {
	const staleBefore = new Date(now().getTime() - confirmableDays * day);
	return operate<Comparison | Refusal>(actor, async (tx) => {
		const here = await readHere(tx, roster, staleBefore);
		if (here.organisation === null && roster.organisation === null && roster.staff.length > 0)
			return refuse('roster-without-organisation');
		return compareRoster(roster, here, newId);
	});
}

/**
 * Stages what accepting a roster would do, to be looked at; nothing else is written. A set that is refused is kept with
 * what is wrong in it. Missing for who is no operator.
 * @param fileName as uploaded, for telling imports apart
 * @returns the import's key and what it comes to, which is null for a refused set
 */
export async function previewRoster(
	actor: Actor,
	reading: RosterReading,
	fileName: string,
): Promise<{ importId: string; comparison: Comparison | null } | Refusal> {
	const { roster } = reading;
	const compared = roster === null ? null : await compareWithHere(actor, roster);
	if (isRefusal(compared)) return compared;
	const importId = newId();
	const begun = await operate(actor, (tx, operator) =>
		beginImport(tx, operator, importId, reading, compared, fileName),
	);
	if (isRefusal(begun)) return begun;
	const failed = await stageRows(actor, importId, reading.problems, compared?.changes ?? []);
	if (failed !== undefined) return failed;
	const ready = await operate(actor, async (tx) => {
		await tx
			.updateTable('roster_import')
			.set({ state: compared === null ? 'refused' : 'previewed' })
			.where('id', '=', importId)
			.execute();
		return importId;
	});
	return isRefusal(ready) ? ready : { importId, comparison: compared };
}

async function beginImport(
	tx: Tx,
	operator: OperatorActor,
	importId: string,
	reading: RosterReading,
	compared: Comparison | null,
	fileName: string,
): Promise<string> {
	const at = now();
	await forgetUnfinished(tx, at);
	await tx
		.insertInto('roster_import')
		.values({
			id: importId,
			made_at: at,
			made_by: operator.kind === 'operator' ? operator.personId : null,
			file_name: fileName
				.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
				.slice(-300)
				.toWellFormed(),
			format: `OneRoster ${reading.version}`,
			state: 'preparing',
			staff_before: compared?.staffBefore ?? 0,
			staff_gone: compared?.staffGone ?? 0,
			people_new: compared?.people.new ?? 0,
			people_changed: compared?.people.changed ?? 0,
			people_gone: compared?.people.gone ?? 0,
			people_held: compared?.people.held ?? 0,
			people_same: compared?.people.same ?? 0,
			problem_total: reading.problemTotal,
			students: reading.roster?.counts.students ?? 0,
			guardians: reading.roster?.counts.guardians ?? 0,
		})
		.execute();
	return importId;
}

/** A preview that was cut off while it was written, by a stop of the server, is of no use to anybody. */
async function forgetUnfinished(tx: Tx, at: Date): Promise<void> {
	const old = tx
		.selectFrom('roster_import')
		.select('id')
		.where('state', '=', 'preparing')
		.where('made_at', '<', new Date(at.getTime() - day / 24));
	await tx.deleteFrom('roster_import_change').where('import_id', 'in', old).execute();
	await tx.deleteFrom('roster_import_problem').where('import_id', 'in', old).execute();
	await tx
		.deleteFrom('roster_import')
		.where('state', '=', 'preparing')
		.where('made_at', '<', new Date(at.getTime() - day / 24))
		.execute();
}
