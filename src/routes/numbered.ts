import { isHttpError, isRedirect } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { log, newRequestId, requestUnderWay, withRequest } from '#server/platform/log/index.ts';
import { countRequest } from '#server/platform/metrics/index.ts';

/** Probes, which come every few seconds: the log tells of them only when somebody looks for something. */
const isProbe = (route: string): boolean => /^\/(healthz|readyz|metrics)$/.test(route);

/** The pattern of an address as people write it: without the groups that only sort our files. */
const patternOf = (route: string | null): string =>
	(route ?? '').replace(/\/\([^)]*\)/g, '') || (route === null ? '' : '/');

function statusOf(thrown: unknown): number {
	return isRedirect(thrown) || isHttpError(thrown) ? thrown.status : 500;
}

/** Gives every request its number, its line in the log and its place in the metrics: how, where by pattern, how it ended. */
export function numbered(answer: Handle): Handle {
	return async (given) => {
		const { event } = given;
		const { method, headers } = event.request;
		// server.mjs gave it, and says it in the reply's header; in development there is nobody before us.
		event.locals.requestId = requestUnderWay()?.id ?? headers.get('x-tandem-request') ?? newRequestId();
		if (event.isSubRequest) return answer(given);
		const under = { id: event.locals.requestId, route: patternOf(event.route.id) };
		return withRequest(under, async () => {
			const began = performance.now();
			let status = 500;
			try {
				const response = await answer(given);
				status = response.status;
				return response;
			} catch (thrown) {
				status = statusOf(thrown);
				throw thrown;
			} finally {
				const { route } = under;
				const milliseconds = Math.round(performance.now() - began);
				countRequest(method, route, status, milliseconds);
				log[isProbe(route) ? 'debug' : 'info']('request', { method, route, status, milliseconds });
			}
		});
	};
}
