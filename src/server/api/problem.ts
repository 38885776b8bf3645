import { STATUS_CODES } from 'node:http';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Translator } from '#messages/index.ts';
import type { Refusal } from '#server/platform/refusal.ts';

/** A refusal as RFC 9457 has it. What is not there and what may not be seen are the same bytes. */
export const Problem = z
	.strictObject({
		type: z
			.string()
			.openapi({ description: 'Names the problem for programs', example: 'urn:tandem:problem:missing' }),
		title: z.string().openapi({ example: 'Not Found' }),
		status: z.int(),
		code: z.string().openapi({ example: 'missing' }),
		detail: z.string().openapi({ description: 'What happened and what to do, for a person' }),
		field: z.string().optional().openapi({ description: 'The field or parameter it is about' }),
	})
	.openapi('Problem');

export type Problem = z.infer<typeof Problem>;

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

/** Answers with a refusal, in the reader's language. */
export function refusedAs(
	c: Context,
	t: Translator,
	refusal: Refusal,
	options: { status?: ContentfulStatusCode; names?: FieldNames; headers?: Record<string, string> } = {},
): Response {
	const status = options.status ?? statusOf[refusal.kind];
	const field = refusal.field === undefined ? undefined : (options.names?.[refusal.field] ?? refusal.field);
	const problem: Problem = {
		type: `urn:tandem:problem:${refusal.code}`,
		title: STATUS_CODES[status] ?? 'Problem',
		status,
		code: refusal.code,
		detail: t.said(refusal.said),
		...(field === undefined ? {} : { field }),
	};
	return c.body(JSON.stringify(problem), status, { 'content-type': problemType, ...options.headers });
}

const answers = (description: string) => ({ description, content: { [problemType]: { schema: Problem } } });

/** The refusals every operation may answer with. */
export const refusals = {
	401: answers('No token, or one that is made up, revoked or worn'),
	404: answers('It is not there, or may not be seen: the answer is the same'),
	422: answers('A field or parameter cannot be so; one that the operation does not know included'),
	429: answers('More than 600 requests in ten minutes'),
};

/** Further refusals of the operations that write. */
export const writeRefusals = {
	...refusals,
	400: answers('The body is not JSON, nests too deeply, or holds a character that cannot be kept'),
	403: answers('It may be seen, and not done'),
	409: answers('It does not fit what is there now'),
	413: answers('The body is larger than 512 KB'),
};
