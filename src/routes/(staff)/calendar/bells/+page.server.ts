import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findBells, removeEntry, setBells } from '#server/domain/calendar/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { addressOf, asked, divisionLinks } from '../asked.ts';
import { writer } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const what = await asked(actor, standing, url);
	const { school, divisionId, about } = what;
	const { divisions, schedules } = found(await findBells(actor, school.id, divisionId));
	const weekday = writer(t, { weekday: 'long' });
	const weekdays = Array.from({ length: 7 }, (_, at) => ({
		value: String(at + 1),
		label: weekday(dayAfter('2024-01-01', at)),
	}));
	const here = addressOf('/calendar/bells', about);
	return {
		schoolId: school.id,
		divisionId: divisionId ?? '',
		divisions: divisionLinks('/calendar/bells', what, divisions, t('calendar.whole-school')),
		weekdays,
		schedules: schedules.map((one) => ({
			...one,
			when: [
				one.usual && t('calendar.usual'),
				...one.weekdays.map((day) => weekdays[day - 1]?.label),
				one.cycleDays.length > 0 && t('calendar.on-cycle-days', { days: one.cycleDays.join(', ') }),
			]
				.filter(Boolean)
				.join(' · '),
			lines: one.periods.map((period) => `${period.startsAt}–${period.endsAt} ${period.name}`).join('\n'),
			change: addressOf('/calendar/bells', about, { edit: one.id }),
		})),
		edit: url.searchParams.get('edit') ?? '',
		entry: newId(),
		here,
		now: url.searchParams.get('now') === 'saved',
		back: addressOf('/calendar/change', about),
	};
};

const schema = z.object({
	entry: field.id(),
	schoolId: field.id(),
	divisionId: field.optionalId(),
	name: field.text(60),
	lines: field.text(3000),
	usual: field.checked(),
	'weekdays[]': z.preprocess((value) => value ?? [], z.array(z.coerce.number().int().min(1).max(7)).max(7)),
	cycleDays: field.optionalText(100),
});

const done = (url: URL, schoolId: string, divisionId: string | undefined) =>
	redirect(
		303,
		`${url.pathname}?${new URLSearchParams({ school: schoolId, ...(divisionId ? { division: divisionId } : {}), now: 'saved' })}`,
	);

export const actions: Actions = {
	save: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { schoolId, 'weekdays[]': weekdays, cycleDays = '', ...bells } = form.value;
		const result = await setBells(actor, schoolId, {
			...bells,
			weekdays,
			cycleDays: cycleDays
				.split(/[\s,;]+/)
				.filter(Boolean)
				.map(Number),
		});
		if (isRefusal(result)) return refused(result, form.values);
		return done(url, schoolId, bells.divisionId);
	},
	remove: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ schoolId: field.id(), entry: field.id(), divisionId: field.optionalId() }),
		);
		if ('failure' in form) return form.failure;
		const { schoolId, entry, divisionId } = form.value;
		const result = await removeEntry(actor, schoolId, 'bell_schedule', entry);
		if (isRefusal(result)) return refused(result, form.values);
		return done(url, schoolId, divisionId);
	},
};
