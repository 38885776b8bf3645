import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	arrangedWithin,
	checkAgainAfter,
	findNotebooks,
	monthCountsFrom,
	putOff,
	takeUpAgain,
	usualDays,
	weights,
} from '#server/domain/notebook/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import { suggested } from '../suggested.ts';
import type { Actions, PageServerLoad } from './$types';

const waits = [7, 14, 28] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const zone = standing.school?.zone ?? 'UTC';
	const today = schoolDay(zone, new Date());
	const { notebooks, suggestions, putOff: putOffs } = await findNotebooks(actor, zone, undefined, 500);
	const wanted = url.searchParams.get('teacher');
	const within = url.searchParams.get('collaboration');
	const one = notebooks.find(
		(work) => work.teacherId === wanted && work.collaborationId === (within === 'outside' ? null : within),
	);
	return {
		suggestions: suggested(suggestions, locals.t),
		putOffs,
		asked: one && {
			teacherId: one.teacherId,
			teacher: one.teacher,
			collaborationId: one.collaborationId,
			title: one.title,
			before: one.putOff,
		},
		days: waits.map((days) => ({ days, day: dayAfter(today, days) })),
		tomorrow: dayAfter(today),
		how: { usualDays, weights, arrangedWithin, checkAgainAfter, monthCountsFrom },
		now: (['saved', 'again'] as const).find((key) => key === url.searchParams.get('now')),
	};
};

export const actions: Actions = {
	putOff: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				teacher: field.id(),
				collaboration: field.optionalId(),
				until: field.optionalDay(),
				day: field.optionalDay(),
				reason: field.text(500),
			}),
		);
		if ('failure' in form) return form.failure;
		const { teacher, collaboration, until, day, reason } = form.value;
		const result = await putOff(actor, {
			teacherId: teacher,
			collaborationId: collaboration ?? null,
			// A day that was typed says more than one that was chosen before it.
			until: day ?? until ?? '',
			reason,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/notebook/whom?now=saved#put-off');
	},
	again: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ 'put-off': field.id() }));
		if ('failure' in form) return form.failure;
		const result = await takeUpAgain(actor, form.value['put-off']);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/notebook/whom?now=again');
	},
};
