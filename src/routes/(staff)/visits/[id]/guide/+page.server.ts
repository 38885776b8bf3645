import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	answerPrompts,
	findGuide,
	findQuestions,
	type Phase,
	phases,
	promptSaid,
	purposes,
	questionSaid,
} from '#server/domain/guide/index.ts';
import { findComingUp, settleHeldBack, writeNote } from '#server/domain/note/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

function phaseOf(asked: string | null): Phase {
	return phases.find((phase) => phase === asked) ?? 'before';
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { t } = locals;
	const guide = found(await findGuide(actor, params.id));
	const phase = phaseOf(url.searchParams.get('phase'));
	const prompts = guide.prompts
		.filter((prompt) => prompt.phase === phase)
		.map((prompt) => {
			const answers = guide.answers.filter((answer) => answer.prompt === prompt.key);
			const own = answers.find((answer) => answer.authorId === actor.personId);
			return {
				key: prompt.key,
				first: prompt.first,
				said: promptSaid(prompt, t),
				words: own?.words ?? '',
				version: own?.version ?? 0,
				others: answers.filter((answer) => answer.authorId !== actor.personId && answer.words !== ''),
				answered: answers.some((answer) => answer.words !== ''),
			};
		});
	const asked = Number.parseInt(url.searchParams.get('at') ?? '1', 10);
	const bank = await findQuestions(actor, guide.schoolId);
	const questions = isRefusal(bank) ? [] : bank.questions.filter((one) => !one.retired);
	const isTeacher = guide.teacherIds.includes(actor.personId);
	return {
		visitId: guide.id,
		schoolId: guide.schoolId,
		kind: guide.kind,
		edition: guide.edition,
		latestEdition: guide.latestEdition,
		startsAt: guide.startsAt,
		phase,
		prompts,
		// Afterwards it is one question at a time; the other parts are for jotting down.
		at: phase === 'after' ? Math.min(Math.max(asked || 1, 1), prompts.length) - 1 : undefined,
		questions: purposes
			.map((purpose) => ({
				purpose,
				said: questions.filter((one) => one.purpose === purpose).map((one) => questionSaid(one, t)),
			}))
			.filter(({ said }) => said.length > 0),
		comingUp: phase === 'before' ? await findComingUp(actor, params.id) : [],
		people: [
			...new Map(
				[
					guide.teacher,
					...guide.facilitators,
					...guide.answers.map((one) => ({ personId: one.authorId, name: one.authorName })),
				].map((one) => [one.personId, one]),
			).values(),
		],
		isTeacher,
		mayWrite: guide.teacherIds.length === 1,
		mayHoldBack: phase !== 'before' && !isTeacher,
		entry: crypto.randomUUID(),
		word: standing.school?.facilitatorWord ?? 'facilitator',
		saved: url.searchParams.has('saved'),
		now: (['held-back', 'raised'] as const).find((one) => one === url.searchParams.get('now')),
	};
};

export const actions: Actions = {
	answer: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.looseObject({ 'prompt[]': field.texts(80) }));
		if ('failure' in form) return form.failure;
		const of = (name: string) => {
			const value = form.values[name];
			return typeof value === 'string' ? value : '';
		};
		const answers = form.value['prompt[]'].map((prompt) => ({
			prompt,
			words: of(prompt),
			version: Number.parseInt(of(`version-${prompt}`), 10) || 0,
		}));
		const result = await answerPrompts(actor, params.id, answers);
		if (isRefusal(result)) return refused(result, form.values);
		const phase = phaseOf(url.searchParams.get('phase'));
		const next = Number.parseInt(of('next'), 10);
		redirect(303, next ? `?phase=${phase}&at=${next}&saved` : `?phase=${phase}&saved`);
	},
	hold: async ({ locals, params, request, url }) => {
		const { actor } = signedIn(locals);
		const form = read(
			await request.formData(),
			z.object({ words: field.text(8000), 'comes-up-on': field.optionalDay(), entry: field.id() }),
		);
		if ('failure' in form) return form.failure;
		const { words, entry, 'comes-up-on': comesUpOn } = form.value;
		const result = await writeNote(actor, { visitId: params.id, kind: 'held-back', words, entry, comesUpOn });
		if (isRefusal(result)) return refused(result, form.values);
		const at = url.searchParams.get('at');
		const phase = phaseOf(url.searchParams.get('phase'));
		redirect(303, `?phase=${phase}${at ? `&at=${Number.parseInt(at, 10) || 1}` : ''}&now=held-back`);
	},
	raised: async ({ locals, request }) => {
		const form = read(await request.formData(), z.object({ note: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await settleHeldBack(signedIn(locals).actor, form.value.note);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '?phase=before&now=raised');
	},
};
