import { answerApi } from '#server/api/index.ts';
import { makeToken, type Scope } from '#server/domain/token/index.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { actorOf, type CastName, cast, planted, scene, schools } from './cast/index.ts';

const tokens = new Map<string, string>();
/** Somebody's token for all there is, made once. */
export async function tokenOf(name: CastName): Promise<string> {
	const made = tokens.get(name) ?? (await newToken(name)).secret;
	tokens.set(name, made);
	return made;
}
/** A token of somebody; for all there is, unless scopes are given. */
export async function newToken(
	name: CastName,
	reach?: readonly Scope[],
): Promise<{ id: string; secret: string }> {
	const made = await makeToken(actorOf(name), { entry: newId(), name: 'Test', scopes: reach });
	if (isRefusal(made) || made.secret === undefined) throw new Error('no token');
	return { id: made.id, secret: made.secret };
}

export interface Answer {
	status: number;
	text: string;
	contentType: string | null;
	headers: Headers;
	// biome-ignore lint/suspicious/noExplicitAny: whatever came
	body: any;
}

/** Sends a request to the API as it is. */
export async function send(path: string, init: RequestInit = {}): Promise<Answer> {
	const response = await answerApi(new Request(`http://localhost/api/v1${path}`, init));
	const text = await response.text();
	return {
		status: response.status,
		text,
		contentType: response.headers.get('content-type'),
		headers: response.headers,
		body: text === '' ? undefined : JSON.parse(text),
	};
}

/** Asks with the usual headers; `POST` when there is a body, with a key of its own unless one is given. */
export async function ask(
	who: CastName | { secret: string },
	path: string,
	body?: unknown,
	init: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
	const headers: Record<string, string> = {
		authorization: `Bearer ${typeof who === 'string' ? await tokenOf(who) : who.secret}`,
	};
	if (body === undefined)
		return send(path, { method: init.method ?? 'GET', headers: { ...headers, ...init.headers } });
	return send(path, {
		method: init.method ?? 'POST',
		headers: {
			...headers,
			'content-type': 'application/json',
			'idempotency-key': newId(),
			...init.headers,
		},
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}

/** A visit of Ada to Clara, an hour ago. */
export const visit = () => ({
	schoolId: schools.harbour.id,
	collaborationId: scene.clara,
	with: [cast.clara.id],
	kind: 'modelling',
	startsAt: new Date(now().getTime() - 3_600_000).toISOString(),
	minutes: 45,
	privateNote: `${planted.privateNote} 🪶 مرحبا`,
});
