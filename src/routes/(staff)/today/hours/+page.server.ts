import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { SchoolStanding } from '#server/domain/people/index.ts';
import { dayAfter, schoolClock } from '#server/domain/school/index.ts';
import {
	aim,
	changePreparation,
	findHours,
	recordPreparation,
	takeBackPreparation,
} from '#server/domain/time/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { dayIn, said } from './form.ts';

const done = ['added', 'changed', 'removed'] as const;
/** Time is written down where somebody is one of these. */
const writesTime = ({ roles }: SchoolStanding) =>
	roles.some((role) => role === 'facilitator' || role === 'librarian' || role === 'specialist');

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const school = standing.school ?? null;
	const hours = await findHours(actor, school, dayIn(url.searchParams.get('week')));
	const { week, today, terms, year } = hours;
	const changing = week.entries.find(
		({ id, kind }) => kind === 'preparation' && id === url.searchParams.get('change'),
	);
	const [last] = [today, dayAfter(week.startsOn, 4)].sort();
	const part = terms.findIndex(({ startsOn }) => startsOn === url.searchParams.get('term'));
	return {
		...hours,
		aim,
		part: part < 0 ? undefined : { ...terms[part], at: part },
		schools: standing.schools.filter(writesTime).map(({ id, name }) => ({ id, name })),
		// What the form begins with.
		form: changing
			? {
					entry: changing.id,
					changes: true,
					onDay: changing.day,
					minutes: String(changing.minutes),
					begins: changing.startsAt ? schoolClock(school?.zone ?? 'UTC', changing.startsAt) : '',
					words: changing.words,
				}
			: {
					entry: crypto.randomUUID(),
					changes: false,
					onDay: last ?? today,
					minutes: '',
					begins: '',
					words: '',
				},
		said: done.find((one) => url.searchParams.has(one)),
		added: dayIn(null) ?? (url.searchParams.get('added') || undefined),
		earliest: year.startsOn,
	};
};

const backTo = (day: string, what: (typeof done)[number], entry = '') =>
	redirect(303, `/today/hours?week=${day}&${what}=${entry}#week`);

export const actions: Actions = {
	add: async ({ request, locals }) => {
		const form = read(await request.formData(), said);
		if ('failure' in form) return form.failure;
		const result = await recordPreparation(signedIn(locals).actor, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		return backTo(form.value.onDay, 'added', form.value.entry);
	},
	change: async ({ request, locals }) => {
		const form = read(await request.formData(), said);
		if ('failure' in form) return form.failure;
		const { entry, ...rest } = form.value;
		const result = await changePreparation(signedIn(locals).actor, entry, rest);
		if (isRefusal(result)) return refused(result, form.values);
		return backTo(rest.onDay, 'changed');
	},
	remove: async ({ request, locals }) => {
		const form = read(await request.formData(), z.object({ entry: field.id(), onDay: field.day() }));
		if ('failure' in form) return form.failure;
		const result = await takeBackPreparation(signedIn(locals).actor, form.value.entry);
		if (isRefusal(result)) return refused(result, form.values);
		return backTo(form.value.onDay, 'removed');
	},
};
