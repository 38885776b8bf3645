import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addRhythm,
	changeRhythm,
	endRhythm,
	findRhythmChoice,
	meetingKinds,
	mostOfMeeting,
	type RhythmToSet,
	type Slot,
} from '#server/domain/planning/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import { rhythmIn, weekdaysIn } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form: there is nothing for a script to do. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const wanted = url.searchParams.get('rhythm') ?? undefined;
	const { team, rhythm, cycleLength, periods, guests } = found(
		await findRhythmChoice(actor, params.team, wanted),
	);
	const days = Math.max(cycleLength ?? 0, rhythm?.cycleDay ?? 0);
	return {
		team: { id: team.id, name: team.name },
		rhythm: rhythm && {
			id: rhythm.id,
			version: rhythm.version,
			said: rhythmIn(t)(rhythm),
			on: rhythm.cycleDay === null ? `week:${rhythm.weekday}` : `cycle:${rhythm.cycleDay}`,
			holdsFrom: rhythm.holdsFrom,
			slots: rhythm.slots,
			guests: rhythm.guests.map(({ id }) => id),
		},
		days: [
			...(days > 0
				? [
						{
							label: t('meeting.set.cycle'),
							options: Array.from({ length: days }, (_, at) => ({
								value: `cycle:${at + 1}`,
								label: t('meeting.set.cycle-day', { number: at + 1 }),
							})),
						},
					]
				: []),
			{
				label: t('meeting.set.week'),
				options: weekdaysIn(t).map(({ value, label }) => ({ value: `week:${value}`, label })),
			},
		],
		today: team.today,
		periods: periods.map((one) => ({ value: one.id, label: one.name })),
		kinds: meetingKinds.map((kind) => ({ value: kind, label: t(`meeting.kind.${kind}`) })),
		guests: guests.map((one) => ({ value: one.id, label: one.name })),
		entry: crypto.randomUUID(),
	};
};

const clock = z.string().regex(/^(|([01]\d|2[0-3]):[0-5]\d)$/);
const schema = z.object({
	entry: field.id(),
	version: z.preprocess((value) => value || undefined, field.whole(1, 1_000_000).optional()),
	on: z.string().regex(/^(cycle|week):\d{1,2}$/),
	holdsFrom: field.day(),
	firstKind: field.oneOf(meetingKinds),
	firstPeriod: field.optionalId(),
	firstTime: clock,
	firstMinutes: field.whole(5, 480),
	firstPlace: field.optionalText(mostOfMeeting.place),
	secondKind: z.preprocess((value) => value || undefined, field.oneOf(meetingKinds).optional()),
	secondAfter: field.whole(1, mostOfMeeting.daysAfter),
	secondPeriod: field.optionalId(),
	secondTime: clock,
	secondMinutes: field.whole(5, 480),
	secondPlace: field.optionalText(mostOfMeeting.place),
	'guests[]': field.ids(),
});

function rhythmFrom(form: z.output<typeof schema>): RhythmToSet {
	const [turn, number = ''] = form.on.split(':');
	const first: Slot = {
		kind: form.firstKind,
		daysAfter: 0,
		periodId: form.firstPeriod ?? null,
		startsAt: form.firstTime || null,
		minutes: form.firstMinutes,
		place: form.firstPlace ?? '',
	};
	const { secondKind: kind } = form;
	return {
		cycleDay: turn === 'cycle' ? Number(number) : null,
		weekday: turn === 'week' ? Number(number) : null,
		holdsFrom: form.holdsFrom,
		slots:
			kind === undefined
				? [first]
				: [
						first,
						{
							kind,
							daysAfter: form.secondAfter,
							periodId: form.secondPeriod ?? null,
							startsAt: form.secondTime || null,
							minutes: form.secondMinutes,
							place: form.secondPlace ?? '',
						},
					],
		guests: form['guests[]'],
	};
}

export const actions: Actions = {
	set: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { entry, version } = form.value;
		const wanted = url.searchParams.get('rhythm');
		const rhythm = rhythmFrom(form.value);
		const result =
			wanted === null
				? await addRhythm(actor, params.team, { ...rhythm, entry })
				: await changeRhythm(actor, params.team, wanted, { ...rhythm, version: version ?? 0 });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/teams/${params.team}/meetings?saved`);
	},
	end: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ rhythm: field.id(), version: field.whole(1, 1_000_000) }),
		);
		if ('failure' in form) return form.failure;
		const result = await endRhythm(actor, params.team, form.value.rhythm, form.value.version);
		if (isRefusal(result)) return refused(result);
		redirect(303, `/teams/${params.team}/meetings?saved`);
	},
};
