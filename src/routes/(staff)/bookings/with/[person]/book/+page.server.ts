import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { bookTime, findFreeTimes, most, purposes } from '#server/domain/booking/index.ts';
import { findRequestStart, turnIntoBooking } from '#server/domain/request/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many other times are shown to who was too late. */
const others = 12;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const at = new Date(url.searchParams.get('at') ?? '');
	if (!Number.isFinite(at.getTime())) error(404, 'missing');
	const request = url.searchParams.get('request');
	const asked = request === null ? undefined : found(await findRequestStart(actor, request));
	const whose = { personId: params.person, schoolId: standing.school?.id ?? '' };
	const week = found(await findFreeTimes(actor, { ...whose, week: at.toISOString().slice(0, 10) }));
	const times = week.days.flatMap((day) => day.times);
	const time = times.find((one) => one.shut === null && one.startsAt.getTime() === at.getTime());
	let free = times.filter((one) => one.shut === null);
	if (!time && free.length === 0 && week.next) {
		const next = found(await findFreeTimes(actor, { ...whose, week: week.next.day }));
		free = next.days.flatMap((day) => day.times).filter((one) => one.shut === null);
	}
	return {
		bookable: week.bookable,
		week: week.week,
		time: time ?? null,
		free: time ? [] : free.slice(0, others),
		entry: newId(),
		request,
		about: (asked?.forClass || asked?.words)?.slice(0, most.about),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				entry: field.id(),
				time: z.preprocess(
					(value) => (typeof value === 'string' && value !== '' ? new Date(value) : undefined),
					z.date({ error: 'required' }),
				),
				purpose: field.oneOf(purposes),
				about: field.text(most.about),
				request: field.optionalId(),
				students: z
					.string()
					.trim()
					.default('')
					.transform((value) => (value === '' ? null : Number(value))),
			}),
		);
		if ('failure' in form) return form.failure;
		const { time, request: asked, ...rest } = form.value;
		const booking = {
			...rest,
			startsAt: time,
			personId: params.person,
			schoolId: standing.school?.id ?? '',
			origin: settings().origin ?? url.origin,
		};
		const result = await (asked === undefined
			? bookTime(actor, booking)
			: turnIntoBooking(actor, asked, booking));
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/bookings/${result.bookingId}?now=booked`);
	},
};
