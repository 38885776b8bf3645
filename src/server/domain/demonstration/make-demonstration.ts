import { freezeNumbers } from '#server/domain/numbers/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import { machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { inRole, type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { addPhotographs } from './add-photographs.ts';
import { generateYear, usualSeed } from './generate.ts';
import { planYear } from './plan-year.ts';
import { type Filled, filled, type Rows } from './rows.ts';
import { schoolName } from './staff.ts';

/** Rows in one insert: bounded, so that the embedded engine is never long at one statement. */
const piece = 500;

/**
 * Makes the demonstration school in an empty installation: its organisation is marked as one from the first moment, and
 * only into such a one does the database let its generator write. All or nothing.
 * @param options.photographs adds some to a plan, in the store of files
 * @returns how many rows it wrote
 */
export async function makeDemonstration(
	options: { seed?: number; zone?: string; photographs?: boolean } = {},
): Promise<Refusal | { rows: number }> {
	const at = now();
	const zone = options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	const school = newId();
	const rows = generateYear(school, schoolDay(zone, at), zone, options.seed ?? usualSeed);
	const made = await unitOfWork<Refusal | { rows: number }>(machine, async (tx) => {
		if (await tx.selectFrom('organisation').select('id').executeTakeFirst())
			return refuse('already-set-up', { kind: 'conflict' });
		const organisation = newId();
		await tx
			.insertInto('organisation')
			.values({ id: organisation, name: schoolName, demonstration: true })
			.execute();
		await tx
			.insertInto('school')
			.values({ id: school, organisation_id: organisation, name: schoolName, zone, language: 'en' })
			.execute();
		return { rows: await inRole(tx, 'tandem_demonstrator', () => writeRows(tx, rows)) };
	});
	if (isRefusal(made)) return made;
	await freezeNumbers();
	const clara = rows.person.find((person) => person.given_name === 'Clara')?.id;
	if (options.photographs && clara !== undefined) await addPhotographs(rows, clara);
	await planYear(school, rows);
	return made;
}

async function writeRows(tx: Tx, rows: Rows): Promise<number> {
	let written = 0;
	for (const table of filled) {
		const list = rows[table];
		for (let from = 0; from < list.length; from += piece)
			await tx
				.insertInto(table as Filled)
				.values(list.slice(from, from + piece) as never)
				.execute();
		written += list.length;
	}
	return written;
}
