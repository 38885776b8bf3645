import type { z } from '@hono/zod-openapi';
import type { Translator } from '#messages/index.ts';
import type { Scope } from '#server/domain/token/index.ts';
import type { Member } from '#server/platform/actor.ts';
import type { Refusal } from '#server/platform/refusal.ts';
import type { Given } from './answer.ts';
import type { FieldNames } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | Names<Rest>
	: never;

/** What a request asks, once it may be asked and fits the document. */
export interface Asked<Path extends string = string, Query = unknown, Body = unknown> {
	actor: Member;
	/** What the token was made for. */
	scopes: readonly Scope[];
	t: Translator;
	/** The keys in the address, as they were sent: what cannot be a key is missing to every verb. */
	path: Record<Names<Path>, string>;
	query: Query;
	body: Body;
	/** A UUID, the same for the same key of the same person: verbs make once what an entry is sent for twice. */
	entry: string;
	/** Where the links in letters lead: scheme and host. */
	origin: string;
}

interface Said {
	/** One line, as a person would say what it does. */
	summary: string;
	/** What else is to be known. */
	description?: string;
	/** All of these scopes; none where any token will do. */
	needs: readonly Scope[];
	/** What the domain calls a field, where the API calls it otherwise. */
	names?: FieldNames;
	/** The largest body it takes, in bytes, where that is more than operations take. */
	mostBody?: number;
}

/** What an operation does in the end: reads, lists, makes something new, or changes what is there. */
export type Kind = 'read' | 'list' | 'make' | 'change';

/** One operation of the API, as the door and the document take it. */
export interface Operation extends Said {
	kind: Kind;
	method: Method;
	/** With keys in braces: `/people/{id}`. */
	path: string;
	query?: z.ZodObject | undefined;
	body?: z.ZodType | undefined;
	/** None: it answers without a body. */
	answer?: z.ZodType | undefined;
	/** Where what was made is read. */
	at?: ((id: string) => string) | undefined;
	perform: (asked: Asked<string, never, never>) => Promise<unknown>;
}

type Does<Verb extends Method, Path extends string> = `${Verb} ${Path}`;

function operation(kind: Kind, wanted: Said & { does: string; perform: unknown }): Operation {
	const { does, ...rest } = wanted;
	const [method, path] = does.split(' ');
	return { ...rest, kind, method, path } as Operation;
}

/** An operation that reads one thing. */
export function read<Path extends string, Query extends z.ZodObject, Answer extends z.ZodType>(
	wanted: Said & {
		does: Does<'GET', Path>;
		query?: Query;
		answer: Answer;
		perform: (asked: Asked<Path, z.output<Query>>) => Promise<Given<z.output<Answer>> | Refusal>;
	},
): Operation {
	return operation('read', wanted);
}

/**
 * An operation that lists, a page at a time. Its query has `after` and `limit`, its answer `next`; `perform` gives the key
 * that continues as `next`, and the door makes it the address of the page that follows.
 */
export function list<Path extends string, Query extends z.ZodObject, Answer extends z.ZodType>(
	wanted: Said & {
		does: Does<'GET', Path>;
		query: Query;
		answer: Answer;
		perform: (
			asked: Asked<Path, z.output<Query>>,
		) => Promise<(Omit<Given<z.output<Answer>>, 'next'> & { next: string | number | undefined }) | Refusal>;
	},
): Operation {
	return operation('list', wanted);
}

/** An operation that makes something new, once for each key: `perform` gives what was made, `at` says where it is read. */
export function make<Path extends string, Body extends z.ZodType, Answer extends z.ZodType>(
	wanted: Said & {
		does: Does<'POST', Path>;
		body?: Body;
		answer: Answer;
		at?: (id: string) => string;
		perform: (asked: Asked<Path, unknown, z.output<Body>>) => Promise<z.output<Answer> | Refusal>;
	},
): Operation {
	return operation('make', wanted);
}

/** An operation that changes what is there; sent twice, it changes once. Without `answer` it answers with no body. */
export function change<
	Path extends string,
	Body extends z.ZodType = z.ZodUndefined,
	Answer extends z.ZodType = z.ZodAny,
>(
	wanted: Said & {
		does: Does<'PUT' | 'DELETE', Path>;
		body?: Body;
		answer?: Answer;
		perform: (asked: Asked<Path, unknown, z.output<Body>>) => Promise<z.output<Answer> | Refusal>;
	},
): Operation {
	return operation('change', wanted);
}

/** What one thing of the school can be asked and told. */
export interface Noun {
	/** As the document and the page name it. */
	name: string;
	about: string;
	operations: readonly Operation[];
}
