import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dayAfter, schoolDay } from '#server/domain/school/index.ts';
import { editVisit, findOwnVisit, usually, visitKinds } from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { detailFields, detailsOf, fieldsOf } from '../../details.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, standing } = signedIn(locals);
	const zone = standing.school?.zone ?? 'UTC';
	const visit = found(await findOwnVisit(actor, params.id));
	const today = schoolDay(zone, now());
	return {
		visitId: visit.id,
		version: visit.version,
		startsAt: visit.startsAt,
		kinds: visitKinds,
		min: dayAfter(today, -365),
		max: dayAfter(today, 365),
		initial: {
			kind: visit.kind,
			...fieldsOf(visit.startsAt, zone),
			minutes: String(visit.minutes),
			place: visit.place,
			remote: visit.remote,
			timeKind: visit.timeKind === usually[visit.kind].timeKind ? '' : visit.timeKind,
		},
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ ...detailFields, version: field.whole(1, 1_000_000) }),
		);
		if ('failure' in form) return form.failure;
		const result = await editVisit(actor, params.id, {
			...detailsOf(form.value, standing.school?.zone ?? 'UTC'),
			version: form.value.version,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/visits/${params.id}?now=saved`);
	},
};
