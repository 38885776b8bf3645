import { findGuide, type Phase, promptSaid } from '#server/domain/guide/index.ts';
import { found, signedIn } from '../../../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const guide = found(await findGuide(actor, params.id));
	const said = (key: string) =>
		guide.answers
			.filter((answer) => answer.prompt === key && answer.words !== '')
			.map((answer) => answer.words);
	const asked = (phase: Phase) =>
		guide.prompts
			.filter((prompt) => prompt.phase === phase)
			.map((prompt) => ({ key: prompt.key, first: prompt.first, ...promptSaid(prompt, locals.t) }));
	return {
		visitId: guide.id,
		kind: guide.kind,
		startsAt: guide.startsAt,
		place: guide.place,
		teacherName: guide.teacher.name,
		agreed: asked('before').map((prompt) => ({ ...prompt, answers: said(prompt.key) })),
		inClass: asked('class'),
		after: asked('after').filter((prompt) => prompt.first !== 'facilitator'),
	};
};
