import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { askToBeTold, findFreeTimes } from '#server/domain/booking/index.ts';
import { dayAfter, weekOf } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

const dayIn = (text: string | null) => (text && field.day().safeParse(text).data) || undefined;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const times = found(
		await findFreeTimes(actor, {
			personId: params.person,
			schoolId: standing.school?.id ?? '',
			week: dayIn(url.searchParams.get('week')),
			moving: url.searchParams.get('move') ?? undefined,
		}),
	);
	// What the booking comes of goes along from page to page.
	const asked = url.searchParams.get('request');
	const request = asked === null ? '' : `&request=${encodeURIComponent(asked)}`;
	const shift = (days: number) => {
		const week = dayAfter(times.week, days);
		const within = week >= weekOf(times.today) && week <= weekOf(times.until);
		const move = times.moving ? `&move=${times.moving.id}` : '';
		return within ? `?week=${week}${move}${request}` : undefined;
	};
	return { ...times, request, before: shift(-7), after: shift(7), told: url.searchParams.has('told') };
};

export const actions: Actions = {
	wait: async ({ locals, params, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), z.object({ from: field.day(), to: field.day() }));
		if ('failure' in form) return form.failure;
		const { from, to } = form.value;
		const wait = { personId: params.person, schoolId: standing.school?.id ?? '', from, to };
		const result = await askToBeTold(actor, wait);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/bookings/with/${params.person}?week=${from}&told`);
	},
};
