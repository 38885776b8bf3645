import type { Member } from '#server/platform/actor.ts';
import { unitOfWork } from '#server/platform/database/index.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal } from '#server/platform/refusal.ts';
import { readFrame } from './find-calendar.ts';

/** The bells of a school, or of one of its divisions, for who keeps them. */
export interface BellsPage {
	divisions: { id: string; name: string }[];
	schedules: {
		id: string;
		name: string;
		usual: boolean;
		weekdays: number[];
		cycleDays: number[];
		periods: { name: string; startsAt: string; endsAt: string }[];
	}[];
}

/** Reads when the bells ring. Refuses `missing` to whoever does not keep the calendar. */
export function findBells(
	actor: Member,
	schoolId: string,
	divisionId: string | null,
): Promise<BellsPage | Refusal> {
	if (!isId(schoolId) || (divisionId !== null && !isId(divisionId))) return Promise.resolve(missing);
	return unitOfWork<BellsPage | Refusal>(actor, async (tx) => {
		const frame = await readFrame(tx, schoolId);
		if (!frame?.mayKeep) return missing;
		if (divisionId !== null && !frame.divisions.some((one) => one.id === divisionId)) return missing;
		const schedules = await tx
			.selectFrom('bell_schedule')
			.select(['id', 'name', 'usual'])
			.where('school_id', '=', schoolId)
			.where('division_id', divisionId === null ? 'is' : '=', divisionId)
			.orderBy('usual', 'desc')
			.orderBy('name')
			.limit(50)
			.execute();
		if (schedules.length === 0) return { divisions: frame.divisions, schedules: [] };
		const of = schedules.map((one) => one.id);
		const uses = await tx
			.selectFrom('bell_schedule_use')
			.select(['bell_schedule_id', 'weekday', 'cycle_day'])
			.where('bell_schedule_id', 'in', of)
			.execute();
		const times = await tx
			.selectFrom('period_time as t')
			.innerJoin('period as p', 'p.id', 't.period_id')
			.select(['t.bell_schedule_id', 'p.name', 't.starts_at', 't.ends_at'])
			.where('t.bell_schedule_id', 'in', of)
			.orderBy('t.starts_at')
			.execute();
		return {
			divisions: frame.divisions,
			schedules: schedules.map((one) => {
				const used = uses.filter((use) => use.bell_schedule_id === one.id);
				return {
					...one,
					weekdays: used.flatMap((use) => use.weekday ?? []).sort(),
					cycleDays: used.flatMap((use) => use.cycle_day ?? []).sort((a, b) => a - b),
					periods: times
						.filter((time) => time.bell_schedule_id === one.id)
						.map((time) => ({
							name: time.name,
							startsAt: time.starts_at.slice(0, 5),
							endsAt: time.ends_at.slice(0, 5),
						})),
				};
			}),
		};
	});
}
