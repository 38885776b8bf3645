import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { developmentLanguages, languages } from '#messages/index.ts';
import { findProfile, renameSelf } from '#server/domain/profile/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { dev } from '$app/env';
import { field, found, read, refused, signedIn } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

const offered = (): string[] => [
	...languages,
	...(dev || settings().development ? developmentLanguages : []),
];

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	return {
		profile: found(await findProfile(actor)),
		languages: offered(),
		saved: url.searchParams.has('saved'),
		word: standing.school?.facilitatorWord,
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			knownAs: field.optionalText(200),
			language: z.enum(['', ...offered()]).transform((value) => value || undefined),
			version: field.whole(1, 1_000_000_000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await renameSelf(actor, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, '/profile?saved');
	},
};
