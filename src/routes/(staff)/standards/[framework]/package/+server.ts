import { writePackage } from '#server/domain/standard/index.ts';
import { found, signedIn } from '../../../../answer.ts';
import type { RequestHandler } from './$types';

/** A framework as the CASE package it came in. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { actor } = signedIn(locals);
	const { json } = found(await writePackage(actor, params.framework));
	return new Response(json, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="framework-${params.framework}.json"`,
		},
	});
};
