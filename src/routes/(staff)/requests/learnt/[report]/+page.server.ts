import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	changeLearnt,
	findLearnt,
	followChange,
	mostOfLearnt,
	takeBackLearnt,
	turnChangeIntoNeed,
	turnChangeIntoRequest,
} from '#server/domain/learnt/index.ts';
import { findWhom, mostOfRequest } from '#server/domain/request/index.ts';
import { mostOfTool } from '#server/domain/tool/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import { dayIn } from '../../said.ts';
import { isWhom, whomFrom, whomSaid } from '../../whom.ts';
import { answers, told } from '../form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Read on the server, and written by plain forms. */
export const csr = false;

/** What was just done, as its sentence is named. */
const done = ['told', 'changed', 'followed', 'asked'] as const;
const kinds = {
	proposed: 'accent',
	request: 'plain',
	trial: 'plain',
	done: 'plain',
	'let-go': 'plain',
} as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const report = found(await findLearnt(actor, params.report));
	const day = dayIn(t);
	const now = done.find((one) => one === url.searchParams.get('now'));
	const follows = report.changes.some(({ deeds }) => deeds.includes('request'));
	const whom = follows ? await findWhom(actor, report.schoolId) : [];
	return {
		id: report.id,
		isMine: report.isMine,
		title: report.occasion,
		author: report.author.name,
		written: day(report.writtenAt.toISOString().slice(0, 10)),
		answers: [
			{ term: t('learnt.learnt'), text: report.learnt },
			{ term: t('learnt.tried'), text: report.tried },
			{ term: t('learnt.for-whom'), text: report.forWhom },
		].filter(({ text }) => text !== ''),
		changes: report.changes.map((one) => ({
			...one,
			state: {
				text: one.need ? t(`learnt.need.${one.need.stage}`) : t(`learnt.state.${one.state}`),
				kind: kinds[one.state],
			},
			outcome: one.outcome || (one.need?.tool ? t('learnt.need.tool', { tool: one.need.tool }) : ''),
			by: one.byName && t('learnt.state-by', { name: one.byName }),
		})),
		// A mentor does not read what was learnt: it is asked of the others.
		whom: whomSaid(whom, t, standing.school?.facilitatorWord ?? '').first,
		begun: report,
		version: report.version,
		corrects: report.isMine && url.searchParams.has('correct'),
		entry: crypto.randomUUID(),
		now: now && t(`learnt.${now}`),
	};
};

const following = { change: field.id(), version: field.whole(1, 1_000_000) };

const originOf = (url: URL) => settings().origin ?? url.origin;

/** An action that follows a change to another state. */
const follow =
	(to: 'done' | 'let-go' | 'proposed') =>
	async ({ locals, params, request, url }: RequestEvent) => {
		const schema = z.object({ ...following, outcome: field.optionalText(mostOfLearnt.outcome) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { change, version, outcome = '' } = form.value;
		const result = await followChange(signedIn(locals).actor, change, {
			to,
			outcome,
			version,
			origin: originOf(url),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/learnt/${params.report}?now=followed#change-${change}`);
	};

export const actions: Actions = {
	done: follow('done'),
	'let-go': follow('let-go'),
	propose: follow('proposed'),
	try: async ({ locals, request, url }) => {
		const schema = z.object({ ...following, entry: field.id(), need: field.text(mostOfTool.need) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { change, version, entry, need } = form.value;
		const result = await turnChangeIntoNeed(signedIn(locals).actor, change, {
			words: need,
			version,
			entry,
			origin: originOf(url),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/tools/needs/${result.id}?now=named`);
	},
	ask: async ({ locals, params, request, url }) => {
		const whom = z
			.string({ error: 'required' })
			.refine(isWhom, { params: { said: { key: 'refusal.choose-one' } } });
		const words = field.text(mostOfRequest.words);
		const form = read(await request.formData(), z.object({ ...following, whom, words, entry: field.id() }));
		if ('failure' in form) return form.failure;
		const { change, version, entry } = form.value;
		const result = await turnChangeIntoRequest(signedIn(locals).actor, change, {
			to: whomFrom(form.value.whom),
			words: form.value.words,
			version,
			entry,
			origin: originOf(url),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/learnt/${params.report}?now=asked#change-${change}`);
	},
	correct: async ({ locals, params, request }) => {
		const schema = z.object({ ...answers, version: field.whole(1, 1_000_000) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { version } = form.value;
		const result = await changeLearnt(signedIn(locals).actor, params.report, {
			...told(form.value),
			version,
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/requests/learnt/${params.report}?now=changed`);
	},
	'take-back': async ({ locals, params }) => {
		const result = await takeBackLearnt(signedIn(locals).actor, params.report);
		if (isRefusal(result)) return refused(result);
		redirect(303, '/requests/learnt?taken-back');
	},
};
