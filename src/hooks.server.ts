import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { isLanguage, type Language, translator } from '#messages/index.ts';
import { startControl } from '#server/control/index.ts';
import { reportBackups } from '#server/domain/backup/index.ts';
import { prepareFirstRun } from '#server/domain/installation/index.ts';
import { findStanding } from '#server/domain/people/index.ts';
import { pocketOf } from '#server/domain/pocket/index.ts';
import { jobs } from '#server/jobs/index.ts';
import { type Outage, outageOf } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { mayReadMetrics } from '#server/platform/metrics/index.ts';
import { settings } from '#server/platform/settings.ts';
import { findSession } from '#server/platform/sign-in/index.ts';
import { isFetchedAhead } from '#server/platform/start/fetched-ahead.ts';
import { isPublic } from '#server/platform/start/public-pages.ts';
import { start } from '#server/platform/start/start.ts';
import { iconSheet } from '#ui/icons.ts';
import { dev } from '$app/env';
import {
	answerOutage,
	answerTooLarge,
	copyForm,
	saidOf,
} from './routes/(public)/unavailable/answer-outage.ts';
import { captures } from './routes/(staff)/places.ts';
import { keepCookies } from './routes/cookies.ts';
import { formsStay } from './routes/forms-stay.ts';
import { numbered } from './routes/numbered.ts';
import { inScriptOf } from './routes/script-of.ts';

const development = dev || settings().development;

/** Runs once, before the first request: the database opens here and not when a module is read, or a build would make one. */
export const init: ServerInit = async () => {
	// In development a saved file makes this module anew: the one before gives the data directory free first.
	await (globalThis as { tandem?: { stop: () => Promise<void> } }).tandem?.stop();
	const running = await start(jobs);
	if (settings().metricsToken !== undefined) reportBackups();
	const stopControl = await startControl();
	const code = await prepareFirstRun();
	// server.mjs prints what a person at the terminal should know, once it listens.
	Object.assign(globalThis, {
		tandem: {
			code,
			stop: async () => {
				await stopControl();
				await running.stop();
			},
		},
	});
};

const icons = iconSheet();

const headers: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'geolocation=(), microphone=(), camera=(self)',
};

/** Routes that ask for no session: the API, calendar programs, mail providers and short links show secrets of their own, the probes nobody. */
const withoutSession = /^\/(api|healthz|readyz|\(public\)\/(unavailable|feed|mail-in|u))\b/;

function languageOf(
	asked: string | undefined,
	chosen: string | null | undefined,
	accepted: string | null,
): Language {
	const wanted = accepted?.split(/[,;]/)[0];
	for (const candidate of [asked, chosen, wanted, wanted?.slice(0, 2)])
		if (isLanguage(candidate, development)) return candidate;
	return 'en';
}

/** The API bounds what it is sent, and refuses it, in its own words. */
const api = '/api/v1/[...path]';

/** Largest body of a form, in bytes; only where files, or messages of mail, are handed over it may be larger. */
const mostBody = 512 * 1024;
const mostUpload = 100 * 1024 * 1024;
const mostMail = 25 * 1024 * 1024;
const uploads = [
	'/(staff)/people/roster',
	'/(staff)/standards/import',
	'/(staff)/collaborations/[id]/evidence',
	'/(staff)/goals/[goal]',
	'/(staff)/calendar/bring',
	'/(staff)/library/new',
	'/(staff)/library/bring',
	'/(staff)/tools/import',
];

/** The most that a body may hold, where it holds more. */
function tooLargeFor(request: Request, route: string | null): number | undefined {
	if (route === api || request.method === 'GET' || request.method === 'HEAD') return undefined;
	const most =
		route === '/(public)/mail-in' ? mostMail : uploads.includes(route ?? '') ? mostUpload : mostBody;
	const isWithin =
		request.body === null || Number(request.headers.get('content-length') ?? Number.NaN) <= most;
	return isWithin ? undefined : most;
}

const answer: Handle = async ({ event, resolve }) => {
	const { locals, request, route, url, cookies } = event;
	// Nothing of anybody's is handed to a browser that guesses: it asks again when somebody opens it, and that is recorded.
	if (route.id?.startsWith('/(staff)') && isFetchedAhead(request.headers))
		return new Response(null, { status: 503, headers: { ...headers, 'cache-control': 'no-store' } });
	// Asked for its head alone, a record would not be shown, and would count as read.
	if (request.method === 'HEAD' && (route.id === api || route.id?.startsWith('/(staff)')))
		return new Response(null, { status: 405, headers: { ...headers, allow: 'GET' } });
	// No text in the database can hold it, and no address of ours has it.
	if (route.id !== api && url.href.includes('%00'))
		return new Response('Bad request', { status: 400, headers });

	if (!withoutSession.test(route.id ?? '')) {
		const session = await findSession(request.headers);
		if (session) {
			locals.actor = session.actor;
			locals.sessionId = session.id;
			locals.standing = await findStanding(session.actor);
			keepCookies(cookies, session.cookies);
		}
	}
	const asked = development
		? (url.searchParams.get('language') ?? cookies.get('tandem.language'))
		: undefined;
	if (asked && asked !== cookies.get('tandem.language')) cookies.set('tandem.language', asked, { path: '/' });
	locals.language = languageOf(
		asked,
		locals.standing?.language ?? locals.standing?.school?.language,
		request.headers.get('accept-language'),
	);
	locals.t = translator(locals.language);
	const most = event.isSubRequest ? undefined : tooLargeFor(request, route.id);
	if (most !== undefined) return answerTooLarge(event, most, headers);

	const forTools = route.id === '/metrics' && mayReadMetrics(request.headers, settings().metricsToken);
	if (!locals.standing && !forTools && !isPublic(route.id, development)) {
		if (request.method !== 'GET' || route.id === null || !route.id.startsWith('/(staff)'))
			redirect(303, '/sign-in');
		redirect(303, `/sign-in?then=${encodeURIComponent(url.pathname + url.search)}`);
	}

	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			inScriptOf(
				locals.language,
				formsStay(url, html)
					.replace('%tandem.language%', locals.t.language)
					.replace('%tandem.direction%', locals.t.direction)
					.replace('%tandem.icons%', icons),
			),
	});
	const linked = response.headers.get('link');
	if (linked !== null) response.headers.set('link', inScriptOf(locals.language, linked));
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (settings().origin?.startsWith('https:'))
		response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	// By this a device knows whose its pocket may be, and lets go of what was another's.
	if (response.headers.get('content-type')?.startsWith('text/html') && !withoutSession.test(route.id ?? ''))
		response.headers.set('x-tandem-pocket', markOf(locals));
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	return response;
};

function markOf({ actor, standing }: App.Locals): string {
	return actor && standing && captures([...standing.roles]) ? pocketOf(actor.personId) : 'none';
}

/** A database that cannot serve is answered for with a sentence, wherever in the request that came out. */
const answerAnyway: Handle = async (given) => {
	const { event } = given;
	const copy = copyForm(event.request);
	try {
		const response = await answer(given);
		return event.locals.outage ? await answerOutage(event, event.locals.outage, copy) : response;
	} catch (error) {
		const outage = outageOf(error);
		if (!outage || event.isSubRequest) throw error;
		logOutage(event, outage, error);
		return answerOutage(event, outage, copy);
	}
};

export const handle: Handle = numbered(answerAnyway);

function logOutage(event: RequestEvent, outage: Outage, error: unknown): void {
	log.warning(`database.${outage}`, {
		route: event.route.id ?? '',
		method: event.request.method,
		...faultOf(error),
	});
}

/** What is missing and what may not be seen answer alike, to the byte: only a fault of ours carries the request's number. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	if (kind !== 'unknown') return;
	const { requestId } = event.locals;
	const outage = outageOf(error);
	if (outage) {
		event.locals.outage = outage;
		logOutage(event, outage, error);
		return { status: 503, message: outage, requestId, ...saidOf(event.locals, outage) };
	}
	log.error('request.failed', {
		route: event.route.id ?? '',
		method: event.request.method,
		...faultOf(error),
	});
	return { message: 'fault', requestId };
};
