import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { translator } from '#messages/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { missing, type Refusal, refuse } from '#server/platform/refusal.ts';
import { collaborations } from './collaborations.ts';
import { type ApiEnv, bounded, readable, speak, withToken } from './door.ts';
import { me } from './me.ts';
import { notebooks } from './notebooks.ts';
import { people } from './people.ts';
import { refusedAs } from './problem.ts';
import { visits } from './visits.ts';

export type Api = OpenAPIHono<ApiEnv>;

function wrongIn(error: z.core.$ZodError): Refusal {
	const issue = error.issues[0];
	const path = (issue?.path ?? []).join('.');
	if (issue?.code === 'unrecognized_keys') {
		const name = [path, issue.keys[0]].filter(Boolean).join('.');
		return refuse('unknown-field', { field: name, args: { name } });
	}
	if (issue?.code === 'too_big' && issue.origin === 'string')
		return refuse('too-long', { field: path, args: { most: Number(issue.maximum) } });
	return refuse('unusable-field', { field: path, args: { name: path || 'body' } });
}

const info = {
	title: 'Tandem',
	version: '1',
	description:
		'People, collaborations, visits and notebooks, as the person whose token it is sees them. Words as in docs/words.md.',
	license: { name: 'MIT', identifier: 'MIT' },
};

/** The API at `/api/v1`: the same verbs as the pages, for programs. */
export function makeApi(): Api {
	const api: Api = new OpenAPIHono<ApiEnv>({
		defaultHook: (result, c) => {
			return result.success ? undefined : refusedAs(c, c.var.t, wrongIn(result.error), { status: 422 });
		},
	}).basePath('/api/v1') as Api;
	api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
		type: 'http',
		scheme: 'bearer',
		description: 'A personal token, made and revoked on one’s profile',
	});
	api.use('*', speak);
	api.get('/openapi.json', (c) => c.json(documentOf(api)));
	api.use('*', withToken, bounded, readable);
	for (const resource of [me, people, collaborations, visits, notebooks]) resource(api);
	api.notFound((c) => refusedAs(c, c.var.t ?? translator('en'), missing));
	api.onError((error, c) => {
		log.error('api.failed', { method: c.req.method, ...faultOf(error) });
		return refusedAs(c, c.var.t ?? translator('en'), refuse('unavailable'), { status: 500 });
	});
	return api;
}

/** The OpenAPI 3.1 document of the API. */
export function documentOf(api: Api): object {
	return api.getOpenAPI31Document({ openapi: '3.1.0', info, security: [{ token: [] }] });
}
