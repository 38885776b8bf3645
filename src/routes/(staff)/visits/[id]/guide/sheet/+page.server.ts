import { findGuide, promptsOf } from '#server/domain/guide/index.ts';
import { found, signedIn } from '../../../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const guide = found(await findGuide(actor, params.id));
	const said = (key: string) =>
		guide.answers
			.filter((answer) => answer.prompt === key && answer.words !== '')
			.map((answer) => answer.words);
	return {
		visitId: guide.id,
		kind: guide.kind,
		startsAt: guide.startsAt,
		place: guide.place,
		teacherName: guide.teacher.name,
		agreed: promptsOf(guide.kind, 'before').map(({ key }) => ({ key, words: said(key) })),
		inClass: promptsOf(guide.kind, 'class').map(({ key }) => key),
		after: promptsOf(guide.kind, 'after')
			.filter((prompt) => prompt.first !== 'facilitator')
			.map(({ key }) => key),
	};
};
