import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Sheet } from './floor.ts';
import { monthToShow, type ShownMonth } from './month-to-show.ts';
import { lookBack, monthAfter, monthOf, monthsToCount } from './months.ts';
import { areHoursPublished, type CountedSchool, readFirstActivity, readMonth } from './read-month.ts';
import { fillSheets, type SheetName, sheetLines, sheetNames, withPublishedHours } from './sheets.ts';

const counter: Actor = { kind: 'counter' };

function readSchools(only: readonly string[] | undefined): Promise<CountedSchool[]> {
	return unitOfWork(counter, (tx) =>
		tx
			.selectFrom('school')
			.select(['id', 'zone'])
			.$if(only !== undefined, (query) => query.where('id', 'in', only ?? []))
			.orderBy('id')
			.limit(5000)
			.execute(),
	);
}

/** The months counted already that new ones are compared with: what was shown of each. */
async function readShown(
	tx: Tx,
	school: CountedSchool,
	since: string,
): Promise<Map<string, Map<SheetName, Set<string>>>> {
	const rows = await tx
		.selectFrom('number_period as p')
		.innerJoin('number_cell as c', 'c.period_id', 'p.id')
		.select(['p.month', 'c.sheet', 'c.line', 'c.value'])
		.where('p.school_id', '=', school.id)
		.where('p.month', '>=', since)
		.execute();
	const months = new Map<string, Map<SheetName, Set<string>>>();
	for (const row of rows) {
		const sheets = months.get(row.month) ?? new Map(sheetNames.map((name) => [name, new Set<string>()]));
		if (row.value !== null) sheets.get(row.sheet as SheetName)?.add(row.line);
		months.set(row.month, sheets);
	}
	return months;
}

function remember(sheets: Record<SheetName, Sheet>, shown: Map<SheetName, Set<string>>): ShownMonth {
	const entries = sheetNames.map((name) => [
		name,
		{ shown: shown.get(name) ?? new Set(), behind: sheets[name].behind },
	]);
	return Object.fromEntries(entries) as ShownMonth;
}

async function freezeMonth(school: CountedSchool, month: string, others: ShownMonth[]): Promise<ShownMonth> {
	const at = now();
	return unitOfWork(counter, async (tx) => {
		const sheets = fillSheets(await readMonth(tx, school, month));
		const counted = Object.values(sheets.time.behind.facilitators?.lines ?? {}).flatMap((line) => [
			...line.keys(),
		]);
		const published = await areHoursPublished(tx, school, month, counted);
		const decided = published
			? { ...sheets, time: withPublishedHours(sheets.time), support: withPublishedHours(sheets.support) }
			: sheets;
		const shown = monthToShow(decided, others);
		const period = newId();
		const frozen = await tx
			.insertInto('number_period')
			.values({ id: period, school_id: school.id, month, frozen_at: at })
			.onConflict((conflict) => conflict.columns(['school_id', 'month']).doNothing())
			.executeTakeFirst();
		if (frozen.numInsertedOrUpdatedRows === 0n) return remember(sheets, new Map());
		const cells = sheetNames.flatMap((sheet) =>
			sheetLines[sheet].map((line) => ({
				sheet,
				line,
				value: shown.get(sheet)?.has(line) ? sheets[sheet].values[line] : null,
			})),
		);
		await tx
			.insertInto('number_cell')
			.values(
				cells.map((cell, position) => ({ period_id: period, position, ...cell, value: cell.value ?? null })),
			)
			.execute();
		await tx
			.insertInto('event')
			.values({
				id: newId(),
				at,
				name: 'numbers.frozen',
				school_id: school.id,
				actor_id: null,
				subject_id: period,
			})
			.execute();
		return remember(sheets, shown);
	});
}

async function freezeSchool(school: CountedSchool): Promise<number> {
	const since = monthAfter(monthOf(school.zone, now()), -lookBack);
	const [first, shown] = await unitOfWork(
		counter,
		async (tx) => [await readFirstActivity(tx, school), await readShown(tx, school, since)] as const,
	);
	const months = monthsToCount(school.zone, now(), first, new Set(shown.keys()));
	if (months.length === 0) return 0;
	const others: ShownMonth[] = [];
	// A month a unit of work: no query holds the database for long.
	for (const [month, lines] of shown)
		others.push(
			await unitOfWork(counter, async (tx) =>
				remember(fillSheets(await readMonth(tx, school, month)), lines),
			),
		);
	for (const month of months) others.push(await freezeMonth(school, month, others));
	return months.length;
}

/**
 * Counts every month that is over and was not counted yet, in every school, and freezes what may be shown of it
 * ("Numbers for leaders"): counted once, never again.
 * @param only keys of the schools to count; without it all of them
 * @returns how many months were frozen
 */
export async function freezeNumbers(only?: readonly string[]): Promise<number> {
	let months = 0;
	for (const school of await readSchools(only)) months += await freezeSchool(school);
	return months;
}
