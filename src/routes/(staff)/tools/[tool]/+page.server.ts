import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { schoolDay } from '#server/domain/school/index.ts';
import {
	changeTool,
	changeToolState,
	findTool,
	mostOfTool,
	privacyOutcomes,
	privacyQuestions,
	reviewPrivacy,
	toolStates,
} from '#server/domain/tool/index.ts';
import { now } from '#server/platform/clock.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { dayIn, privacySaid, stateSaid } from '../said.ts';
import { usedSaid } from '../used-said.ts';
import type { Actions, PageServerLoad } from './$types';

/** Read on the server, and written by forms. */
export const csr = false;

const done = ['added', 'saved', 'state', 'reviewed'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const tool = found(await findTool(actor, params.tool));
	const day = dayIn(t);
	const today = schoolDay(standing.school?.zone ?? 'UTC', now());
	const refusedReview = tool.review?.outcome === 'not-for-learners';
	const privacy = refusedReview
		? { text: t('tool.privacy.refused'), kind: 'trouble' as const }
		: privacySaid(tool, t);
	const { seats, cost, from, until } = tool.licence;
	const { accounts } = tool.use.counts;
	const licence = [
		seats ? t('tool.seats', { count: seats }) : '',
		cost,
		from ? t('tool.one.licence-from', { day: day(from) }) : '',
		until ? t('tool.one.licence-until', { day: day(until) }) : '',
	].filter(Boolean);
	const doneNow = done.find((one) => one === url.searchParams.get('now'));
	const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('-02-29', '-02-28');
	return {
		id: tool.id,
		name: tool.name,
		address: tool.address,
		notes: tool.notes,
		state: tool.state,
		stateSaid: stateSaid(tool.state, t),
		facts: [
			...(tool.retiredOn
				? [{ term: t('tool.one.state'), text: t('tool.retired-from', { day: day(tool.retiredOn) }) }]
				: []),
			{ term: t('tool.one.privacy'), text: privacy.text },
			{ term: t('tool.one.licence'), text: licence.join(', ') || t('tool.one.no-licence') },
			...(seats !== null && accounts > 0
				? [{ term: t('tool.one.seats'), text: t('tool.one.seats-used', { accounts, seats }) }]
				: []),
		],
		warnings: [
			...(tool.state === 'lapsed'
				? [t('tool.one.warn-expired', { day: day(tool.privacyUntil ?? today) })]
				: []),
			...(seats !== null && accounts > seats ? [t('tool.one.warn-seats', { accounts, seats })] : []),
		],
		saidReviewed:
			tool.privacySaidUntil === null
				? undefined
				: t('tool.privacy.said', { day: day(tool.privacySaidUntil) }),
		replacedBy: tool.replacedBy,
		review: tool.review && {
			title: t(`tool.privacy-outcome.${tool.review.outcome}`),
			by: t('tool.one.review-by', {
				name: tool.review.byName,
				day: day(tool.review.reviewedOn),
				until: day(tool.review.holdsUntil),
			}),
			facts: [
				...privacyQuestions.map((one) => ({
					term: t(`tool.privacy-question.${one}`),
					text: tool.review?.answers[one] ?? '',
				})),
				{ term: t('tool.one.review-care'), text: tool.review.care },
			].filter(({ text }) => text !== ''),
			answers: { ...tool.review.answers, care: tool.review.care, outcome: tool.review.outcome },
		},
		needs: tool.needs.map((one) => ({
			id: one.id,
			title: one.words,
			meta: [
				one.forClass,
				t('tool.trials', { count: one.trials }),
				one.forWhom && t('tool.one.for-whom', { whom: one.forWhom }),
			]
				.filter(Boolean)
				.join(' · '),
			fit:
				one.suits === null
					? { text: t('tool.one.undecided'), kind: 'plain' as const }
					: {
							text: t(
								(
									{
										suits: 'tool.one.suits',
										partly: 'tool.one.suits-partly',
										not: 'tool.one.suits-not',
									} as const
								)[one.suits],
							),
							kind: one.suits === 'suits' ? ('accent' as const) : ('plain' as const),
						},
		})),
		used: usedSaid(tool, t, day),
		helpers: tool.helpers,
		changes: tool.changes.map((one) => ({
			line: t('tool.one.history-line', {
				from: t(`tool.state.${one.from}`),
				to: t(`tool.state.${one.to}`),
			}),
			why: one.why,
			meta: t('tool.one.history-meta', {
				name: one.byName,
				day: day(schoolDay(standing.school?.zone ?? 'UTC', one.at)),
			}),
		})),
		keeps: tool.keeps,
		mayRecommend: tool.privacy === 'holds',
		others: tool.others.map(({ id, name }) => ({ value: id, label: name })),
		licence: tool.licence,
		version: tool.version,
		entry: crypto.randomUUID(),
		today,
		inAYear,
		now: doneNow && t(`tool.done.${doneNow}`),
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const schema = z.object({
			version: field.whole(1, 1_000_000),
			name: field.text(mostOfTool.name),
			address: field.optionalText(mostOfTool.address),
			notes: field.optionalText(mostOfTool.notes),
			seats: z.preprocess((value) => value || undefined, field.whole(1, mostOfTool.seats).optional()),
			cost: field.optionalText(mostOfTool.cost),
			from: field.optionalDay(),
			until: field.optionalDay(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const {
			address = '',
			notes = '',
			seats = null,
			cost = '',
			from = null,
			until = null,
			...rest
		} = form.value;
		const words = { ...rest, address, notes, seats, cost, from, until };
		const result = await changeTool(signedIn(locals).actor, params.tool, words);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/${params.tool}?now=saved`);
	},
	state: async ({ locals, params, request }) => {
		const schema = z.object({
			entry: field.id(),
			version: field.whole(1, 1_000_000),
			state: field.oneOf(toolStates),
			why: field.text(mostOfTool.why),
			retiredOn: field.optionalDay(),
			replacedBy: field.optionalId(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { retiredOn = null, replacedBy = null, ...change } = form.value;
		const result = await changeToolState(signedIn(locals).actor, params.tool, {
			...change,
			retiredOn,
			replacedBy,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/${params.tool}?now=state`);
	},
	review: async ({ locals, params, request }) => {
		const answer = field.text(mostOfTool.answer);
		const schema = z.object({
			entry: field.id(),
			outcome: field.oneOf(privacyOutcomes),
			holdsUntil: field.day(),
			care: field.optionalText(mostOfTool.care),
			data: answer,
			keptWhere: answer,
			ages: answer,
			agreement: answer,
			deletion: answer,
			advertising: answer,
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { entry, outcome, holdsUntil, care = '', ...answers } = form.value;
		const findings = { entry, outcome, holdsUntil, care, answers };
		const result = await reviewPrivacy(signedIn(locals).actor, params.tool, findings);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/${params.tool}?now=reviewed`);
	},
};
