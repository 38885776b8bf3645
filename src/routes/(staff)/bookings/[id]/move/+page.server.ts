import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findBooking, findFreeTimes, most, moveBooking } from '#server/domain/booking/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const booking = found(await findBooking(actor, params.id));
	const at = new Date(url.searchParams.get('at') ?? '');
	if (!Number.isFinite(at.getTime())) error(404, 'missing');
	const { personId } = booking.person;
	const week = found(
		await findFreeTimes(actor, {
			personId,
			schoolId: booking.schoolId,
			week: at.toISOString().slice(0, 10),
			moving: booking.id,
		}),
	);
	const times = week.days.flatMap((day) => day.times).filter((time) => time.shut === null);
	const time = times.find((one) => one.startsAt.getTime() === at.getTime());
	return { booking, time: time ?? null, free: time ? [] : times.slice(0, 12), week: week.week };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				time: z.preprocess(
					(value) => (typeof value === 'string' && value !== '' ? new Date(value) : undefined),
					z.date({ error: 'required' }),
				),
				version: field.whole(1, 1_000_000),
				word: field.optionalText(most.word),
			}),
		);
		if ('failure' in form) return form.failure;
		const { time, version, word = '' } = form.value;
		const origin = settings().origin ?? url.origin;
		const result = await moveBooking(actor, params.id, { startsAt: time, version, word, origin });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/bookings/${params.id}?now=moved`);
	},
};
