import { error } from '@sveltejs/kit';
import { settings } from '#server/platform/settings.ts';
import { nouns, operationsOf } from '../view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url }) => {
	const all = nouns();
	const noun = all.find(({ slug }) => slug === params.noun);
	const operations = operationsOf(params.noun, settings().origin ?? url.origin);
	if (!noun || !operations) error(404, 'missing');
	return { nouns: all, noun, operations };
};
