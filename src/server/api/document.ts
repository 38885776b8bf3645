import type { RouteConfig } from '@hono/zod-openapi';
import { type Scope, scopes } from '#server/domain/token/index.ts';
import type { Api } from './app.ts';
import type { Noun, Operation } from './operation.ts';
import { Fault, Problem, problemType } from './problem.ts';

/** What any operation may refuse with, said once and pointed to. */
const refusals = {
	400: [
		'Unreadable',
		'The address or body cannot be read, holds what cannot be kept, or no Idempotency-Key came with it',
	],
	401: ['NoToken', 'No token, or one that is made up, revoked or worn'],
	403: ['NotAllowed', 'The token was not made for this (`scope`), or it may be seen and not done'],
	404: ['Missing', 'It is not there, or may not be seen: the answer is the same'],
	406: ['NotAcceptable', 'The answer is JSON, and the caller takes none'],
	409: ['Conflict', 'It does not fit what is there now; with `version`, that version'],
	413: ['TooLarge', 'The body is larger than 512 KB, or than the operation says'],
	415: ['NotJson', 'The body is not sent as application/json'],
	422: [
		'Unfit',
		'A field or parameter cannot be so or is not known, or the key was used for another request',
	],
	429: ['TooMany', 'More than 600 requests in ten minutes; Retry-After says when there are more'],
	500: ['Fault', 'A fault of ours, with the number to tell us'],
} as const;

type Status = keyof typeof refusals;

function refusalsOf({ path, query, body, method, needs }: Operation): RouteConfig['responses'] {
	const writes = method !== 'GET';
	const may: Record<Status, boolean> = {
		400: true,
		401: true,
		403: writes || needs.length > 0,
		404: writes || needs.length > 0 || path.includes('{') || query !== undefined,
		406: true,
		409: writes,
		413: writes,
		415: body !== undefined,
		422: true,
		429: true,
		500: true,
	};
	return Object.fromEntries(
		(Object.keys(refusals) as unknown as Status[])
			.filter((status) => may[status])
			.map((status) => [status, { $ref: `#/components/responses/${refusals[status][0]}` }]),
	);
}

const header = (description: string) => ({ description, schema: { type: 'string' as const } });

function answersOf({ kind, answer, at }: Operation): RouteConfig['responses'] {
	if (!answer) return { 204: { description: 'Done, or done before' } };
	const content = { 'application/json': { schema: answer } };
	if (kind === 'make')
		return {
			201: {
				description: 'Made; the same again for the same key',
				...(at ? { headers: { Location: header('Where it is read') } } : {}),
				content,
			},
		};
	if (kind === 'list')
		return {
			200: {
				description: 'A page',
				headers: { Link: header('The page that follows, as rel="next"') },
				content,
			},
		};
	return { 200: { description: kind === 'change' ? 'Done, or done before' : 'As you may see it', content } };
}

const idempotencyKey = {
	name: 'Idempotency-Key',
	in: 'header' as const,
	required: true,
	description:
		'Yours, the same at every try: what is sent again within seven days is answered as the first time',
	schema: { type: 'string' as const, minLength: 8, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
	example: '7f1c1d0e-4b52-4c6e-9d0b-0a6b6f5f7e11',
};

function parametersOf(operation: Operation) {
	const keys = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
		name,
		in: 'path' as const,
		required: true,
		schema: { $ref: '#/components/schemas/Id' },
	}));
	const own = operation.kind === 'make' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : [];
	return [...keys, ...own];
}

/** Names an operation for programs that are made from the document: `put-visits-id-cancellation`. */
function nameOf(operation: Operation): string {
	return `${operation.method}${operation.path}`
		.toLowerCase()
		.replaceAll(/[/{}]+/g, '-')
		.replace(/-$/, '');
}

function configOf(noun: Noun, operation: Operation): RouteConfig {
	const { summary, description, body, query, needs, method, path } = operation;
	return {
		method: method.toLowerCase() as 'get',
		path,
		operationId: nameOf(operation),
		tags: [noun.name],
		summary,
		...(description ? { description } : {}),
		security: [{ token: [...needs] }],
		parameters: parametersOf(operation),
		request: {
			...(query ? { query } : {}),
			...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
		},
		responses: { ...answersOf(operation), ...refusalsOf(operation) },
	};
}

/** What a scope lets a token do, in the document’s words. */
export const scopeWords: Record<Scope, string> = {
	'profile:read': 'Your profile, who looked, what operators did about you',
	'profile:write': 'What you are called, your language',
	'people:read': 'Colleagues, teams, schools',
	'collaborations:read': 'Your collaborations, their stages and agreements',
	'collaborations:write': 'Propose, answer, change stage, agree, pause, finish, leave',
	'visits:read':
		'Your visits with what was seen on them, guides, your day and your time; notes are of notebooks',
	'visits:write': 'Plan, capture, change and cancel visits, answer guides, record preparation',
	'notebooks:read': 'Notebooks and searching them, notes, summaries of visits, look-fors, next steps, goals',
	'notebooks:write': 'Notes and with whom they are shared, teaching points, look-fors, next steps',
	'requests:read': 'What you asked for, and what is asked of you, as far as you read it',
	'requests:write': 'Ask, answer, promise, pass on',
	'tools:read': 'Your school’s tools, needs and trials; virtual spaces, as far as you read them',
	'tools:write': 'Name needs, try, observe, decide, review; look after spaces',
	'programme:read': 'The numbers of a school, for who leads it or facilitates there',
	'programme:write': 'Publish your hours, or keep them',
	'installation:read': 'As operator: people with how they get in, teams, rosters, the log of acts',
	'installation:write': 'As operator: add people, give and end roles, invite, form teams, change schools',
};

const info = {
	title: 'Tandem',
	version: '1',
	description:
		'The school’s coaching programme, as the person whose token it is sees it. Every answer to a token carries RateLimit-Policy and RateLimit, and every answer X-Request-Id. Words as in docs/words.md; manners in docs/api.md.',
	license: { name: 'MIT', identifier: 'MIT' },
};

/** Describes every operation to the registry that writes the document. */
export function describeAll(api: Api, nouns: readonly Noun[]): void {
	api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
		type: 'http',
		scheme: 'bearer',
		description: `A personal token, made and revoked on one’s profile. Each operation names the scopes it needs:\n\n${scopes
			.map((scope) => `- \`${scope}\`: ${scopeWords[scope]}`)
			.join('\n')}`,
	});
	api.openAPIRegistry.registerComponent('parameters', 'IdempotencyKey', idempotencyKey);
	api.openAPIRegistry.register('Fault', Fault);
	api.openAPIRegistry.register('Problem', Problem);
	for (const [name, description] of Object.values(refusals))
		api.openAPIRegistry.registerComponent('responses', name, {
			description,
			content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
		});
	for (const noun of nouns)
		for (const operation of noun.operations) api.openAPIRegistry.registerPath(configOf(noun, operation));
}

/** The OpenAPI 3.1 document of the API. */
export function documentOf(api: Api, nouns: readonly Noun[]): object {
	return api.getOpenAPI31Document({
		openapi: '3.1.0',
		info,
		tags: nouns.map(({ name, about }) => ({ name, description: about })),
		security: [{ token: [] }],
	});
}
