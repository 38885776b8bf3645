import { mayReadMetrics, readMetrics } from '#server/platform/metrics/index.ts';
import { settings } from '#server/platform/settings.ts';
import type { RequestHandler } from './$types';

/** How it goes, for the operator's own tools. Without the token there is no such address. */
export const GET: RequestHandler = async ({ request, fetch }) => {
	if (!mayReadMetrics(request.headers, settings().metricsToken)) return fetch('/nothing');
	const { text, type } = await readMetrics();
	return new Response(text, { headers: { 'content-type': type } });
};
