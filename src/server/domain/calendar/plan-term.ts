import { dayAfter, daysBetween } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { isId } from '#server/platform/ids.ts';
import { changedMeanwhile, isRefusal, missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { keepCalendar, nameOf } from './keep.ts';

/**
 * Adds a term, or changes the one whose id is `entry` on top of `version`; `lastDay` is its last school day. The same again
 * changes nothing. Refuses days that cannot be or are another term's, `changed-meanwhile`, and `missing` to whoever does not
 * keep the calendar.
 */
export function planTerm(
	actor: Member,
	schoolId: string,
	term: { entry: string; name: string; startsOn: string; lastDay: string; version?: number | undefined },
): Promise<{ id: string } | Refusal> {
	if (!isId(term.entry)) return Promise.resolve(missing);
	const id = term.entry;
	return keepCalendar<{ id: string }>(actor, schoolId, { name: 'calendar.term-planned' }, async (tx) => {
		const name = nameOf(term.name, 60);
		if (isRefusal(name)) return name;
		const endsOn = dayAfter(term.lastDay);
		const length = daysBetween(term.startsOn, endsOn);
		if (length < 1) return refuse('ends-before-start', { field: 'lastDay' });
		if (length > 400) return refuse('more-than-a-year', { field: 'lastDay' });
		const others = await tx
			.selectFrom('term')
			.select(['id', 'school_id', 'version'])
			.where((eb) =>
				eb.or([
					eb('id', '=', id),
					eb.and([
						eb('school_id', '=', schoolId),
						eb('starts_on', '<', endsOn),
						eb('ends_on', '>', term.startsOn),
					]),
				]),
			)
			.execute();
		const known = others.find((one) => one.id === id);
		if (known && known.school_id !== schoolId) return missing;
		if (others.some((one) => one.id !== id)) return refuse('terms-overlap', { field: 'startsOn' });
		const days = { name, starts_on: term.startsOn, ends_on: endsOn };
		if (!known) {
			await tx
				.insertInto('term')
				.values({ id, school_id: schoolId, ...days })
				.execute();
			return { id };
		}
		if (term.version !== undefined && term.version !== known.version) return changedMeanwhile(known.version);
		await tx
			.updateTable('term')
			.set({ ...days, version: known.version + 1 })
			.where('id', '=', id)
			.execute();
		return { id };
	});
}
