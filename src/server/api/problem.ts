import { STATUS_CODES } from 'node:http';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Refusal } from '#server/platform/refusal.ts';
import type { ApiEnv } from './door.ts';

export const Fault = z
	.strictObject({
		code: z.string(),
		detail: z.string().openapi({ description: 'What is wrong with it, for a person' }),
		pointer: z
			.string()
			.optional()
			.openapi({ description: 'The field of the body, as a JSON Pointer', example: '#/minutes' }),
		parameter: z.string().optional().openapi({ description: 'The parameter of the address' }),
		header: z.string().optional().openapi({ description: 'The header' }),
	})
	.openapi('Fault');

/** A refusal as RFC 9457 has it. What is not there and what may not be seen are the same bytes. */
export const Problem = z
	.strictObject({
		type: z
			.string()
			.openapi({ description: 'Names the problem for programs', example: 'urn:tandem:problem:missing' }),
		title: z.string().openapi({ example: 'Not Found' }),
		status: z.int(),
		code: z.string().openapi({ description: 'For programs; it stays as it is', example: 'missing' }),
		detail: z.string().openapi({
			description: 'What happened and what to do, for a person, in their language',
			example: 'There is nothing here, or nothing that you can see.',
		}),
		errors: z.array(Fault).optional().openapi({ description: 'What it is about, where that can be named' }),
		scope: z.string().optional().openapi({ description: 'The scope that the token would need' }),
		version: z.int().optional().openapi({ description: 'The version that is saved now' }),
		requestId: z.string().optional().openapi({ description: 'Of a fault of ours, for telling us' }),
	})
	.openapi('Problem');

export type Problem = z.infer<typeof Problem>;
export type Fault = z.infer<typeof Fault>;

export const problemType = 'application/problem+json';

const statusOf: Record<Refusal['kind'], ContentfulStatusCode> = {
	missing: 404,
	invalid: 422,
	conflict: 409,
	forbidden: 403,
	'too-many': 429,
	unavailable: 503,
};

/** What the form calls a field, and what the API calls it. */
export type FieldNames = Readonly<Record<string, string>>;

/** The place of a field in a body: a dotted name as a JSON Pointer. */
export function pointerTo(field: string): string {
	const parts = field.split('.').map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
	return `#/${parts.join('/')}`;
}

/** Answers with a refusal, in the reader's language. */
export function refusedAs(
	c: Context<ApiEnv>,
	refusal: Refusal,
	options: {
		status?: ContentfulStatusCode;
		names?: FieldNames;
		headers?: Record<string, string>;
		errors?: Fault[];
		scope?: string;
		requestId?: string;
	} = {},
): Response {
	const { t } = c.var;
	const status = options.status ?? statusOf[refusal.kind];
	const detail = t.said(refusal.said);
	const field = refusal.field === undefined ? undefined : (options.names?.[refusal.field] ?? refusal.field);
	const named = field === undefined ? [] : [{ code: refusal.code, detail, pointer: pointerTo(field) }];
	const errors = options.errors ?? named;
	const problem: Problem = {
		type: `urn:tandem:problem:${refusal.code}`,
		title: STATUS_CODES[status] ?? 'Problem',
		status,
		code: refusal.code,
		detail,
		...(errors.length === 0 ? {} : { errors }),
		...(options.scope === undefined ? {} : { scope: options.scope }),
		...(refusal.version === undefined ? {} : { version: refusal.version }),
		...(options.requestId === undefined ? {} : { requestId: options.requestId }),
	};
	return c.body(JSON.stringify(problem), status, {
		'content-type': problemType,
		'content-language': t.language,
		...options.headers,
	});
}
