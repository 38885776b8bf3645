import { sql } from 'kysely';
import { confirmableDays } from '#server/domain/people/index.ts';
import { now } from '#server/platform/clock.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { compareSchools } from './compare-schools.ts';
import { type ComparedPeople, compareClasses, comparePeople } from './compare-staged.ts';
import { matchStaged } from './match-staged.ts';
import { readKnown, readSchoolsHere } from './read-here.ts';
import { type RosterReading, readRoster } from './read-roster.ts';
import type { RosterSource } from './read-set.ts';
import type { Told } from './roster.ts';
import { ChangeStaging, RowStaging, stageProblems } from './stage-rows.ts';
import type { Work } from './work.ts';

const day = 86_400_000;

/**
 * Reads a set and stages what accepting it would do, in pieces; nothing else is written. What an earlier try had staged is
 * cleared away first, so that starting over doubles nothing. A set that is refused is kept with what is wrong in it.
 * Throws NoLongerMine when the import was put away or taken up by another process meanwhile.
 */
export async function prepareImport(work: Work, source: RosterSource): Promise<void> {
	await clearStaged(work);
	const at = now();
	const today = at.toISOString().slice(0, 10);
	const known = await readKnown(work, today);
	const rows = new RowStaging(work);
	const read = await readRoster(source, rows, known, (done, total) => work.reached('reading', done, total));
	await rows.end();
	const reading = await refuseHomeless(work, read, rows.size);
	await stageProblems(work, reading.problems);
	if (reading.told === null) {
		await clearRows(work);
		await work.piece((tx) => finish(tx, work.importId, reading, null, at));
		return;
	}
	const { told } = reading;
	const schools = compareSchools(told, await work.piece(readSchoolsHere), newId);
	const changes = new ChangeStaging(work);
	changes.put(schools.changes);
	work.reached('comparing', 0, rows.size);
	await matchStaged(work, told, rows.size, [...schools.scope]);
	const staleBefore = new Date(at.getTime() - confirmableDays * day);
	const people = await comparePeople(work, told, schools, { today, staleBefore }, changes);
	await compareClasses(work, told, schools, changes);
	await changes.settle(true);
	await clearRows(work);
	await work.piece((tx) => finish(tx, work.importId, reading, people, at));
}

/** Where there is no organisation yet, a set has to name one: without it nothing can be made. */
async function refuseHomeless(work: Work, reading: RosterReading, rows: number): Promise<RosterReading> {
	if (reading.told === null || reading.told.organisation !== null || rows === 0) return reading;
	const { organisation } = await work.piece(readSchoolsHere);
	if (organisation !== null) return reading;
	const refusal = {
		file: null,
		row: null,
		column: null,
		code: 'without-organisation',
		severity: 'refusal',
		args: {},
	} as const;
	return {
		...reading,
		told: null,
		problems: [refusal, ...reading.problems],
		problemTotal: reading.problemTotal + 1,
		refusalTotal: reading.refusalTotal + 1,
	};
}

async function finish(
	tx: Tx,
	importId: string,
	reading: RosterReading,
	compared: ComparedPeople | null,
	at: Date,
): Promise<void> {
	const counts: Told['counts'] = reading.told?.counts ?? null;
	await tx
		.updateTable('roster_import')
		.set({
			state: compared === null ? 'refused' : 'previewed',
			// What is accepted after this moment was not seen when the comparison was made.
			made_at: at,
			format: reading.format,
			worker: null,
			phase: null,
			upload: null,
			staff_before: compared?.staffBefore ?? 0,
			staff_gone: compared?.staffGone ?? 0,
			people_new: compared?.people.new ?? 0,
			people_changed: compared?.people.changed ?? 0,
			people_gone: compared?.people.gone ?? 0,
			people_held: compared?.people.held ?? 0,
			people_same: compared?.people.same ?? 0,
			problem_total: reading.problemTotal,
			students: counts?.students ?? 0,
			guardians: counts?.guardians ?? 0,
			counted: counts !== null,
		})
		.where('id', '=', importId)
		.execute();
}

/** Clears away what an earlier try has staged. */
async function clearStaged(work: Work): Promise<void> {
	await clearRows(work);
	await clear(work, 'roster_import_change');
	await clear(work, 'roster_import_problem');
}

/** Forgets the rows of the set itself, once they have been compared. */
async function clearRows(work: Work): Promise<void> {
	await clear(work, 'roster_import_person');
	await clear(work, 'roster_import_row');
}

async function clear(
	work: Work,
	table: 'roster_import_person' | 'roster_import_row' | 'roster_import_change' | 'roster_import_problem',
): Promise<void> {
	for (let left = true; left; ) {
		left = await work.piece(async (tx) => {
			const { rows } = await sql<{ position: number }>`select position from ${sql.table(table)}
				where import_id = ${work.importId} order by position offset 1999 limit 1`.execute(tx);
			const upTo = rows[0]?.position;
			await sql`delete from ${sql.table(table)} where import_id = ${work.importId}
				${upTo === undefined ? sql`` : sql`and position <= ${upTo}`}`.execute(tx);
			return upTo !== undefined;
		});
	}
}
