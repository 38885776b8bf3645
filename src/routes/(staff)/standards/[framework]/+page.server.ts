import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	browseFramework,
	findFramework,
	searchStandards,
	useFramework,
} from '#server/domain/standard/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { readerOf, whichSchool } from '../../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const { schools, school } = await whichSchool(actor, standing, url);
	const framework = found(await findFramework(readerOf(actor, standing), params.framework, school.id));
	const at = url.searchParams.get('at') ?? undefined;
	const from = z.coerce
		.number()
		.int()
		.min(0)
		.max(1_000_000)
		.safeParse(url.searchParams.get('from') ?? 'none').data;
	const words = (url.searchParams.get('words') ?? '').slice(0, 200);
	return {
		framework,
		school,
		schools,
		words,
		found: words ? await searchStandards(actor, { words, frameworkId: framework.id }) : [],
		tree: found(await browseFramework(actor, framework.id, at, from)),
		saved: url.searchParams.get('done') === 'use',
	};
};

export const actions: Actions = {
	use: async ({ request, locals, params }) => {
		const { actor, standing } = signedIn(locals);
		const form = read(await request.formData(), z.object({ schoolId: field.id(), 'use[]': field.texts(20) }));
		if ('failure' in form) return form.failure;
		const { schoolId, 'use[]': use } = form.value;
		const result = await useFramework(readerOf(actor, standing), {
			schoolId,
			frameworkId: params.framework,
			content: use.includes('content'),
			technology: use.includes('technology'),
		});
		if (isRefusal(result)) return refused(result, form.values);
		redirect(303, `/standards/${result}?school=${schoolId}&done=use`);
	},
};
