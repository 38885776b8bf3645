import { expect } from 'vitest';
import { hashOf } from '#server/platform/ids.ts';
import { planted } from '../cast/index.ts';
import type { PreparedServer } from '../prepared-server.ts';
import type { Caller, DoorRow, Outcome } from './doors/door.ts';

/** What came of trying a door. */
export interface Answered {
	outcome: Outcome;
	status: number;
	contentType: string | null;
	text: string;
	location: string;
}

function bodyOf(row: DoorRow): { method: string; body?: BodyInit; headers: Record<string, string> } {
	const method = row.door.startsWith('action') ? 'POST' : (/^\w+ ([A-Z]+) /.exec(row.door)?.[1] ?? 'GET');
	if (row.form || row.door.startsWith('action')) {
		const form = new URLSearchParams();
		for (const [name, value] of Object.entries(row.form ?? {}))
			for (const one of [value].flat()) form.append(name, one);
		return { method, body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
	}
	// Each row is a request of its own, and keys are each person's own.
	const headers: Record<string, string> =
		row.door.startsWith('operation') && method === 'POST'
			? { 'idempotency-key': hashOf(JSON.stringify([row.door, row.path, row.body])) }
			: {};
	if (row.body !== undefined)
		return {
			method,
			body: JSON.stringify(row.body),
			headers: { ...headers, 'content-type': 'application/json' },
		};
	return { method, headers };
}

function keyOf(server: PreparedServer, caller: Caller, path: string): Record<string, string> {
	if (caller === 'anyone') return {};
	const { cookie, token } = server.keys[caller];
	return path.startsWith('/api/') ? { authorization: `Bearer ${token}` } : { cookie };
}

/** Tries a door as somebody, through HTTP. */
export async function knock(server: PreparedServer, row: DoorRow, caller: Caller): Promise<Answered> {
	const given = bodyOf(row);
	const path = row.path ?? row.door.replace(/^\w+ ([A-Z]+ )?/, '').replace(/\?\/default$/, '');
	const accept = path.startsWith('/api/') ? 'application/json' : 'text/html';
	const answer = await fetch(server.origin + path, {
		...given,
		redirect: 'manual',
		headers: { ...given.headers, origin: server.origin, accept, ...keyOf(server, caller, path) },
	});
	const text = await answer.text();
	const location = answer.headers.get('location') ?? '';
	const acts = given.method !== 'GET';
	let outcome: Outcome;
	if (answer.status === 404) outcome = 'absent';
	else if (answer.status >= 300 && answer.status < 400)
		outcome = location.startsWith('/sign-in') ? 'sign-in' : acts ? 'done' : 'led-on';
	else if (answer.status === 401 && path.startsWith('/api/')) outcome = 'sign-in';
	else if (answer.status >= 200 && answer.status < 300) outcome = acts ? 'done' : 'seen';
	else if (answer.status < 500) outcome = 'refused';
	else throw new Error(`${row.door} fell over for ${caller}: ${answer.status}\n${server.log().slice(-2000)}`);
	return { outcome, status: answer.status, contentType: answer.headers.get('content-type'), text, location };
}

/** Proves that no planted text stands here, but those that this caller may read. */
export function expectSilence(text: string, allowed: readonly (keyof typeof planted)[], where: string): void {
	const heard = (Object.keys(planted) as (keyof typeof planted)[]).filter(
		(name) => !allowed.includes(name) && text.includes(planted[name]),
	);
	expect(heard, `heard in ${where}`).toEqual([]);
}

/** What the table promises somebody behind a door. */
export function outcomeFor(row: DoorRow, caller: Caller): Outcome {
	return row.sees[caller] ?? (caller === 'anyone' ? 'sign-in' : row.others);
}
