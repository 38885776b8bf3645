import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isLanguage, type Translator, translator } from '#messages/index.ts';
import { actorOfToken } from '#server/domain/token/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { hashOf } from '#server/platform/ids.ts';
import { type Refusal, refuse } from '#server/platform/refusal.ts';
import { countTry } from '#server/platform/sign-in/index.ts';
import { refusedAs } from './problem.ts';

/** What every operation has at hand: who acts, and in which language they are answered. */
export interface ApiEnv {
	Variables: { actor: Member; t: Translator };
}

type Door = MiddlewareHandler<ApiEnv>;

const mostBody = 512 * 1024;
/** How deeply a body may nest: far above what any operation takes, far below what harms a parser or a database. */
const mostDepth = 12;
const requestsAWindow = 600;
const windowMinutes = 10;

const noToken = refuse('no-token', { kind: 'forbidden' });

/** Answers are private, and in the language the caller asks for. */
export const speak: Door = async (c, next) => {
	const asked = c.req.header('accept-language')?.slice(0, 2);
	c.set('t', translator(isLanguage(asked, false) ? asked : 'en'));
	await next();
	c.header('cache-control', 'no-store');
};

/** Lets a request in with a personal token and nothing else: cookies are not looked at. Counts it against the token's share. */
export const withToken: Door = async (c, next) => {
	const [, secret = ''] = /^Bearer +([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
	const actor = await actorOfToken(secret);
	if (!actor) {
		const headers = { 'www-authenticate': 'Bearer realm="Tandem"' };
		return refusedAs(c, c.var.t, noToken, { status: 401, headers });
	}
	const tooMany = await countTry(`api ${hashOf(secret)}`, requestsAWindow, windowMinutes);
	if (tooMany)
		return refusedAs(c, c.var.t, tooMany, { headers: { 'retry-after': String(windowMinutes * 60) } });
	c.set('actor', actor);
	return next();
};

/** Bounds the size of a body before it is read. */
export const bounded: Door = bodyLimit({
	maxSize: mostBody,
	onError: (c) => refusedAs(c, translator('en'), refuse('body-too-large'), { status: 413 }),
});

/** Whether a text nests deeper than allowed, told without building anything from it. */
function nestsTooDeeply(json: string): boolean {
	let [depth, inText] = [0, false];
	for (let at = 0; at < json.length; at += 1) {
		const letter = json[at];
		if (inText) {
			if (letter === '\\') at += 1;
			else if (letter === '"') inText = false;
		} else if (letter === '"') inText = true;
		else if (letter === '[' || letter === '{') depth += 1;
		else if (letter === ']' || letter === '}') depth -= 1;
		if (depth > mostDepth) return true;
	}
	return false;
}

function holdsNothingness(value: unknown): boolean {
	if (typeof value === 'string') return value.includes('\u0000');
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([name, inner]) => name.includes('\u0000') || holdsNothingness(inner));
}

function wrongIn(body: string): Refusal | undefined {
	if (nestsTooDeeply(body)) return refuse('body-too-deep');
	try {
		const value: unknown = JSON.parse(body);
		return holdsNothingness(value) ? refuse('unusable-character') : undefined;
	} catch {
		return refuse('not-json');
	}
}

/** Reads a body's shape before anything else does: what is not JSON, too deep or not storable goes no further. */
export const readable: Door = async (c, next) => {
	let address = '';
	try {
		address = decodeURIComponent(new URL(c.req.url).search + c.req.path);
	} catch {
		return refusedAs(c, c.var.t, refuse('unusable-character'), { status: 400 });
	}
	if (address.includes('\u0000')) return refusedAs(c, c.var.t, refuse('unusable-character'), { status: 400 });
	if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
	const wrong = wrongIn(await c.req.text());
	return wrong ? refusedAs(c, c.var.t, wrong, { status: 400 }) : next();
};
