import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findLeadTimes, mostOfSetUp, setLeadTimes, setUpKinds } from '#server/domain/request/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { dayIn } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

/** Six numbers, set once in a while. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const leads = found(await findLeadTimes(actor, standing.school?.id ?? ''));
	if (!leads.maySet) error(404, 'missing');
	const day = dayIn(t);
	return {
		leads: setUpKinds.map((kind) => ({
			kind,
			label: t(`request.set-up.kind.${kind}`),
			value: leads.times[kind],
			first:
				leads.first[kind] === null
					? undefined
					: t('request.set-up.leads-first', { day: day(leads.first[kind]) }),
		})),
		version: leads.version,
		saved: url.searchParams.has('saved'),
	};
};

const days = () =>
	z
		.string({ error: 'required' })
		.trim()
		.refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= mostOfSetUp.lead, {
			params: { said: { key: 'refusal.set-up-lead', args: { most: mostOfSetUp.lead } } },
		})
		.transform(Number);

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { actor, standing } = signedIn(locals);
		const schema = z.object({
			accounts: days(),
			app: days(),
			licence: days(),
			access: days(),
			device: days(),
			other: days(),
			version: field.whole(0, 1_000_000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { version, ...times } = form.value;
		const result = await setLeadTimes(actor, standing.school?.id ?? '', { times, version });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/requests/lead-times?saved');
	},
};
