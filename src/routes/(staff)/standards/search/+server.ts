import { json } from '@sveltejs/kit';
import { purposes, searchStandards } from '#server/domain/standard/index.ts';
import { signedIn } from '../../../answer.ts';
import type { RequestHandler } from './$types';

/** What a form offers while somebody types: the standards that their school uses for one purpose. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { actor, standing } = signedIn(locals);
	const words = url.searchParams.get('words') ?? '';
	const purpose = purposes.find((one) => one === url.searchParams.get('purpose'));
	return json({
		standards: await searchStandards(actor, { words, purpose, schoolId: standing.school?.id ?? 'none' }),
	});
};
