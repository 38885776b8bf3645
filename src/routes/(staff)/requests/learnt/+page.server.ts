import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findReports, writeLearnt } from '#server/domain/learnt/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { read, refused, signedIn } from '../../../answer.ts';
import { dayIn } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';
import { answers, told } from './form.ts';

/** Read on the server, and written by a plain form. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const after = url.searchParams.get('after') ?? undefined;
	const { reports, next } = await findReports(actor, standing.school?.id ?? '', { after });
	const day = dayIn(t);
	return {
		rows: reports.map((one) => {
			const on = day(one.writtenAt.toISOString().slice(0, 10));
			return {
				id: one.id,
				title: one.occasion,
				meta: [
					one.isMine ? t('learnt.by-you', { day: on }) : t('learnt.by', { name: one.authorName, day: on }),
					one.changes === 0 ? t('learnt.none-proposed') : t('learnt.open', { open: one.open }),
				].join(' · '),
				open: one.open > 0,
			};
		}),
		older: next && `/requests/learnt?after=${encodeURIComponent(next)}`,
		latest: after === undefined ? undefined : '/requests/learnt',
		reads: ['facilitator', 'technician'].some((role) => standing.roles.has(role as 'technician')),
		writes: url.searchParams.has('write'),
		takenBack: url.searchParams.has('taken-back'),
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), z.object(answers));
		if ('failure' in form) return form.failure;
		const result = await writeLearnt(actor, standing.school?.id ?? '', {
			...told(form.value),
			origin: settings().origin ?? url.origin,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/learnt/${result.id}?now=told`);
	},
};
