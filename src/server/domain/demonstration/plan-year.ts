import {
	makeWish,
	planRotation,
	setRotatingFacilitator,
	setRotatingTeam,
} from '#server/domain/rotation/index.ts';
import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { newId } from '#server/platform/ids.ts';
import type { Rows } from './rows.ts';

/**
 * Plans the year's rotation as the first facilitator would have in its first week: one who is here three days a week, weeks that a
 * unit wants, a camp, the literacy coach's engagement.
 */
export async function planYear(schoolId: string, rows: Rows): Promise<void> {
	const facilitators = rows.role_assignment.filter(({ role }) => role === 'facilitator');
	const [first, second] = facilitators;
	const [year] = rows.school_year;
	const teams = rows.team.map(({ id }) => id);
	if (!first || !year || teams.length < 4) return;
	const actor: Member = { kind: 'member', personId: first.person_id };
	const startsOn = weekOf(String(year.starts_on));
	const week = (number: number) => dayAfter(startsOn, number * 7);
	const wish = { personId: null, firm: false, lastDay: '', entry: newId() };
	const wishes = [
		{ teamId: teams[0] ?? '', kind: 'busy' as const, firm: true, at: 32, words: 'Camp' },
		{ teamId: teams[1] ?? '', kind: 'good' as const, firm: true, at: 26, words: 'How the world works' },
		{ teamId: teams[3] ?? '', kind: 'good' as const, firm: false, at: 21, words: 'Science fair' },
		{ teamId: teams[2] ?? '', kind: 'other-coach' as const, firm: true, at: 19, words: 'Writing workshop' },
	];
	for (const { at, ...one } of wishes)
		await makeWish(actor, schoolId, {
			...wish,
			...one,
			startsOn: week(at),
			lastDay: dayAfter(week(at), 11),
			entry: newId(),
		});
	if (second)
		await setRotatingFacilitator(actor, schoolId, second.person_id, { weekdays: [1, 2, 4], visitsADay: 4 });
	await setRotatingTeam(actor, teams[1] ?? '', { takesPart: true, weekday: 2, facilitatorId: null });
	await planRotation(actor, schoolId, startsOn);
}
