import { OpenAPIHono } from '@hono/zod-openapi';
import { type Outage, outageOf } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { describeAll, documentOf } from './document.ts';
import { type ApiEnv, addressed, speak, withToken } from './door.ts';
import { nouns } from './nouns.ts';
import { refusedAs } from './problem.ts';
import { refuseOthers, register } from './register.ts';

export type Api = OpenAPIHono<ApiEnv>;

const outages: Record<Outage, Refusal> = {
	away: refuse('unavailable', { kind: 'unavailable' }),
	unsure: refuse('not-sure-it-was-saved', { kind: 'unavailable' }),
	full: refuse('no-space', { kind: 'unavailable' }),
};

/** The API at `/api/v1`: the same verbs as the pages, for programs. */
export function makeApi(): Api {
	const api: Api = new OpenAPIHono<ApiEnv>().basePath('/api/v1') as Api;
	const operations = nouns.flatMap((noun) => noun.operations);
	describeAll(api, nouns);
	const document = documentOf(api, nouns);
	api.use('*', speak);
	api.get('/openapi.json', (c) => c.json(document));
	api.use('*', addressed, withToken);
	for (const operation of operations) register(api, operation);
	refuseOthers(api, operations);
	api.notFound((c) => refusedAs(c, missing));
	api.onError((error, c) => {
		const { requestId } = c.var;
		const outage = outageOf(error);
		if (outage) {
			log.warning(`database.${outage}`, { request: requestId, method: c.req.method, ...faultOf(error) });
			return refusedAs(c, outages[outage], { requestId, headers: { 'retry-after': '5' } });
		}
		log.error('api.failed', { request: requestId, method: c.req.method, ...faultOf(error) });
		return refusedAs(c, refuse('unavailable'), { status: 500, requestId });
	});
	return api;
}
