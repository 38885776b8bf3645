import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { apiDocument } from '#server/api/index.ts';

interface Referred {
	$ref?: string;
}
interface Media {
	content?: Record<string, { schema: object }>;
}
interface OperationObject {
	summary: string;
	security: { token: string[] }[];
	requestBody?: Media;
	responses: Record<string, Referred & Media>;
}
interface Document {
	paths: Record<string, Record<string, OperationObject>>;
	components: { schemas: Record<string, object>; responses: Record<string, Media> };
}

/** The OpenAPI document as it is served. */
export const document = JSON.parse(JSON.stringify(apiDocument())) as Document;

/** Every operation as the table of doors names it: `GET /api/v1/people/{id}`. */
export const operations: readonly string[] = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

// OpenAPI 3.1 says nothing that JSON Schema 2020-12 does not know, but `example`; `strict` would refuse the document around.
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'https://tandem.example/api');

const pointer = (...parts: string[]) =>
	parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function validate(at: string, value: unknown, where: string): void {
	const check = ajv.getSchema(`https://tandem.example/api#${encodeURI(at)}`);
	expect(check, `a schema at ${at}`).toBeDefined();
	const fits = check?.(value);
	expect(fits ? [] : check?.errors, `${where}: ${JSON.stringify(value).slice(0, 2000)}`).toEqual([]);
}

function operationOf(name: string): { path: string; method: string; operation: OperationObject } {
	const [verb = '', path = ''] = name.split(' ');
	const method = verb.toLowerCase();
	const operation = document.paths[path]?.[method];
	if (!operation) throw new Error(`No operation ${name} in the document`);
	return { path, method, operation };
}

/** Proves that an answer is one that the document says this operation gives, to the field. */
export function expectAsDocumented(
	name: string,
	answer: { status: number; contentType: string | null; text: string },
): void {
	const { path, method, operation } = operationOf(name);
	const where = `${name} answers ${answer.status}`;
	const response = operation.responses[String(answer.status)];
	expect(response, `${where} in the document`).toBeDefined();
	const reference = response?.$ref?.slice('#'.length);
	const media = reference ? document.components.responses[reference.split('/').at(-1) ?? ''] : response;
	if (!media?.content) {
		expect(answer.text, where).toBe('');
		return;
	}
	const type = answer.contentType?.split(';')[0] ?? '';
	expect(Object.keys(media.content), where).toContain(type);
	const base = reference ?? pointer('paths', path, method, 'responses', String(answer.status));
	validate(base + pointer('content', type, 'schema'), JSON.parse(answer.text), where);
}

/** Proves that a body that was taken is one that the document says this operation takes. */
export function expectBodyAsDocumented(name: string, body: unknown): void {
	const { path, method, operation } = operationOf(name);
	if (!operation.requestBody) {
		expect(body, `${name} takes no body`).toBeUndefined();
		return;
	}
	const at = pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema');
	validate(at, body, `the body of ${name}`);
}
