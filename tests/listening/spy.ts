// Read into a server before anything else (`node --import`): hears every statement that a request sends, and how long it took.
// Each answer carries the sums in a header; with TANDEM_HEARD each request is a line of that file, statement by statement, and
// with TANDEM_PLANS=on the plan of every statement comes with it, of those inside the database's own functions too.

import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import pg from 'pg';

export interface HeardStatement {
	text: string;
	/** Milliseconds until it was answered. */
	took: number;
	/** As the server's planner made them; the statement's own is the last. */
	plans: unknown[];
}

export interface HeardRequest {
	method: string;
	path: string;
	statements: HeardStatement[];
}

/** What the header says: milliseconds from the request's arrival to its answer, of them waiting for SQL, and statements. */
export interface HeardSums {
	all: number;
	sql: number;
	statements: number;
}

export const sumsHeader = 'x-heard';

interface Heard extends HeardRequest {
	began: number;
	sql: number;
	waiting: number;
	since: number;
}

const requests = new AsyncLocalStorage<Heard>();
const file = process.env.TANDEM_HEARD;
const wantsPlans = process.env.TANDEM_PLANS === 'on';

const explain = `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
	set auto_explain.log_timing = off; set auto_explain.log_nested_statements = on; set auto_explain.log_format = json;
	set auto_explain.log_level = notice; set client_min_messages = notice;`;

type Query = (this: pg.Client, ...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const { query } = prototype;
/** Of each connection: what of its statement is being heard. */
const speaking = new WeakMap<pg.Client, HeardStatement>();
const prepared = new WeakSet<pg.Client>();
/** Connections that work: what one says before is how it is made, in whichever request that falls. */
const working = new WeakSet<pg.Client>();

function prepare(client: pg.Client): void {
	if (!wantsPlans || prepared.has(client)) return;
	prepared.add(client);
	query.call(client, explain, () => undefined);
	client.on('notice', ({ message }) => {
		const plan = /plan:\s*(\{[\s\S]*\})/.exec(message ?? '')?.[1];
		if (plan !== undefined) speaking.get(client)?.plans.push(JSON.parse(plan));
	});
}

function textOf(first: unknown): string {
	return typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '');
}

prototype.query = function heard(...args) {
	const request = requests.getStore();
	prepare(this);
	const answer = query.apply(this, args) as { finally?: (then: () => void) => Promise<unknown> } | undefined;
	if (!request || typeof answer?.finally !== 'function') return answer;
	const text = textOf(args[0]);
	if (/^(begin|set role)\b/i.test(text)) working.add(this);
	if (!working.has(this)) return answer;
	const statement: HeardStatement = { text, took: 0, plans: [] };
	const asked = performance.now();
	request.statements.push(statement);
	if (request.waiting === 0) request.since = performance.now();
	request.waiting += 1;
	speaking.set(this, statement);
	return answer.finally(() => {
		statement.took = performance.now() - asked;
		request.waiting -= 1;
		if (request.waiting === 0) request.sql += performance.now() - request.since;
	});
};

const { emit } = http.Server.prototype;
http.Server.prototype.emit = function listen(this: http.Server, event: string, ...args: unknown[]) {
	const go = () => Reflect.apply(emit, this, [event, ...args]) as boolean;
	if (event !== 'request') return go();
	const [incoming, outgoing] = args as [http.IncomingMessage, http.ServerResponse];
	const heard: Heard = {
		method: incoming.method ?? '',
		path: incoming.url ?? '',
		statements: [],
		began: performance.now(),
		sql: 0,
		waiting: 0,
		since: 0,
	};
	const { writeHead } = outgoing;
	outgoing.writeHead = function head(this: http.ServerResponse, ...rest: never[]) {
		const sums: HeardSums = {
			all: performance.now() - heard.began,
			sql: heard.sql,
			statements: heard.statements.length,
		};
		this.setHeader(sumsHeader, JSON.stringify(sums));
		if (file !== undefined) {
			const { method, path, statements } = heard;
			appendFileSync(file, `${JSON.stringify({ method, path, statements } satisfies HeardRequest)}\n`);
		}
		return (writeHead as (...all: never[]) => http.ServerResponse).apply(this, rest);
	} as typeof writeHead;
	return requests.run(heard, go);
} as typeof emit;
