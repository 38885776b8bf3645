import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dayAfter, momentOf, schoolDay } from '#server/domain/school/index.ts';
import {
	findCompanions,
	findOwnVisit,
	findWhom,
	most,
	planVisit,
	visitKinds,
} from '#server/domain/visit/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { addressWith, detailFields, detailsOf, fieldsOf, teachersIn } from '../details.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const zone = standing.school?.zone ?? 'UTC';
	const today = schoolDay(zone, now());
	const search = url.searchParams.get('search') ?? '';
	const collaborationId = url.searchParams.get('collaboration') || undefined;
	const teachers = teachersIn(url);
	if (teachers.length === 0) {
		const bounds = { from: momentOf(today, '00:00', zone), to: momentOf(dayAfter(today), '00:00', zone) };
		const whom = await findWhom(actor, { schoolId: standing.school?.id ?? '', search, ...bounds });
		return { step: 'whom' as const, whom, search, collaborationId };
	}
	const companions = found(await findCompanions(actor, teachers));
	// Most visits to a partner belong to the one collaboration that there is with them.
	const chosen =
		collaborationId ??
		(url.searchParams.has('outside') || companions.collaborations.length !== 1
			? undefined
			: companions.collaborations[0]?.id);
	const likeId = url.searchParams.get('like') || undefined;
	const like = likeId === undefined ? undefined : found(await findOwnVisit(actor, likeId));
	const address = (id?: string) => addressWith('/visits/new', teachers, id);
	return {
		step: 'details' as const,
		companions,
		collaborationId: companions.collaborations.some((one) => one.id === chosen) ? chosen : undefined,
		links: [
			...companions.collaborations.map((one) => ({ href: address(one.id), label: one.title, id: one.id })),
			{ href: `${address()}&outside`, label: undefined, id: undefined },
		],
		kinds: visitKinds,
		initial: {
			kind: like?.kind ?? visitKinds.find((one) => one === url.searchParams.get('kind')) ?? 'planning',
			day: [url.searchParams.get('on')].find((day) => day === today) ?? dayAfter(today),
			time: like ? fieldsOf(like.startsAt, zone).time : '09:00',
			minutes: like ? String(like.minutes) : '',
			place: like?.place ?? '',
			remote: like?.remote ?? false,
			timeKind: like?.timeKind ?? '',
		},
		mostTimes: most.again,
		min: today,
		max: dayAfter(today, 365),
		entry: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({
				...detailFields,
				'with[]': field.ids(),
				collaboration: field.optionalId(),
				entry: field.id(),
				again: z.preprocess((value) => value || undefined, z.enum(['1', '2', '4']).optional()),
				times: z.preprocess(
					(value) => value || undefined,
					z.coerce.number().int().min(1).max(1000).catch(1).optional(),
				),
			}),
		);
		if ('failure' in form) return form.failure;
		const zone = standing.school?.zone ?? 'UTC';
		const { day, time, times = 6 } = form.value;
		const weeks = form.value.again === undefined ? 0 : Number(form.value.again);
		const later = weeks === 0 ? [] : Array.from({ length: times - 1 }, (_, index) => (index + 1) * weeks);
		const result = await planVisit(actor, {
			...detailsOf(form.value, zone),
			again:
				later.length === 0
					? undefined
					: {
							further: later.map((after) => momentOf(dayAfter(day, after * 7), time, zone)),
							rule: `FREQ=WEEKLY;INTERVAL=${weeks};COUNT=${times}`,
						},
			entry: form.value.entry,
			schoolId: standing.school?.id ?? '',
			with: form.value['with[]'],
			collaborationId: form.value.collaboration,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/visits/${result.visitId}?now=new`);
	},
};
