import type { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isRefusal, type Refusal, refuse } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { shaped } from './answer.ts';
import type { Api } from './app.ts';
import { isJson, readJson, takesJson } from './body.ts';
import { type ApiEnv, bounded } from './door.ts';
import { entryOf, keyIn, once } from './once.ts';
import type { Asked, Operation } from './operation.ts';
import { type Fault, refusedAs } from './problem.ts';
import { type Sent, wrongIn } from './wrong.ts';

type Options = NonNullable<Parameters<typeof refusedAs>[2]>;

/** A refusal on its way out of the steps below. */
class Refused extends Error {
	readonly refusal: Refusal;
	readonly options: Options;
	constructor(refusal: Refusal, options: Options = {}) {
		super(refusal.code);
		this.refusal = refusal;
		this.options = options;
	}
}

/** Nothing is read, not even whether the address leads anywhere, before the token may ask at all. */
function checkScopes(c: Context<ApiEnv>, operation: Operation): void {
	const scope = operation.needs.find((one) => !c.var.scopes.includes(one));
	if (scope) throw new Refused(refuse('scope-missing', { kind: 'forbidden', args: { scope } }), { scope });
}

async function readBody(c: Context<ApiEnv>, operation: Operation): Promise<unknown> {
	const text = await c.req.text();
	if (!operation.body) {
		if (text.trim() !== '') throw new Refused(refuse('no-body-wanted'));
		return undefined;
	}
	if (!isJson(c.req.header('content-type'))) throw new Refused(refuse('not-json-type'), { status: 415 });
	const json = readJson(text);
	if (isRefusal(json)) throw new Refused(json, { status: 400 });
	return json.value;
}

function fitting(schema: z.ZodType, value: unknown, sent: Sent, c: Context<ApiEnv>): unknown {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [refusal, errors] = wrongIn(parsed.error, sent, c.var.t);
	throw new Refused({ ...refusal, kind: 'invalid' }, { errors });
}

function queryOf(c: Context<ApiEnv>): Record<string, unknown> {
	// Said twice, a parameter is a list, which none of them can be.
	return Object.fromEntries(
		Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
	);
}

async function readAsked(c: Context<ApiEnv>, operation: Operation): Promise<Asked & { key: string }> {
	checkScopes(c, operation);
	if (!takesJson(c.req.header('accept'))) throw new Refused(refuse('not-acceptable'), { status: 406 });
	const query = queryOf(c);
	const [unknown] = Object.keys(query);
	if (!operation.query && unknown !== undefined) {
		const name = unknown.slice(0, 100);
		const refusal = refuse('unknown-field', { args: { name } });
		const fault: Fault = { code: refusal.code, detail: c.var.t.said(refusal.said), parameter: name };
		throw new Refused(refusal, { errors: [fault] });
	}
	const key = operation.kind === 'make' ? keyIn(c) : '';
	if (isRefusal(key)) {
		const fault: Fault = { code: key.code, detail: c.var.t.said(key.said), header: 'Idempotency-Key' };
		throw new Refused(key, { status: 400, errors: [fault] });
	}
	const body = operation.method === 'GET' ? undefined : await readBody(c, operation);
	return {
		actor: c.var.actor,
		scopes: c.var.scopes,
		t: c.var.t,
		path: c.req.param(),
		query: operation.query && fitting(operation.query, query, 'query', c),
		body: operation.body && fitting(operation.body, body, 'body', c),
		entry: key && entryOf(c.var.actor.personId, key),
		origin: settings().origin ?? new URL(c.req.url).origin,
		key,
	};
}

/** The address of the page that follows: the same question, from another place. */
function nextPage(c: Context<ApiEnv>, after: unknown): string {
	const url = new URL(c.req.url);
	url.searchParams.set('after', String(after));
	return url.pathname + url.search;
}

async function answer(c: Context<ApiEnv>, operation: Operation): Promise<Response> {
	const { key, ...asked } = await readAsked(c, operation);
	const work = () => operation.perform(asked as never);
	const request = `${operation.method} ${c.req.path}\n${JSON.stringify(asked.body ?? null)}`;
	const result = operation.kind === 'make' ? await once(c, key, request, work) : await work();
	if (isRefusal(result)) throw new Refused(result, operation.names ? { names: operation.names } : {});
	if (!operation.answer) return c.body(null, 204);
	let given = result;
	if (operation.kind === 'list') {
		const page = result as { next?: unknown };
		const next = page.next === undefined ? undefined : nextPage(c, page.next);
		if (next) c.header('link', `<${next}>; rel="next"`);
		given = { ...page, next };
	}
	const body = shaped(operation.answer, given) as { id?: string };
	if (operation.at && body.id) c.header('location', `/api/v1${operation.at(body.id)}`);
	const status: ContentfulStatusCode = operation.kind === 'make' ? 201 : 200;
	return c.json(body, status);
}

/** Puts an operation behind its address. */
export function register(api: Api, operation: Operation): void {
	const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
	const open = async (c: Context<ApiEnv>): Promise<Response> => {
		try {
			return await answer(c, operation);
		} catch (error) {
			if (error instanceof Refused) return refusedAs(c, error.refusal, error.options);
			throw error;
		}
	};
	api.on(operation.method, path, bounded(operation.mostBody), open as never);
}

/** Says which methods an address takes, to who comes with another. */
export function refuseOthers(api: Api, operations: readonly Operation[]): void {
	for (const path of new Set(operations.map((one) => one.path))) {
		const methods = operations.filter((one) => one.path === path).map((one) => one.method);
		const allow = methods.join(', ');
		api.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) =>
			refusedAs(c as never, refuse('method-not-allowed', { args: { methods: allow } }), {
				status: 405,
				headers: { allow },
			}),
		);
	}
}
