import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { matchedRoutes } from 'hono/route';
import { isLanguage, type Language, type Translator, translator } from '#messages/index.ts';
import { actorOfToken, type Scope, share } from '#server/domain/token/index.ts';
import type { Member } from '#server/platform/actor.ts';
import { newRequestId, requestUnderWay } from '#server/platform/log/index.ts';
import { refuse } from '#server/platform/refusal.ts';
import { refusedAs } from './problem.ts';

/** What every operation has at hand: who acts, what their token reaches, and in which language they are answered. */
export interface ApiEnv {
	Variables: { actor: Member; scopes: readonly Scope[]; t: Translator; requestId: string };
	Bindings: { requestId?: string };
}

type Door = MiddlewareHandler<ApiEnv>;

export const mostBody = 512 * 1024;

const noToken = refuse('no-token', { kind: 'forbidden' });

/** The languages a caller wants, the most wanted first. */
function wantedOf(accepted: string): string[] {
	return accepted
		.slice(0, 500)
		.split(',')
		.map((part) => {
			const [tag = '', ...rest] = part.trim().split(';');
			const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
			return { tag: tag.trim(), weight };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight)
		.flatMap(({ tag }) => [tag, tag.slice(0, 2)]);
}

function languageIn(tags: readonly (string | null)[]): Language | undefined {
	return tags.find((tag): tag is Language => isLanguage(tag, false));
}

/** Answers are private, in the language the caller asks for, and each has a number to be found by. */
export const speak: Door = async (c, next) => {
	const requestId = c.env?.requestId ?? newRequestId();
	c.set('requestId', requestId);
	c.set('t', translator(languageIn(wantedOf(c.req.header('accept-language') ?? '')) ?? 'en'));
	await next();
	const operation = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'));
	const under = requestUnderWay();
	if (under && operation) under.route = operation.path;
	c.header('cache-control', 'no-store');
	c.header('vary', 'authorization, accept-language');
	c.header('x-request-id', requestId);
};

/** Lets a request in with a personal token and nothing else: cookies are not looked at. Counts it against the token's share. */
export const withToken: Door = async (c, next) => {
	const [, secret = ''] = /^Bearer +([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
	const admitted = await actorOfToken(secret);
	if (!admitted) {
		const headers = { 'www-authenticate': 'Bearer realm="Tandem"' };
		return refusedAs(c, noToken, { status: 401, headers });
	}
	const { actor, scopes, language, spent } = admitted;
	if (languageIn(wantedOf(c.req.header('accept-language') ?? '')) === undefined)
		c.set('t', translator(languageIn([language]) ?? 'en'));
	const rate = {
		'ratelimit-policy': `"token";q=${share.requests};w=${share.minutes * 60}`,
		ratelimit: `"token";r=${spent.left};t=${spent.seconds}`,
	};
	if (spent.refusal)
		return refusedAs(c, spent.refusal, { headers: { ...rate, 'retry-after': String(spent.seconds) } });
	c.set('actor', actor);
	c.set('scopes', scopes);
	await next();
	for (const [name, value] of Object.entries(rate)) c.header(name, value);
	return undefined;
};

/** Refuses an address that no text can be read from. */
export const addressed: Door = async (c, next) => {
	let address = '';
	try {
		address = decodeURIComponent(new URL(c.req.url).pathname + new URL(c.req.url).search);
	} catch {
		return refusedAs(c, refuse('unusable-character'), { status: 400 });
	}
	if (address.includes('\u0000')) return refusedAs(c, refuse('unusable-character'), { status: 400 });
	return next();
};

/** Bounds the size of a body before it is read. */
export const bounded = (most: number = mostBody): Door =>
	bodyLimit({
		maxSize: most,
		onError: (c) =>
			refusedAs(c as never, refuse('body-too-large', { args: { most: Math.floor(most / 1024) } }), {
				status: 413,
			}),
	});
