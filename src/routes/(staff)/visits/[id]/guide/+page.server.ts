import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	answerPrompts,
	findGuide,
	type Phase,
	phases,
	promptsOf,
	questions,
} from '#server/domain/guide/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

function phaseOf(asked: string | null): Phase {
	return phases.find((phase) => phase === asked) ?? 'before';
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const guide = found(await findGuide(actor, params.id));
	const phase = phaseOf(url.searchParams.get('phase'));
	const prompts = promptsOf(guide.kind, phase).map((prompt) => {
		const answers = guide.answers.filter((answer) => answer.prompt === prompt.key);
		const own = answers.find((answer) => answer.authorId === actor.personId);
		return {
			...prompt,
			words: own?.words ?? '',
			version: own?.version ?? 0,
			others: answers.filter((answer) => answer.authorId !== actor.personId && answer.words !== ''),
			answered: answers.some((answer) => answer.words !== ''),
		};
	});
	const asked = Number.parseInt(url.searchParams.get('at') ?? '1', 10);
	return {
		visitId: guide.id,
		kind: guide.kind,
		startsAt: guide.startsAt,
		phase,
		prompts,
		// Afterwards it is one question at a time; the other parts are for jotting down.
		at: phase === 'after' ? Math.min(Math.max(asked || 1, 1), prompts.length) - 1 : undefined,
		questions,
		people: [
			...new Map(
				[
					guide.teacher,
					...guide.facilitators,
					...guide.answers.map((one) => ({ personId: one.authorId, name: one.authorName })),
				].map((one) => [one.personId, one]),
			).values(),
		],
		isTeacher: guide.teacherIds.includes(actor.personId),
		mayWrite: guide.teacherIds.length === 1,
		word: standing.school?.facilitatorWord ?? 'facilitator',
		saved: url.searchParams.has('saved'),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
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
		if (isRefusal(result)) return refused(result, form.values, { conflict: result.kind === 'conflict' });
		const phase = phaseOf(url.searchParams.get('phase'));
		const next = Number.parseInt(of('next'), 10);
		redirect(303, next ? `?phase=${phase}&at=${next}&saved` : `?phase=${phase}&saved`);
	},
};
