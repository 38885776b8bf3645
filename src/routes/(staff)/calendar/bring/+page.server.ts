import { z } from 'zod';
import { type FoundEntry, findEntries, sortEvents, takeEntries } from '#server/domain/calendar/index.ts';
import { dayAfter, usualSchoolYear } from '#server/domain/school/index.ts';
import { readCalendarFile, usualLimits } from '#server/platform/ics/index.ts';
import { isRefusal, refuse } from '#server/platform/refusal.ts';
import { BrokenForm, type ReceivedForm, receiveForm } from '#server/platform/uploads/index.ts';
import { field, found, read, refused, signedIn, typed } from '../../../answer.ts';
import { addressOf, asked } from '../asked.ts';
import { writer } from '../shown.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of each kind, so many are shown to choose from. */
const mostShown = 150;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const { school, about } = await asked(actor, standing, url);
	found(await findEntries(actor, school.id, '1900-01-01', '1900-01-02'));
	return {
		schoolId: school.id,
		back: addressOf('/calendar/change', about),
		megabytes: usualLimits.bytes / 1e6,
	};
};

/** What was found goes to the page and comes back with what was chosen: nothing is kept in between. */
const entry = z
	.string()
	.max(2000)
	.transform((text, ctx): FoundEntry => {
		try {
			return told.parse(JSON.parse(text));
		} catch {
			ctx.addIssue({ code: 'custom', params: { said: { key: 'refusal.choose-one' } } });
			return z.NEVER;
		}
	});
const told = z.object({
	uid: z.string().min(1).max(255),
	name: z.string().trim().min(1).max(120),
	startsOn: field.day(),
	lastDay: field.day(),
	endsAt: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/)
		.optional(),
});
const chosen = z.preprocess((value) => value ?? [], z.array(entry).max(2 * mostShown));

export const actions: Actions = {
	look: async ({ locals, request, url }) => {
		const { actor, standing } = signedIn(locals);
		const { t } = locals;
		const { school, today } = await asked(actor, standing, url);
		const { years } = found(await findEntries(actor, school.id, '1900-01-01', '1900-01-02'));
		let received: ReceivedForm;
		try {
			received = await receiveForm(request, usualLimits.bytes);
		} catch (error) {
			if (error instanceof BrokenForm || request.signal.aborted)
				return refused(refuse('file-broken-off', { field: 'file' }));
			throw error;
		}
		try {
			const values = typed(received.fields);
			if (received.isTooLarge)
				return refused(
					refuse('calendar-too-large', { field: 'file', args: { megabytes: usualLimits.bytes / 1e6 } }),
					values,
				);
			if (!received.file) return refused(refuse('calendar-none-chosen', { field: 'file' }), values);
			// From the running year on, as far as years are made.
			const usual = usualSchoolYear(today, school.zone);
			const from =
				years.find((one) => one.startsOn <= today && today < one.endsOn)?.startsOn ?? usual.startsOn;
			const to = dayAfter(years[0] && years[0].endsOn > usual.endsOn ? years[0].endsOn : usual.endsOn, 400);
			const file = await readCalendarFile(await received.file.content(), { zone: school.zone, from, to });
			if (isRefusal(file)) return refused(file, values);
			const clock = new Intl.DateTimeFormat('sv', {
				timeZone: school.zone,
				dateStyle: 'short',
				timeStyle: 'short',
			});
			const sorted = sortEvents(file.events, (moment) => clock.format(moment));
			const date = writer(t, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
			const options = (list: FoundEntry[]) =>
				list.slice(0, mostShown).map((one) => ({
					value: JSON.stringify(one),
					label: one.name,
					hint: [
						one.startsOn === one.lastDay
							? date(one.startsOn)
							: `${date(one.startsOn)} – ${date(one.lastDay)}`,
						one.endsAt && t('calendar.until', { time: one.endsAt }),
					]
						.filter(Boolean)
						.join(' · '),
				}));
			return {
				found: {
					name: file.name,
					leftOut: file.leftOut,
					daysOff: options(sorted.daysOff),
					terms: options(sorted.terms),
					early: options(sorted.early),
					others: options(sorted.others),
					more: Object.values(sorted).some((list) => list.length > mostShown),
				},
			};
		} finally {
			await received.drop();
		}
	},
	take: async ({ locals, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			schoolId: field.id(),
			'daysOff[]': chosen,
			'terms[]': chosen,
			'early[]': chosen,
			'others[]': chosen,
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const {
			schoolId,
			'daysOff[]': daysOff,
			'terms[]': terms,
			'early[]': early,
			'others[]': others,
		} = form.value;
		const result = await takeEntries(actor, schoolId, { daysOff: [...daysOff, ...others], terms, early });
		if (isRefusal(result)) return refused(result, form.values);
		return { taken: result };
	},
};
