import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addOutsideCalendar,
	findOutsideCalendars,
	mostCalendars,
	readAgain,
	removeOutsideCalendar,
} from '#server/domain/outside-calendar/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

const told = ['added', 'removed', 'reading'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = signedIn(locals);
	return {
		calendars: await findOutsideCalendars(actor),
		most: mostCalendars,
		entry: crypto.randomUUID(),
		told: told.find((one) => url.searchParams.has(one)),
	};
};

const wanted = z.object({ entry: field.id(), name: field.text(100), address: field.text(2000) });
const which = z.object({ calendar: field.id() });

export const actions: Actions = {
	add: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), wanted);
		if ('failure' in form) return form.failure;
		const added = await addOutsideCalendar(actor, form.value);
		if (isRefusal(added)) return refused(added, form.values);
		redirect(303, '/profile/calendars/outside?added');
	},
	remove: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), which);
		if ('failure' in form) return form.failure;
		const removed = await removeOutsideCalendar(actor, form.value.calendar);
		if (isRefusal(removed)) return refused(removed, form.values);
		redirect(303, '/profile/calendars/outside?removed');
	},
	again: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), which);
		if ('failure' in form) return form.failure;
		const again = await readAgain(actor, form.value.calendar);
		if (isRefusal(again)) return refused(again, form.values);
		redirect(303, '/profile/calendars/outside?reading');
	},
};
