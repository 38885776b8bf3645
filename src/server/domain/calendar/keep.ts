import { sql } from 'kysely';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { type Tx, unitOfWork } from '#server/platform/database/index.ts';
import { recordEvent } from '#server/platform/event.ts';
import { isId } from '#server/platform/ids.ts';
import { isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';

/** Whether the actor keeps the calendar of a school: its facilitators and operators do. */
export async function mayKeepCalendar(tx: Tx, schoolId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`
		select ${schoolId}::uuid = any ((select my_scheduling_schools())::uuid[]) as may`.execute(tx);
	return rows[0]?.may ?? false;
}

/**
 * Changes something of a school's calendar and records that it happened, under the id of what was changed. Whoever does not
 * keep the calendar finds nothing here, nor does who names a division of another school.
 * @param work gives the id of what was changed, or nothing when all was so already
 */
export function keepCalendar<Result extends { id: string } | undefined>(
	actor: Member,
	schoolId: string,
	{ name, divisionId }: { name: string; divisionId?: string | null | undefined },
	work: (tx: Tx) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
	if (!isId(schoolId) || (divisionId && !isId(divisionId))) return Promise.resolve(missing);
	const at = now();
	return unitOfWork<Result | Refusal>(actor, async (tx) => {
		if (!(await mayKeepCalendar(tx, schoolId))) return missing;
		if (divisionId) {
			const division = await tx
				.selectFrom('division')
				.select('id')
				.where('id', '=', divisionId)
				.where('school_id', '=', schoolId)
				.executeTakeFirst();
			if (!division) return refuse('choose-one', { field: 'divisionId' });
		}
		const done = await work(tx);
		if (done === undefined || isRefusal(done)) return done;
		await recordEvent(tx, { name, at, schoolId, actorId: actor.personId, subjectId: done.id });
		return done;
	});
}

/** A name as it is stored, or what is wrong with it. */
export function nameOf(name: string, most: number): string | Refusal {
	const said = name.trim();
	if (said === '') return refuse('required', { field: 'name' });
	return said.length > most ? refuse('too-long', { field: 'name', args: { most } }) : said;
}
