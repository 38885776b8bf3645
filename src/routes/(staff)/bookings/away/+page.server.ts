import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findAffected, most, moveAll } from '#server/domain/booking/index.ts';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

const dayIn = (text: string | null) => (text && field.day().safeParse(text).data) || undefined;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const today = schoolDay(standing.school?.zone ?? 'UTC', now());
	const from = [dayIn(url.searchParams.get('from')) ?? today, today].sort().at(-1) ?? today;
	const last = dayIn(url.searchParams.get('until')) ?? from;
	const until = last < from || last > dayAfter(from, most.away - 1) ? from : last;
	const result = found(await findAffected(actor, standing.school?.id ?? '', { from, to: dayAfter(until) }));
	const counts = ['moved', 'cancelled', 'told'].map((name) => Number(url.searchParams.get(name) ?? 0) || 0);
	const [moved = 0, cancelled = 0, told = 0] = counts;
	return {
		from,
		until,
		to: dayAfter(until),
		today,
		affected: result.affected,
		done: url.searchParams.has('done') ? { moved, cancelled, told } : null,
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z
				.object({ from: field.day(), until: field.day(), word: field.optionalText(most.word) })
				.catchall(z.unknown()),
		);
		if ('failure' in form) return form.failure;
		const { from, until, word = '', ...rest } = form.value;
		const choices = Object.entries(rest).flatMap(([name, value]) => {
			const visitId = name.startsWith('visit-') ? name.slice('visit-'.length) : '';
			if (visitId === '' || typeof value !== 'string' || value === 'leave') return [];
			return [{ visitId, to: value === 'cancel' ? ('cancelled' as const) : new Date(value) }];
		});
		const result = await moveAll(actor, standing.school?.id ?? '', {
			from,
			to: dayAfter(until),
			choices,
			word,
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(result, form.values);
		const { moved, cancelled, told } = result;
		redirect(
			303,
			`/bookings/away?from=${from}&until=${until}&done&moved=${moved}&cancelled=${cancelled}&told=${told}`,
		);
	},
};
