import { scopeWords } from '#server/api/document.ts';
import { apiDocument } from '#server/api/index.ts';
import { scopes } from '#server/domain/token/index.ts';
import { exampleOf, type Schema, type Typed, typeOf } from './schema.ts';

interface Parameter {
	$ref?: string;
	name: string;
	in: string;
	required?: boolean;
	description?: string;
	schema: Schema;
}
interface Media {
	description?: string;
	content?: Record<string, { schema: Schema }>;
	$ref?: string;
}
interface OperationObject {
	operationId: string;
	tags: [string];
	summary: string;
	description?: string;
	security: [{ token: string[] }];
	parameters?: Parameter[];
	requestBody?: Media;
	responses: Record<string, Media>;
}
export interface Document {
	tags: { name: string; description: string }[];
	paths: Record<string, Record<string, OperationObject>>;
	components: {
		schemas: Record<string, Schema>;
		responses: Record<string, Media>;
		parameters: Record<string, Parameter>;
	};
}

/** A parameter or a field of a body, as the page tells it. */
export interface Told {
	name: string;
	type: Typed;
	required: boolean;
	description: string;
}

/** One operation as the page tells it. */
export interface OperationView {
	id: string;
	method: string;
	path: string;
	summary: string;
	description: string;
	scopes: string[];
	parameters: Told[];
	fields: Told[];
	/** Ready to be pasted. */
	request: string;
	/** The status of a success, and an example of it; empty when there is no body. */
	status: string;
	answer: string;
	refusals: { status: string; description: string }[];
}

/** A noun with its operations, each in a line. */
export interface NounView {
	slug: string;
	name: string;
	about: string;
	operations: Pick<OperationView, 'id' | 'method' | 'path' | 'summary'>[];
}

const document = apiDocument() as Document;
const slugOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
const pretty = (value: unknown) => JSON.stringify(value, null, 2);

const all = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** Every noun, in the order in which it is read. */
export function nouns(): NounView[] {
	return document.tags.map(({ name, description }) => ({
		slug: slugOf(name),
		name,
		about: description,
		operations: all
			.filter(({ operation }) => operation.tags[0] === name)
			.map(({ path, method, operation }) => ({
				id: operation.operationId,
				method,
				path,
				summary: operation.summary,
			})),
	}));
}

/** Every scope, with what it lets a token do. */
export function scopesTold(): { scope: string; words: string }[] {
	return scopes.map((scope) => ({ scope, words: scopeWords[scope] }));
}

/** What any operation may refuse with. */
export function refusalsTold(): { status: string; description: string }[] {
	const seen = new Map<string, string>();
	for (const { operation } of all)
		for (const [status, { $ref }] of Object.entries(operation.responses))
			if ($ref) seen.set(status, document.components.responses[nameIn($ref)]?.description ?? '');
	return [...seen]
		.map(([status, description]) => ({ status, description }))
		.sort((a, b) => Number(a.status) - Number(b.status));
}

/** An example of a refusal. */
export function problemExample(): string {
	return pretty({
		type: 'urn:tandem:problem:below-least',
		title: 'Unprocessable Entity',
		status: 422,
		code: 'below-least',
		detail: 'The field minutes has to be 1 at least.',
		errors: [
			{ code: 'below-least', detail: 'The field minutes has to be 1 at least.', pointer: '#/minutes' },
		],
	});
}

/** The operations of a noun, whole; undefined when there is none of this name. */
export function operationsOf(slug: string, origin: string): OperationView[] | undefined {
	const found = all.filter(({ operation }) => slugOf(operation.tags[0]) === slug);
	return found.length === 0 ? undefined : found.map((one) => viewOf(one, origin));
}

function nameIn(reference: string): string {
	return reference.split('/').at(-1) ?? '';
}

function viewOf({ path, method, operation }: (typeof all)[number], origin: string): OperationView {
	const parameters = (operation.parameters ?? []).map((one) =>
		one.$ref ? (document.components.parameters[nameIn(one.$ref)] ?? one) : one,
	);
	const body = operation.requestBody?.content?.['application/json']?.schema;
	const [status = '', success] = Object.entries(operation.responses).find(([code]) => code < '300') ?? [];
	const answer = success?.content?.['application/json']?.schema;
	const { schemas } = document.components;
	return {
		id: operation.operationId,
		method,
		path,
		summary: operation.summary,
		description: operation.description ?? '',
		scopes: operation.security[0].token,
		parameters: parameters.map((one) => ({
			name: one.name,
			type: typeOf(one.schema, schemas),
			required: one.required ?? false,
			description: plain(one.description),
		})),
		fields: body ? fieldsOf(body) : [],
		request: curlOf(method, path, origin, body && exampleOf(body, schemas)),
		status,
		answer: answer ? pretty(exampleOf(answer, schemas)) : '',
		refusals: Object.keys(operation.responses)
			.filter((code) => code >= '400')
			.map((code) => ({ status: code, description: '' })),
	};
}

/** The document marks names with backticks; the page says them as they are. */
function plain(description: string | undefined): string {
	return (description ?? '').replaceAll('`', '');
}

function fieldsOf(body: Schema): Told[] {
	const { schemas } = document.components;
	const schema = body.$ref ? (schemas[nameIn(body.$ref)] ?? body) : body;
	return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
		name,
		type: typeOf(property, schemas),
		required: schema.required?.includes(name) ?? false,
		description: plain(property.description ?? property.allOf?.find((one) => one.description)?.description),
	}));
}

function curlOf(method: string, path: string, origin: string, body: unknown): string {
	const address = origin + path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000103');
	const lines = [
		`curl ${method === 'GET' ? '' : `-X ${method} `}${address}`,
		'-H "Authorization: Bearer $TANDEM_TOKEN"',
		...(method === 'POST' ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
		...(body === undefined
			? []
			: [
					'-H "Content-Type: application/json"',
					`-d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`,
				]),
	];
	return lines.join(' \\\n  ');
}
