import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addMeetingNote,
	callMeetingOff,
	changeMeetingNote,
	findMeeting,
	type MeetingNote,
	mostOfMeeting,
	moveMeeting,
	turnIntoStep,
	withdrawMeetingNote,
} from '#server/domain/planning/index.ts';
import { dayAfter } from '#server/domain/school/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../../../answer.ts';
import { writer } from '../../../../calendar/shown.ts';
import { whenIn } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read on the server, and written by forms. */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const page = found(await findMeeting(actor, params.team, params.meeting));
	const { team, meeting, agenda, people, guests, before, next } = page;
	const day = writer(t, { weekday: 'short', day: 'numeric', month: 'short' });
	const list = new Intl.ListFormat(t.locale);
	const step = (one: (typeof agenda.steps)[number]) => ({
		id: one.id,
		said:
			one.dueOn === null
				? t('meeting.step', { owner: one.owner, words: one.words })
				: t('meeting.step-by', { owner: one.owner, words: one.words, day: day(one.dueOn) }),
	});
	const note = (one: MeetingNote) => ({
		id: one.id,
		words: one.words,
		author: one.author,
		writtenAt: one.writtenAt.toISOString(),
		isMine: one.isMine,
		version: one.version,
		request: one.requestId,
		became: one.steps.length > 0 ? list.format(one.steps.map(({ owner }) => owner)) : undefined,
	});
	return {
		team: { id: team.id, name: team.name },
		mayPlan: team.mayPlan,
		meeting: {
			id: meeting.id,
			title: t(`meeting.kind.${meeting.kind}`),
			when: whenIn(t)(meeting),
			day: meeting.day,
			startsAt: meeting.startsAt ?? '',
			minutes: meeting.minutes,
			place: meeting.place,
			moved: meeting.moved,
			calledOff: meeting.calledOff,
			version: meeting.version ?? undefined,
		},
		people: [
			...people.map(({ id, name }) => ({ id, name, isGuest: false })),
			...guests
				.filter(({ id }) => !people.some((one) => one.id === id))
				.map(({ id, name }) => ({ id, name, isGuest: true })),
		],
		isInvited: page.isInvited,
		units: agenda.units.map((unit) => ({
			id: unit.id,
			title: unit.title,
			centralIdea: unit.centralIdea,
			when: unit.isAhead
				? t('meeting.unit-ahead', { day: day(unit.startsOn) })
				: t('meeting.unit-now', { day: day(dayAfter(unit.endsOn, -1)) }),
			open:
				unit.open.length > 0
					? t('meeting.unit-open', { parts: list.format(unit.open.map((part) => t(`unit.part.${part}`))) })
					: undefined,
		})),
		collaborations: agenda.collaborations.map((one) => ({
			id: one.id,
			title: one.title,
			ofUnit: one.ofUnit,
			evidence:
				one.evidence.length > 0
					? t('meeting.evidence', { titles: one.evidence.map(({ title }) => title).join(' · ') })
					: undefined,
			steps: one.steps.map(step),
		})),
		steps: agenda.steps.map(step),
		notes: page.notes.map(note),
		before: before &&
			before.notes.length > 0 && { id: before.id, day: day(before.day), notes: before.notes.map(note) },
		// Whose a next step may be: oneself, and each teacher the reader may write about, on either side.
		owners: page.writable.flatMap((one) =>
			one.id === actor.personId
				? [{ value: `${one.id}:${one.id}`, label: t('meeting.step-me') }]
				: [
						{ value: `${one.id}:${one.id}`, label: t('meeting.step-theirs', { name: one.name }) },
						{
							value: `${one.id}:${actor.personId}`,
							label: t('meeting.step-mine-for', { name: one.name }),
						},
					],
		),
		collaborates: standing.roles.has('teacher') || standing.roles.has('facilitator'),
		due: next?.day ?? '',
		entry: crypto.randomUUID(),
		saved: url.searchParams.has('saved'),
		withdrawn: url.searchParams.has('withdrawn'),
	};
};

const version = z.preprocess(
	(value) => (value === '' || value === undefined ? undefined : value),
	field.whole(1, 1_000_000).optional(),
);
const clock = z.string().regex(/^(|([01]\d|2[0-3]):[0-5]\d)$/);
const here = (params: { team: string; meeting: string }, what: string) =>
	`/teams/${params.team}/meetings/${params.meeting}?${what}`;

export const actions: Actions = {
	note: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ entry: field.id(), words: field.text(mostOfMeeting.words) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await addMeetingNote(actor, params.team, params.meeting, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${here(params, 'saved')}#notes`);
	},
	change: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			note: field.id(),
			version: field.whole(1, 1_000_000),
			words: field.text(mostOfMeeting.words),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await changeMeetingNote(actor, form.value.note, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${here(params, 'saved')}#notes`);
	},
	withdraw: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ note: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await withdrawMeetingNote(actor, form.value.note);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${here(params, 'withdrawn')}#notes`);
	},
	step: async ({ locals, params, request }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			entry: field.id(),
			note: field.id(),
			'step-words': field.text(500),
			who: z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/i),
			dueOn: field.optionalDay(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const [teacherId = '', ownerId = ''] = form.value.who.split(':');
		const result = await turnIntoStep(actor, form.value.note, {
			teacherId,
			ownerId,
			words: form.value['step-words'],
			dueOn: form.value.dueOn ?? null,
			entry: form.value.entry,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `${here(params, 'saved')}#notes`);
	},
	move: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			version,
			onDay: field.day(),
			startsAt: clock,
			minutes: field.whole(5, 480),
			place: field.optionalText(mostOfMeeting.place),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const to = {
			...form.value,
			version: form.value.version ?? null,
			startsAt: form.value.startsAt || null,
			place: form.value.place ?? '',
		};
		const result = await moveMeeting(actor, params.team, params.meeting, to, settings().origin ?? url.origin);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, here(params, 'saved'));
	},
	off: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ version, off: field.oneOf(['yes', 'no']) }));
		if ('failure' in form) return form.failure;
		const off = form.value.off === 'yes';
		const result = await callMeetingOff(
			actor,
			params.team,
			params.meeting,
			form.value.version ?? null,
			settings().origin ?? url.origin,
			off,
		);
		if (isRefusal(result)) return refused(result);
		redirect(303, here(params, 'saved'));
	},
};
