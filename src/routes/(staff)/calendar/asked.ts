import type { Standing } from '#server/domain/people/index.ts';
import { schoolDay } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { whichSchool } from '../which-school.ts';

/** What a page of a calendar is about: the school, its day today, and the division that the address names. */
export async function asked(actor: Member, standing: Standing, url: URL) {
	const { school } = await whichSchool(actor, standing, url);
	const about = new URLSearchParams();
	if (url.searchParams.has('school')) about.set('school', school.id);
	const divisionId = url.searchParams.get('division') || null;
	if (divisionId) about.set('division', divisionId);
	return { school, today: schoolDay(school.zone, now()), divisionId, about };
}

/** The address of a page of the calendar, of the same school and division. */
export function addressOf(path: string, about: URLSearchParams, more: Record<string, string> = {}): string {
	const query = new URLSearchParams(about);
	for (const [name, value] of Object.entries(more))
		if (value) query.set(name, value);
		else query.delete(name);
	return query.size > 0 ? `${path}?${query}` : path;
}

/** The links between the divisions of a school, the whole school first; none where there are no divisions. */
export function divisionLinks(
	path: string,
	{ divisionId, about }: { divisionId: string | null; about: URLSearchParams },
	divisions: { id: string; name: string }[],
	whole: string,
) {
	if (divisions.length === 0) return [];
	return [{ id: '', name: whole }, ...divisions].map((one) => ({
		href: addressOf(path, about, { division: one.id }),
		label: one.name,
		current: one.id === (divisionId ?? ''),
	}));
}
