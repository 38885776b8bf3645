import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { lookBack } from './months.ts';
import { type SheetName, sheetNames } from './sheets.ts';

/** A frozen month. A `null` value is not shown: fewer than five people stand behind it, or behind what it would give away. */
export interface MonthNumbers {
	/** Its first day, `YYYY-MM-01`. */
	month: string;
	/** Time is in whole hours; the rest counts teachers (reach), visits and collaborations. */
	sheets: { sheet: SheetName; lines: { line: string; value: number | null }[] }[];
}

export interface Numbers {
	school: { id: string; name: string };
	/** The latest first, at most 24. */
	months: MonthNumbers[];
	/** Whether the reader is asked to publish their hours, and does. */
	hours: 'not-asked' | 'published' | 'kept';
}

async function readMonths(tx: Tx, schoolId: string, most: number): Promise<MonthNumbers[]> {
	const periods = await tx
		.selectFrom('number_period')
		.select(['id', 'month'])
		.where('school_id', '=', schoolId)
		.orderBy('month', 'desc')
		.limit(most)
		.execute();
	if (periods.length === 0) return [];
	const cells = await tx
		.selectFrom('number_cell')
		.select(['period_id', 'sheet', 'line', 'value'])
		.where(
			'period_id',
			'in',
			periods.map((period) => period.id),
		)
		.orderBy('period_id')
		.orderBy('position')
		.execute();
	return periods.map((period) => ({
		month: period.month,
		sheets: sheetNames
			.map((sheet) => ({
				sheet,
				lines: cells
					.filter((cell) => cell.period_id === period.id && cell.sheet === sheet)
					.map(({ line, value }) => ({ line, value })),
			}))
			// A month that was frozen before there was such a sheet has none.
			.filter(({ lines }) => lines.length > 0),
	}));
}

/** The numbers of the last frozen month of a school, for who leads it or facilitates there; null for others or before the first. */
export function findLatestNumbers(actor: Member, schoolId: string): Promise<MonthNumbers | null> {
	if (!isId(schoolId)) return Promise.resolve(null);
	return unitOfWork(actor, async (tx) => (await readMonths(tx, schoolId, 1))[0] ?? null);
}

/** All frozen months of a school, for who leads it or facilitates there; missing for everyone else. */
export function findNumbers(actor: Member, schoolId: string): Promise<Numbers | Refusal> {
	if (!isId(schoolId)) return Promise.resolve(missing);
	return unitOfWork<Numbers | Refusal>(actor, async (tx) => {
		// Without a month yet there is no row to reach, so the rule itself is asked.
		const { rows } = await sql<{ id: string; name: string; asked: boolean; published: boolean }>`
			select id, name, id = any (my_roles_in('{facilitator,librarian,specialist}')) as asked,
				exists (select from hours_publication h where h.school_id = school.id and h.taken_back_at is null) as published
			from school where id = ${schoolId} and id = any ((select my_roles_in('{leader,facilitator}'))::uuid[])`.execute(
			tx,
		);
		const school = rows[0];
		if (!school) return missing;
		return {
			school: { id: school.id, name: school.name },
			months: await readMonths(tx, schoolId, lookBack),
			hours: !school.asked ? 'not-asked' : school.published ? 'published' : 'kept',
		};
	});
}
