import { operate, recordAct } from '#server/domain/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { isId } from '#server/platform/ids.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { dayAfter, daysBetween } from './day.ts';

/**
 * Adds a school year, or gives one that is there other days.
 * @param year `lastDay` is its last school day; `entry` is made with the form, and the id of a new year
 * @returns the year's id; refused when the days cannot be or another year covers some of them
 */
export function planSchoolYear(
	actor: Actor,
	schoolId: string,
	year: { entry: string; name: string; startsOn: string; lastDay: string },
): Promise<string | Refusal> {
	if (!isId(schoolId) || !isId(year.entry)) return Promise.resolve(missing);
	const at = now();
	const endsOn = dayAfter(year.lastDay);
	const name = year.name.trim();
	return operate<string | Refusal>(actor, async (tx, operator) => {
		const school = await tx.selectFrom('school').select('id').where('id', '=', schoolId).executeTakeFirst();
		if (!school) return missing;
		if (name === '') return refuse('required', { field: 'name' });
		if (name.length > 60) return refuse('too-long', { field: 'name', args: { most: 60 } });
		if (daysBetween(year.startsOn, endsOn) < 1) return refuse('ends-before-start', { field: 'lastDay' });
		const years = await tx
			.selectFrom('school_year')
			.select(['id', 'starts_on', 'ends_on', 'school_id'])
			.where((eb) => eb.or([eb('school_id', '=', schoolId), eb('id', '=', year.entry)]))
			.execute();
		const known = years.find((one) => one.id === year.entry);
		if (known && known.school_id !== schoolId) return missing;
		if (years.some((one) => one.id !== year.entry && one.starts_on < endsOn && year.startsOn < one.ends_on))
			return refuse('years-overlap', { field: 'startsOn' });
		const days = { name, starts_on: year.startsOn, ends_on: endsOn };
		if (known) await tx.updateTable('school_year').set(days).where('id', '=', known.id).execute();
		else
			await tx
				.insertInto('school_year')
				.values({ id: year.entry, school_id: schoolId, ...days })
				.execute();
		await recordAct(tx, operator, {
			name: 'school-year.planned',
			at,
			subjectId: year.entry,
			schoolId,
			detail: name,
		});
		return year.entry;
	});
}
