import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { schoolDay } from '#server/domain/school/index.ts';
import {
	addCandidate,
	beginTrial,
	changeNeed,
	changeTrial,
	decideVerdict,
	findNeed,
	fits,
	joinNeed,
	mostOfTool,
	type Observed,
	observeTrial,
	removeCandidate,
	removeTrial,
	scales,
	setCriteria,
	type Trial,
} from '#server/domain/tool/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { criteriaForm } from '../../criteria-form.ts';
import { dayIn, privacySaid, stateSaid } from '../../said.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read and printed as it comes from the server, and written by forms. */
export const csr = false;

const done = [
	'named', 'joined', 'left', 'candidate', 'removed', 'verdict', 'trial', 'trial-removed', 'observed', 'criteria', 'saved',
	'closed',
] as const; // biome-ignore format: short enough for two lines
/** How many stand side by side. */
const mostBeside = 4;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const need = found(await findNeed(actor, params.need));
	const day = dayIn(t);
	const zone = standing.school?.zone ?? 'UTC';
	const today = schoolDay(zone, now());
	const onDay = (at: Date) => day(schoolDay(zone, at));
	const wanted = url.searchParams.getAll('tool');
	const chosen = need.candidates.filter((one) => wanted.includes(one.id));
	const beside = (chosen.length > 0 ? chosen : need.candidates).slice(0, mostBeside);
	const trialSaid = (trial: Trial) => ({
		id: trial.id,
		title: t('tool.need.trial-with', {
			tool: need.candidates.find((one) => one.id === trial.toolId)?.name ?? '',
			class: trial.className,
		}),
		meta: [
			trial.byName,
			trial.endsOn
				? t('tool.need.trial-days', { from: day(trial.startsOn), until: day(trial.endsOn) })
				: t('tool.need.trial-since', { from: day(trial.startsOn) }),
			trial.students ? t('tool.need.students', { count: trial.students }) : '',
		]
			.filter(Boolean)
			.join(' · '),
		tried: trial.tried,
		isMine: trial.isMine,
		words: trial,
		mine: Object.fromEntries(
			trial.observations
				.filter((one) => one.isMine)
				.map((one) => [one.criterionId, { scale: one.scale, words: one.words }]),
		),
		seen: trial.observations.some((one) => one.isMine),
		removable: trial.isMine && trial.observations.length === 0,
	});
	const doneNow = done.find((one) => one === url.searchParams.get('now'));
	return {
		id: need.id,
		words: need.words,
		forClass: need.forClass,
		byName: need.byName,
		namedOn: t('tool.need.named-by', { day: onDay(need.namedAt) }),
		closed: need.closed,
		version: need.version,
		joined: need.joined,
		joins: need.joins,
		isMine: need.isMine,
		criteria: need.criteria,
		options: need.candidates.map((one) => ({ value: one.id, label: one.name })),
		beside: beside.map((one) => {
			const [verdict, before] = one.verdicts;
			return {
				id: one.id,
				name: one.name,
				state: stateSaid(one.state, t),
				privacy: privacySaid(one, t, { short: true }),
				cost: one.cost,
				removable: need.keeps && !need.closed && one.trials.length === 0 && one.verdicts.length === 0,
				verdict: verdict && {
					suits: t(`tool.fit.${verdict.suits}`),
					good: verdict.suits === 'suits',
					forWhom: verdict.forWhom && t('tool.one.for-whom', { whom: verdict.forWhom }),
					words: verdict.words,
					by: t('tool.need.verdict-by', { name: verdict.byName, day: onDay(verdict.at) }),
					before:
						before &&
						t('tool.need.verdict-before', {
							suits: t(`tool.fit.${before.suits}`),
							name: before.byName,
							day: onDay(before.at),
						}),
				},
				seen: need.criteria.map(({ id }) =>
					one.trials.flatMap((trial) =>
						trial.observations
							.filter((seen) => seen.criterionId === id)
							.map((seen) => ({
								scale: seen.scale,
								said: t(`tool.scale.${seen.scale}`),
								words: seen.words,
								by: [seen.byName, trial.className].filter(Boolean).join(', '),
							})),
					),
				),
			};
		}),
		trials: need.candidates.flatMap((one) => one.trials.map(trialSaid)),
		keeps: need.keeps,
		tries: need.tries,
		changes: need.changes,
		known: need.known.length > 0 ? new Intl.ListFormat(t.locale).format(need.known.slice(0, 12)) : '',
		today,
		entry: crypto.randomUUID(),
		now: doneNow && t(`tool.done.${doneNow}`),
	};
};

const trial = {
	className: field.text(mostOfTool.className),
	students: z.preprocess((value) => value || undefined, field.whole(1, 2000).optional()),
	startsOn: field.day(),
	endsOn: field.optionalDay(),
	tried: field.text(mostOfTool.tried),
};

export const actions: Actions = {
	join: async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ joins: field.checked() }));
		if ('failure' in form) return form.failure;
		const result = await joinNeed(signedIn(locals).actor, params.need, form.value.joins);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=${form.value.joins ? 'joined' : 'left'}`);
	},
	candidate: async ({ locals, params, request }) => {
		const schema = z.object({ entry: field.id(), name: field.text(mostOfTool.name) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await addCandidate(signedIn(locals).actor, params.need, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=candidate`);
	},
	'remove-candidate': async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ tool: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await removeCandidate(signedIn(locals).actor, params.need, form.value.tool);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=removed`);
	},
	verdict: async ({ locals, params, request }) => {
		const schema = z.object({
			entry: field.id(),
			toolId: field.id(),
			suits: field.oneOf(fits),
			forWhom: field.optionalText(mostOfTool.forWhom),
			words: field.text(mostOfTool.verdict),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { forWhom = '', ...verdict } = form.value;
		const result = await decideVerdict(signedIn(locals).actor, params.need, { ...verdict, forWhom });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=verdict`);
	},
	trial: async ({ locals, params, request }) => {
		const schema = z.object({ entry: field.id(), toolId: field.id(), ...trial });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { students = null, endsOn = null, ...words } = form.value;
		const result = await beginTrial(signedIn(locals).actor, params.need, { ...words, students, endsOn });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=trial#trial-${result.id}`);
	},
	'change-trial': async ({ locals, params, request }) => {
		const schema = z.object({ trial: field.id(), version: field.whole(1, 1_000_000), ...trial });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { trial: id, students = null, endsOn = null, ...words } = form.value;
		const result = await changeTrial(signedIn(locals).actor, id, { ...words, students, endsOn });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=saved#trial-${id}`);
	},
	'remove-trial': async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.object({ trial: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await removeTrial(signedIn(locals).actor, params.need, form.value.trial);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=trial-removed`);
	},
	observe: async ({ locals, params, request }) => {
		const form = read(await request.formData(), z.looseObject({ trial: field.id() }));
		if ('failure' in form) return form.failure;
		const typed = form.values;
		const observed = Object.keys(typed).flatMap((name): Observed[] => {
			const criterionId = /^scale-(.+)$/.exec(name)?.[1];
			if (criterionId === undefined) return [];
			const scale = scales.find((one) => one === typed[name]) ?? null;
			return [{ criterionId, scale, words: String(typed[`words-${criterionId}`] ?? '') }];
		});
		const result = await observeTrial(signedIn(locals).actor, form.value.trial, observed);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=observed#compare`);
	},
	change: async ({ locals, params, request }) => {
		const schema = z.object({
			version: field.whole(1, 1_000_000),
			words: field.text(mostOfTool.need),
			forClass: field.optionalText(mostOfTool.forClass),
			closed: field.checked(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { forClass = '', ...need } = form.value;
		const result = await changeNeed(signedIn(locals).actor, params.need, { ...need, forClass });
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=${need.closed ? 'closed' : 'saved'}`);
	},
	criteria: async ({ locals, params, request }) => {
		const form = read(await request.formData(), criteriaForm);
		if ('failure' in form) return form.failure;
		const { criteria, from } = form.value;
		const result = await setCriteria(signedIn(locals).actor, { needId: params.need }, criteria, from);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${params.need}?now=criteria`);
	},
};
