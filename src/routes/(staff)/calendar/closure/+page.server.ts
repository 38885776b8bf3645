import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { previewClosure, removeEntry, tellDayOff } from '#server/domain/calendar/index.ts';
import { momentOf } from '#server/domain/school/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { addressOf, asked } from '../asked.ts';
import { writer } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

const shownDays = 12;
const isDay = (day: string | null): day is string => field.day().safeParse(day).success;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school, today, divisionId, about } = await asked(actor, standing, url);
	const first = url.searchParams.get('startsOn');
	const last = url.searchParams.get('lastDay') || first;
	const startsOn = isDay(first) ? first : today;
	const lastDay = isDay(last) ? last : startsOn;
	const preview = await previewClosure(actor, school.id, { divisionId, startsOn, lastDay }, (day) =>
		momentOf(day, '00:00', school.zone),
	);
	const told = isRefusal(preview) && preview.kind === 'missing' ? found(preview) : preview;
	const date = writer(t, { weekday: 'short', day: 'numeric', month: 'short' });
	return {
		schoolId: school.id,
		divisionId: divisionId ?? '',
		startsOn,
		lastDay,
		name: url.searchParams.get('name')?.slice(0, 120) ?? '',
		// Only what was asked about is shown: the form itself comes first.
		asked: isDay(first),
		wrong: isRefusal(told) ? t.said(told.said) : undefined,
		preview: isRefusal(told)
			? undefined
			: {
					closed: told.closed.map((one) => ({ day: date(one.day), cycleDay: one.cycleDay })),
					moved: told.moved
						.filter((one) => one.was !== one.becomes)
						.slice(0, shownDays)
						.map((one) => ({ ...one, day: date(one.day) })),
					movedInAll: told.moved.filter((one) => one.was !== one.becomes).length,
					visits: told.visits.map((one) => ({
						id: one.id,
						startsAt: one.startsAt.toISOString(),
						with: one.with.join(', '),
					})),
				},
		done: url.searchParams.get('done') ?? '',
		entry: newId(),
		back: addressOf('/calendar', about),
		zone: school.zone,
	};
};

const told = z.object({
	entry: field.id(),
	schoolId: field.id(),
	divisionId: field.optionalId(),
	name: field.text(120),
	startsOn: field.day(),
	lastDay: field.day(),
	effect: field.oneOf(['push', 'drop']),
});

export const actions: Actions = {
	close: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), told);
		if ('failure' in form) return form.failure;
		const { schoolId, ...closure } = form.value;
		const result = await tellDayOff(actor, schoolId, { ...closure, kind: 'closure' });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${url.pathname}?${new URLSearchParams({ school: schoolId, done: result.id })}`);
	},
	undo: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId: field.id(), entry: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await removeEntry(actor, form.value.schoolId, 'day_off', form.value.entry);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${url.pathname}?${new URLSearchParams({ school: form.value.schoolId, done: 'undone' })}`);
	},
};
