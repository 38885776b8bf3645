import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	findOwnHours,
	keepLimits,
	most,
	offerHours,
	purposes,
	takeBackAway,
	withdrawHour,
} from '#server/domain/booking/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	return {
		...found(await findOwnHours(actor, standing.school?.id ?? '')),
		purposes,
		notice: url.searchParams.get('now'),
	};
};

/** A number, or nothing typed. What is no number is told apart by the verb. */
const number = z
	.string()
	.trim()
	.default('')
	.transform((value) => (value === '' ? null : Number(value)));
const clock = z.string().regex(/^(|([01]\d|2[0-3]):[0-5]\d)$/);

export const actions: Actions = {
	offer: async ({ locals, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				unit: field.oneOf(['cycle', 'week']),
				'days[]': field.texts(2),
				'periods[]': field.ids(),
				from: clock.default(''),
				to: clock.default(''),
				piece: number,
				place: field.optionalText(most.place),
				remote: field.checked(),
			}),
		);
		if ('failure' in form) return form.failure;
		const { unit, from, to, piece, place = '', remote, ...lists } = form.value;
		const days = lists['days[]'].map(Number);
		const hours = {
			cycleDays: unit === 'cycle' ? days : [],
			weekdays: unit === 'week' ? days : [],
			periodIds: lists['periods[]'],
			clock: from === '' && to === '' ? null : { startsAt: from, endsAt: to, pieceMinutes: piece },
			place,
			remote,
		};
		const result = await offerHours(actor, standing.school?.id ?? '', hours, settings().origin ?? url.origin);
		if (isRefusal(result)) return refused(result, form.values, { form: 'offer' });
		redirect(303, '/bookings/hours?now=offered');
	},
	withdraw: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ hour: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await withdrawHour(actor, form.value.hour);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/bookings/hours?now=withdrawn');
	},
	limits: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				open: field.checked(),
				perDay: number,
				perWeek: number,
				noticeHours: number,
				aheadDays: number,
				bufferMinutes: number,
				'purposes[]': z.preprocess((value) => value ?? [], z.array(z.enum(purposes))),
				version: field.whole(0, 1_000_000),
			}),
		);
		if ('failure' in form) return form.failure;
		const { noticeHours, aheadDays, bufferMinutes, ...rest } = form.value;
		const result = await keepLimits(actor, standing.school?.id ?? '', {
			...rest,
			purposes: form.value['purposes[]'],
			noticeHours: noticeHours ?? 0,
			aheadDays: aheadDays ?? Number.NaN,
			bufferMinutes: bufferMinutes ?? 0,
		});
		if (isRefusal(result)) return refused(result, form.values, { form: 'limits' });
		redirect(303, '/bookings/hours?now=kept');
	},
	here: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ away: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await takeBackAway(actor, form.value.away);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/bookings/hours?now=here');
	},
};
