import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Translator } from '#messages/index.ts';
import {
	changeSpace,
	closeSpace,
	doStep,
	fates,
	findSpace,
	findSpaceStart,
	missingIn,
	mostOfSpace,
	openSpace,
	type SpacePage,
	type SpaceStep,
	takeOverSpace,
} from '#server/domain/space/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { choiceGone, field, found, read, refused, signedIn } from '../../../answer.ts';
import { dayIn } from '../../tools/said.ts';
import { asOptions, audienceOptions, spaceFields, spaceWords } from '../fields.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read on the server, and written by forms. */
export const csr = false;

const done = ['made', 'saved', 'again', 'taken', 'opened', 'closed'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const { t } = locals;
	const space = found(await findSpace(actor, params.space));
	const start = space.isMine ? await findSpaceStart(actor, space.schoolId, null) : undefined;
	const day = dayIn(t);
	const called = (step: SpaceStep) => (step.kind === 'other' ? step.words : t(`space.step.${step.kind}`));
	const lacks = missingIn(space);
	const doneNow = done.find((one) => one === url.searchParams.get('now'));
	const fact = (term: string, text: string | null | undefined) => (text ? [{ term, text }] : []);
	const { kept, other } = { kept: space.tool, other: start?.tools ?? [] };
	return {
		id: space.id,
		name: space.name,
		purpose: space.purpose,
		address: space.address,
		state: space.state,
		stateSaid: t(`space.state.${space.state}`),
		isMine: space.isMine,
		facts: [
			...(space.isMine ? [] : fact(t('space.of'), space.owner.name)),
			...fact(
				t('space.class'),
				space.class &&
					(space.class.students
						? t('space.class-students', { class: space.class.title, count: space.class.students })
						: space.class.title),
			),
			...fact(t('space.taken-over'), space.takenOverFrom),
			...fact(t('space.helper'), space.helper?.name),
			...(space.withDesk ? fact(t('space.desk'), t('space.desk-with')) : []),
			...fact(t('space.opened'), space.openedOn && day(space.openedOn)),
			...(space.state === 'closed' ? [] : fact(t('space.closes'), space.closesOn && day(space.closesOn))),
		],
		tool: space.tool,
		unit: space.unit,
		ending: endingSaid(space, t, day),
		left: space.left && {
			...space.left,
			text: t('space.left', { name: space.owner.name }),
			how: t(space.left.mayTakeOver ? 'space.left-take' : 'space.left-close'),
		},
		audience: space.audience && t(`space.audience.${space.audience}`),
		steps: space.steps.map((step) => ({
			...step,
			title: called(step),
			said: [
				step.device ? t('space.step.device', { device: step.device }) : '',
				step.counted !== null && step.ofAll !== null
					? t('space.step.count', { counted: step.counted, all: step.ofAll })
					: '',
				step.doneOn ? t('space.step.done', { day: day(step.doneOn), name: step.doneBy }) : '',
			]
				.filter(Boolean)
				.join(' · '),
		})),
		missing: [...lacks.steps.map(called), ...(lacks.audience ? [t('space.step.audience')] : [])],
		ended: space.accounts && {
			fate: t(`space.fate.${space.accounts}`),
			until: space.accountsUntil && t('space.ended-until', { day: day(space.accountsUntil) }),
			words: space.accountsWords,
			on:
				space.closedOn &&
				(space.closedByName && space.closedByName !== space.owner.name
					? t('space.closed-by', { day: day(space.closedOn), name: space.closedByName })
					: t('space.ended-on', { day: day(space.closedOn) })),
		},
		edit: start && {
			// One that was retired meanwhile stays to be chosen.
			tools: asOptions(kept && !other.some(({ id }) => id === kept.id) ? [...other, kept] : other),
			helpers: asOptions(start.helpers),
			audiences: audienceOptions(t),
			value: {
				name: space.name,
				purpose: space.purpose,
				address: space.address,
				toolId: space.tool?.id ?? '',
				helperId: space.helper?.id ?? '',
				withDesk: space.withDesk,
				audience: space.audience ?? '',
				closesOn: space.closesOn ?? '',
			},
		},
		who: space.isMine
			? t('space.who-mine')
			: t(space.left ? 'space.who-left' : space.whole ? 'space.who-helper' : 'space.who-desk', {
					name: space.owner.name,
				}),
		undoes: [t('space.undoes'), ...(space.state === 'open' ? [t('space.undoes-open')] : [])].join(' '),
		version: space.version,
		now: doneNow && t(`space.done.${doneNow}`),
	};
};

const version = field.whole(1, 1_000_000);
const count = (least: number) =>
	z.preprocess(
		(value) => (value === '' ? undefined : value),
		field.whole(least, mostOfSpace.count).optional(),
	);

/** Says that the day on which an open space is to close is past, or near. */
function endingSaid(space: SpacePage, t: Translator, day: (day: string) => string): string | undefined {
	const says = { day: day(space.closesOn ?? '2000-01-01') };
	if (space.overdue && space.left) return t('space.overdue-left', says);
	if (space.overdue) return t(space.isMine ? 'space.overdue-mine' : 'space.overdue-other', says);
	return space.near && space.isMine ? t('space.near-mine', says) : undefined;
}

export const actions: Actions = {
	step: async ({ locals, params, request }) => {
		const schema = z.object({
			step: field.id(),
			version,
			done: field.checked(),
			device: field.optionalText(mostOfSpace.device),
			counted: count(0),
			ofAll: count(1),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { step, device = '', counted = null, ofAll = null, done: isDone, version: saved } = form.value;
		const written = { done: isDone, device, counted, ofAll, version: saved };
		const result = await doStep(signedIn(locals).actor, step, written);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/spaces/${params.space}?now=saved#step-${step}`);
	},
	open: async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ version }));
		if ('failure' in form) return form.failure;
		const result = await openSpace(signedIn(locals).actor, params.space, form.value.version);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/spaces/${params.space}?now=opened`);
	},
	save: async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ version, ...spaceFields }));
		if ('failure' in form) return form.failure;
		const words = { ...spaceWords(form.value), version: form.value.version };
		const { actor } = signedIn(locals);
		const result = await changeSpace(actor, params.space, words);
		if (isRefusal(result)) {
			const { isMine } = found(await findSpace(actor, params.space));
			return refused(isMine && words.helperId ? choiceGone(result, 'helperId') : result, form.values);
		}
		redirect(303, `/spaces/${params.space}?now=${result.undone.length > 0 ? 'again' : 'saved'}`);
	},
	take: async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ version }));
		if ('failure' in form) return form.failure;
		const result = await takeOverSpace(signedIn(locals).actor, params.space, form.value.version);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/spaces/${params.space}?now=taken`);
	},
	close: async ({ locals, params, request }) => {
		const schema = z.object({
			version,
			accounts: field.oneOf(fates),
			until: field.optionalDay(),
			words: field.optionalText(mostOfSpace.accountsWords),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { until = null, words = '', ...closing } = form.value;
		const result = await closeSpace(signedIn(locals).actor, params.space, { ...closing, until, words });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/spaces/${params.space}?now=closed`);
	},
};
