import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	findEntries,
	planTerm,
	removable,
	removeEntry,
	setCycle,
	tellDayOff,
	tellSpecialDay,
} from '#server/domain/calendar/index.ts';
import { dayAfter, usualSchoolYear } from '#server/domain/school/index.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal, type Refusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn, typed } from '../../../answer.ts';
import { addressOf, asked } from '../asked.ts';
import { writer } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';
import { forms } from './forms.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const { school, today, about } = await asked(actor, standing, url);
	const wanted = url.searchParams.get('year');
	const usual = { id: '', ...usualSchoolYear(today, school.zone) };
	const every = found(await findEntries(actor, school.id, '1900-01-01', '1900-01-02'));
	const year =
		every.years.find((one) => one.id === wanted) ??
		every.years.find((one) => one.startsOn <= today && today < one.endsOn) ??
		usual;
	const { divisions, years, terms, daysOff, specialDays, cycles, bellSchedules } = found(
		await findEntries(actor, school.id, year.startsOn, year.endsOn),
	);
	const date = writer(t, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
	const span = (from: string, endsOn: string) =>
		dayAfter(from) === endsOn ? date(from) : `${date(from)} – ${date(dayAfter(endsOn, -1))}`;
	const division = (id: string | null) => divisions.find((one) => one.id === id)?.name;
	const weekday = writer(t, { weekday: 'long' });
	const weekdays = Array.from({ length: 7 }, (_, at) => ({
		value: String(at + 1),
		label: weekday(dayAfter('2024-01-01', at)),
	}));
	return {
		schoolId: school.id,
		year,
		years: [...years].reverse().map((one) => ({
			href: addressOf('/calendar/change', about, { year: one.id }),
			label: one.name,
			current: one.id === year.id,
		})),
		divisions,
		bellSchedules: bellSchedules.map((one) => ({
			value: one.id,
			label: [one.name, division(one.divisionId)].filter(Boolean).join(', '),
		})),
		weekdays,
		terms: terms.map((one) => ({
			title: one.name,
			meta: span(one.startsOn, one.endsOn),
			fields: {
				kind: 'term', entry: one.id, name: one.name, startsOn: one.startsOn, lastDay: dayAfter(one.endsOn, -1), version: one.version,
			}, // biome-ignore format: a row reads better whole
		})),
		daysOff: daysOff.map((one) => ({
			title: one.name,
			meta: [
				span(one.startsOn, one.endsOn),
				division(one.divisionId),
				one.kind === 'closure' && t('calendar.was-unplanned'),
				one.effect && t(one.effect === 'push' ? 'calendar.pushes' : 'calendar.drops'),
			]
				.filter(Boolean)
				.join(' · '),
			fields: {
				kind: 'day_off', entry: one.id, divisionId: one.divisionId ?? '', name: one.name, startsOn: one.startsOn,
				lastDay: dayAfter(one.endsOn, -1), what: one.kind, effect: one.effect ?? 'cycle', version: one.version,
			}, // biome-ignore format: a row reads better whole
		})),
		specialDays: specialDays.map((one) => ({
			title: one.name,
			meta: [
				date(one.day),
				division(one.divisionId),
				one.endsAt && t('calendar.until', { time: one.endsAt }),
				bellSchedules.find((bells) => bells.id === one.bellScheduleId)?.name,
			]
				.filter(Boolean)
				.join(' · '),
			fields: {
				kind: 'special_day', entry: one.id, divisionId: one.divisionId ?? '', name: one.name, day: one.day,
				endsAt: one.endsAt ?? '', bellScheduleId: one.bellScheduleId ?? '',
			}, // biome-ignore format: a row reads better whole
		})),
		cycles: cycles.map((one) => ({
			title:
				one.length === null
					? t('calendar.by-week')
					: t('calendar.cycle-of', { length: one.length, first: one.firstDay }),
			meta: [
				t('calendar.since', { day: date(one.startsOn) }),
				division(one.divisionId),
				one.length !== null && t(one.throughDaysOff ? 'calendar.counts-through' : 'calendar.skips'),
				one.weekdays.map((day) => weekdays[day - 1]?.label).join(', '),
			]
				.filter(Boolean)
				.join(' · '),
			fields: {
				kind: 'cycle', entry: one.id, divisionId: one.divisionId ?? '', startsOn: one.startsOn, length: one.length ?? '',
				firstDay: one.firstDay, throughDaysOff: one.throughDaysOff ? 'count' : 'skip', 'weekdays[]': one.weekdays.map(String),
			}, // biome-ignore format: a row reads better whole
		})),
		edit: url.searchParams.get('edit') ?? '',
		entry: newId(),
		now: url.searchParams.get('now') === 'saved',
		here: addressOf('/calendar/change', about, { year: year.id }),
		back: addressOf('/calendar', about),
		links: {
			closure: addressOf('/calendar/closure', about),
			bells: addressOf('/calendar/bells', about),
			bring: addressOf('/calendar/bring', about),
			nextYear: addressOf('/calendar/next-year', about, { year: year.id }),
		},
	};
};

const saved = (url: URL, result: unknown, values: Parameters<typeof refused>[1]) => {
	if (isRefusal(result)) return refused(result as Refusal, values);
	const to = new URLSearchParams(url.searchParams);
	for (const name of [...to.keys()]) if (name.startsWith('/') || name === 'edit') to.delete(name);
	to.set('now', 'saved');
	redirect(303, `${url.pathname}?${to}`);
};

export const actions: Actions = {
	term: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), forms.term);
		if ('failure' in form) return form.failure;
		return saved(url, await planTerm(actor, form.value.schoolId, form.value), form.values);
	},
	dayOff: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), forms.dayOff);
		if ('failure' in form) return form.failure;
		const { what, effect, lastDay, ...told } = form.value;
		const result = await tellDayOff(actor, told.schoolId, {
			...told,
			kind: what,
			effect: effect === 'cycle' ? null : effect,
			lastDay: lastDay ?? told.startsOn,
		});
		return saved(url, result, form.values);
	},
	special: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), forms.special);
		if ('failure' in form) return form.failure;
		return saved(url, await tellSpecialDay(actor, form.value.schoolId, form.value), form.values);
	},
	cycle: async ({ locals, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), forms.cycle);
		if ('failure' in form) return form.failure;
		const { length = null, throughDaysOff, 'weekdays[]': weekdays, ...told } = form.value;
		const result = await setCycle(actor, told.schoolId, {
			...told,
			length,
			weekdays,
			throughDaysOff: throughDaysOff === 'count',
		});
		return saved(url, result, form.values);
	},
	remove: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const data = await request.formData();
		const schema = z.object({ schoolId: field.id(), entry: field.id(), kind: field.oneOf(removable) });
		const form = read(data, schema);
		if ('failure' in form) return form.failure;
		const { schoolId, entry, kind } = form.value;
		const result = await removeEntry(actor, schoolId, kind, entry);
		if (isRefusal(result)) return refused(result, form.values);
		// All that it was, so that it can be put back.
		const { version: _, ...removed } = typed(data);
		return { removed: { ...removed, kind } };
	},
};
