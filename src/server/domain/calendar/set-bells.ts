import type { Member } from '#server/platform/actor.ts';
import type { Tx } from '#server/platform/database/index.ts';
import { isId, newId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { type BellLine, readBellLines } from './bell-lines.ts';
import { keepCalendar, nameOf } from './keep.ts';

/**
 * Sets when the bells ring: the periods of a day, and on which days. A period keeps its identity by its name within the division,
 * whatever its times; a day of the week or of the cycle that other bells of the division had is theirs no longer. Refuses lines
 * that cannot be read, a name that other bells have, and `missing` to whoever does not keep the calendar.
 */
export function setBells(
	actor: Member,
	schoolId: string,
	bells: {
		entry: string;
		divisionId?: string | null | undefined;
		name: string;
		/** A period a line. */
		lines: string;
		usual: boolean;
		/** ISO: Monday is 1. */
		weekdays: number[];
		cycleDays: number[];
	},
): Promise<{ id: string } | Refusal> {
	if (!isId(bells.entry)) return Promise.resolve(missing);
	const { entry: id, divisionId = null } = bells;
	const event = { name: 'calendar.bells-set', divisionId };
	return keepCalendar<{ id: string }>(actor, schoolId, event, async (tx) => {
		const name = nameOf(bells.name, 60);
		if (isRefusal(name)) return name;
		const lines = readBellLines(bells.lines);
		if (!Array.isArray(lines))
			return refuse(`bells-${lines.fault}`, { field: 'lines', args: { line: lines.line } });
		if (lines.length === 0) return refuse('required', { field: 'lines' });
		if (bells.cycleDays.some((day) => !Number.isInteger(day) || day < 1 || day > 20))
			return refuse('bells-cycle-days', { field: 'cycleDays' });
		const others = await tx
			.selectFrom('bell_schedule')
			.select(['id', 'school_id', 'division_id', 'name'])
			.where((eb) => eb.or([eb('id', '=', id), eb('school_id', '=', schoolId)]))
			.execute();
		const known = others.find((one) => one.id === id);
		if (known && (known.school_id !== schoolId || known.division_id !== divisionId)) return missing;
		const beside = others.filter((one) => one.id !== id && one.division_id === divisionId);
		if (beside.some((one) => one.name === name)) return refuse('bells-name-taken', { field: 'name' });
		if (bells.usual)
			await tx
				.updateTable('bell_schedule')
				.set({ usual: false })
				.where('school_id', '=', schoolId)
				.where('division_id', divisionId === null ? 'is' : '=', divisionId)
				.where('id', '<>', id)
				.execute();
		const said = { name, usual: bells.usual };
		await tx
			.insertInto('bell_schedule')
			.values({ id, school_id: schoolId, division_id: divisionId, ...said })
			.onConflict((conflict) =>
				conflict
					.column('id')
					.doUpdateSet((eb) => ({ ...said, version: eb('bell_schedule.version', '+', 1) })),
			)
			.execute();
		await writeUses(tx, schoolId, divisionId, bells);
		await writeTimes(tx, schoolId, divisionId, id, lines);
		return { id };
	});
}

async function writeUses(
	tx: Tx,
	schoolId: string,
	divisionId: string | null,
	{ entry, weekdays, cycleDays }: { entry: string; weekdays: number[]; cycleDays: number[] },
): Promise<void> {
	const uses = [
		...[...new Set(weekdays)].map((weekday) => ({ weekday, cycle_day: null })),
		...[...new Set(cycleDays)].map((cycle_day) => ({ weekday: null, cycle_day })),
	];
	await tx
		.deleteFrom('bell_schedule_use')
		.where('school_id', '=', schoolId)
		.where('division_id', divisionId === null ? 'is' : '=', divisionId)
		.where((eb) =>
			eb.or([
				eb('bell_schedule_id', '=', entry),
				...(weekdays.length > 0 ? [eb('weekday', 'in', weekdays)] : []),
				...(cycleDays.length > 0 ? [eb('cycle_day', 'in', cycleDays)] : []),
			]),
		)
		.execute();
	for (const use of uses)
		await tx
			.insertInto('bell_schedule_use')
			.values({ id: newId(), bell_schedule_id: entry, school_id: schoolId, division_id: divisionId, ...use })
			.execute();
}

async function writeTimes(
	tx: Tx,
	schoolId: string,
	divisionId: string | null,
	scheduleId: string,
	lines: BellLine[],
): Promise<void> {
	const periods = await tx
		.selectFrom('period')
		.select(['id', 'name', 'position'])
		.where('school_id', '=', schoolId)
		.where('division_id', divisionId === null ? 'is' : '=', divisionId)
		.execute();
	let position = Math.max(-1, ...periods.map((one) => one.position));
	await tx.deleteFrom('period_time').where('bell_schedule_id', '=', scheduleId).execute();
	for (const line of lines) {
		let period = periods.find((one) => one.name === line.name);
		if (!period) {
			period = { id: newId(), name: line.name, position: ++position };
			await tx
				.insertInto('period')
				.values({ ...period, school_id: schoolId, division_id: divisionId })
				.execute();
		}
		await tx
			.insertInto('period_time')
			.values({
				bell_schedule_id: scheduleId,
				period_id: period.id,
				school_id: schoolId,
				starts_at: line.startsAt,
				ends_at: line.endsAt,
			})
			.execute();
	}
}
