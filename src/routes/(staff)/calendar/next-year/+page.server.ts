import { z } from 'zod';
import { type Carried, copyYear, findEntries, previewNextYear } from '#server/domain/calendar/index.ts';
import { dayAfter, usualSchoolYear } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { addressOf, asked } from '../asked.ts';
import { writer } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school, today, about } = await asked(actor, standing, url);
	const { years } = found(await findEntries(actor, school.id, '1900-01-01', '1900-01-02'));
	const year = years.find((one) => one.id === url.searchParams.get('year')) ??
		years.find((one) => one.startsOn <= today && today < one.endsOn) ?? {
			id: '',
			...usualSchoolYear(today, school.zone),
		};
	const later = years.filter((one) => one.startsOn >= year.endsOn).at(-1);
	const next = later ?? { name: '', startsOn: dayAfter(year.startsOn, 365) };
	const carried = found(await previewNextYear(actor, school.id, year, next.startsOn));
	const date = writer(t, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
	const span = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
		dayAfter(startsOn) === endsOn ? date(startsOn) : `${date(startsOn)} – ${date(dayAfter(endsOn, -1))}`;
	const option = (one: Carried) => ({
		value: one.id,
		label: one.kind === 'cycle' ? t('calendar.cycle') : one.name,
		hint: t('calendar.from-to', { from: span(one), to: span(one.sameWeekday) }),
	});
	return {
		schoolId: school.id,
		year,
		next,
		groups: (['term', 'day_off', 'special_day', 'cycle'] as const).map((kind) => ({
			kind,
			options: carried.filter((one) => one.kind === kind).map(option),
		})),
		single: carried.flatMap((one) =>
			one.sameDate && one.kind === 'day_off'
				? [
						{
							value: one.id,
							label: one.name,
							hint: t('calendar.from-to', { from: span(one), to: span(one.sameDate) }),
						},
					]
				: [],
		),
		dated: carried.filter((one) => one.isDated).map((one) => one.id),
		back: addressOf('/calendar/change', about),
		nextYear: later ? addressOf('/calendar/year', about, { year: later.id }) : undefined,
	};
};

const schema = z.object({
	schoolId: field.id(),
	startsOn: field.day(),
	endsOn: field.day(),
	next: field.day(),
	'take[]': z.preprocess((value) => value ?? [], z.array(z.guid()).max(1200)),
	'dated[]': z.preprocess((value) => value ?? [], z.array(z.guid()).max(1200)),
});

export const actions: Actions = {
	copy: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { schoolId, startsOn, endsOn, next, 'take[]': take, 'dated[]': dated } = form.value;
		const result = await copyYear(actor, schoolId, { startsOn, endsOn }, next, { take, dated });
		if (isRefusal(result)) return refused(result, form.values);
		return { copied: result };
	},
};
