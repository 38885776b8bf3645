import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import { findVisits } from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { signedIn } from '../../answer.ts';
import type { PageServerLoad } from './$types';

/** The first day of the month so many months later. */
function monthAfter(month: string, months: number): string {
	const [year = 2000, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const zone = standing.school?.zone ?? 'UTC';
	const at = now();
	const today = schoolDay(zone, at);
	const thisMonth = today.slice(0, 7);
	const asked = url.searchParams.get('month') ?? '';
	const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) && asked <= thisMonth ? asked : thisMonth;
	const from = momentOf(`${month}-01`, '00:00', zone);
	const monthEnd = momentOf(`${monthAfter(month, 1)}-01`, '00:00', zone);
	const ahead = await findVisits(actor, {
		from: at,
		to: momentOf(dayAfter(today, 367), '00:00', zone),
		states: ['planned'],
		order: 'ahead',
		after: url.searchParams.get('ahead') ?? undefined,
	});
	const waiting = await findVisits(actor, {
		from: momentOf(dayAfter(today, -60), '00:00', zone),
		to: at,
		states: ['planned'],
		order: 'back',
		limit: 20,
	});
	const past = await findVisits(actor, {
		from,
		to: new Date(Math.min(monthEnd.getTime(), at.getTime())),
		states: ['done', 'cancelled'],
		order: 'back',
		after: url.searchParams.get('past') ?? undefined,
	});
	return {
		ahead,
		waiting: waiting.visits.filter((visit) => visit.isMine),
		past,
		month,
		before: monthAfter(month, -1),
		after: month < thisMonth ? monthAfter(month, 1) : undefined,
		isFirst: month === thisMonth && !url.searchParams.has('past') && !url.searchParams.has('ahead'),
		facilitates: ['facilitator', 'librarian', 'specialist'].some((role) =>
			standing.roles.has(role as 'facilitator'),
		),
		mayCapture: ['facilitator', 'librarian', 'specialist', 'teacher'].some((role) =>
			standing.roles.has(role as 'teacher'),
		),
	};
};
