import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#server/platform/ids.ts';
import { type CastName, cast, record, rehearse, scene } from '../cast/index.ts';
import { type PreparedServer, startPrepared } from '../prepared-server.ts';

let server: PreparedServer;

beforeAll(async () => {
	server = await startPrepared(rehearse);
}, 120_000);

afterAll(() => server?.stop());

interface Knock {
	as: CastName;
	path: (id: string) => string;
	/** The key of something that is there and hidden from who knocks. */
	hidden: string;
	form?: (id: string) => Record<string, string>;
	body?: (id: string) => unknown;
}

/** The whole answer, without what differs at every request: nonces, moments, the keys made for forms, and the key that was asked for. */
async function answerTo(knock: Knock, id: string): Promise<string> {
	const path = knock.path(id);
	const api = path.startsWith('/api/');
	const { cookie, token } = server.keys[knock.as];
	const body = knock.form
		? new URLSearchParams(knock.form(id))
		: knock.body && JSON.stringify(knock.body(id));
	const answer = await fetch(server.origin + path, {
		method: body ? 'POST' : 'GET',
		redirect: 'manual',
		headers: {
			accept: api ? 'application/json' : 'text/html',
			origin: server.origin,
			...(knock.body ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}),
			...(api ? { authorization: `Bearer ${token}` } : { cookie }),
		},
		...(body ? { body } : {}),
	});
	const headers = Object.fromEntries(
		[...answer.headers].filter(([name]) => !['date', 'x-request-id', 'ratelimit'].includes(name)),
	);
	const nonce = /nonce-([^']+)/.exec(headers['content-security-policy'] ?? '')?.[1];
	let text = JSON.stringify({ status: answer.status, headers, body: await answer.text() });
	if (nonce) text = text.replaceAll(nonce, 'nonce');
	return text
		.replaceAll(id, 'asked')
		.replace(/"etag":"[^,]*",/, '')
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'moment')
		.replace(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g, 'entry');
}

const step = (id: string) => ({ step: id, version: '1' });

const knocks: Record<string, Knock> = {
	'a visit': { as: 'ben', path: (id) => `/visits/${id}`, hidden: record.visit },
	'a visit’s data': { as: 'fatima', path: (id) => `/visits/${id}/__data.json`, hidden: record.visit },
	'a guide': { as: 'daniel', path: (id) => `/visits/${id}/guide`, hidden: record.visit },
	'a visit to cancel': {
		as: 'clara',
		path: (id) => `/visits/${id}?/cancel`,
		hidden: record.visit,
		form: () => ({ a: '1' }),
	},
	'a note to share': {
		as: 'clara',
		path: () => `/visits/${record.visit}?/share`,
		hidden: record.privateNote,
		form: (id) => ({ note: id, person: cast.clara.id }),
	},
	'a note to settle': {
		as: 'ivo',
		path: () => `/visits/${record.visit}?/settle`,
		hidden: record.heldBack,
		form: (id) => ({ note: id }),
	},
	'a collaboration': { as: 'ben', path: (id) => `/collaborations/${id}`, hidden: scene.clara },
	'an agreement': { as: 'daniel', path: (id) => `/collaborations/${id}/agreement`, hidden: scene.clara },
	'a collaboration to pause': {
		as: 'emre',
		path: (id) => `/collaborations/${id}/turn?/pause`,
		hidden: scene.clara,
		form: () => ({ reason: '' }),
	},
	'a collaboration to begin from': {
		as: 'ben',
		path: (id) => `/collaborations/new?from=${id}`,
		hidden: scene.clara,
	},
	'a next step': { as: 'daniel', path: (id) => `/next-steps/${id}`, hidden: record.nextStep },
	'a next step to keep': { as: 'ben', path: () => '/next-steps?/keep', hidden: record.nextStep, form: step },
	'a list that goes on after a next step': {
		as: 'ben',
		path: (id) => `/next-steps?after=${id}`,
		hidden: record.nextStep,
	},
	'a notebook': { as: 'clara', path: (id) => `/notebook/${id}`, hidden: cast.daniel.id },
	'a notebook’s collaboration': {
		as: 'daniel',
		path: (id) => `/notebook/${cast.daniel.id}?collaboration=${id}`,
		hidden: scene.clara,
	},
	'a notebook that goes on after a visit': {
		as: 'ben',
		path: (id) => `/notebook/${cast.clara.id}?before=${id}`,
		hidden: record.visit,
	},
	'a teaching point to move': {
		as: 'daniel',
		path: () => `/notebook/${cast.daniel.id}?/move`,
		hidden: record.teachingPoint,
		form: (id) => ({ point: id, version: '1', to: 'trying' }),
	},
	'a person of another school': { as: 'ada', path: (id) => `/people/${id}`, hidden: cast.noah.id },
	'a roster': { as: 'ada', path: (id) => `/people/roster/${id}`, hidden: record.rosterToAccept },
	'a list that goes on after a reading': {
		as: 'ben',
		path: (id) => `/profile/readers?after=${id}`,
		hidden: record.visit,
	},
	'a visit by the API': { as: 'fatima', path: (id) => `/api/v1/visits/${id}`, hidden: record.visit },
	'a collaboration by the API': {
		as: 'ben',
		path: (id) => `/api/v1/collaborations/${id}`,
		hidden: scene.clara,
	},
	'a notebook by the API': { as: 'clara', path: (id) => `/api/v1/notebooks/${id}`, hidden: cast.daniel.id },
	'a person by the API': { as: 'ada', path: (id) => `/api/v1/people/${id}`, hidden: cast.noah.id },
	'a list of people that goes on by the API': {
		as: 'ada',
		path: (id) => `/api/v1/people?after=${id}`,
		hidden: cast.noah.id,
	},
	'a visit to capture with somebody by the API': {
		as: 'ada',
		path: () => '/api/v1/visits',
		hidden: cast.noah.id,
		body: (id) => ({
			schoolId: '01900000-0000-7000-8000-0000000000a1',
			with: [id],
			kind: 'support',
			startsAt: '2026-11-20T09:00:00Z',
			minutes: 5,
		}),
	},
	'a collaboration that is somebody else’s to answer, by the API': {
		as: 'daniel',
		path: (id) => `/api/v1/collaborations/${id}/invitation`,
		hidden: scene.clara,
	},
	'a next step by the API': { as: 'ben', path: (id) => `/api/v1/next-steps/${id}`, hidden: record.nextStep },
	'a list of visits that goes on by the API': {
		as: 'ben',
		path: (id) => `/api/v1/visits?after=2026-09-21T09:00:00.000Z_${id}`,
		hidden: record.visit,
	},
	'a notebook’s next step to write by the API': {
		as: 'daniel',
		path: () => `/api/v1/notebooks/${cast.daniel.id}/next-steps`,
		hidden: scene.clara,
		body: (id) => ({ collaborationId: id, ownerId: cast.daniel.id, words: 'Mine' }),
	},
	'a roster by the API': {
		as: 'ada',
		path: (id) => `/api/v1/installation/rosters/${id}`,
		hidden: record.rosterToAccept,
	},
	'a visit to take up by the API': {
		as: 'daniel',
		path: () => '/api/v1/visits',
		hidden: record.visit,
		body: (id) => ({
			schoolId: '01900000-0000-7000-8000-0000000000a1',
			visitId: id,
			with: [cast.ada.id],
			kind: 'support',
			startsAt: '2026-11-20T09:00:00Z',
			minutes: 5,
		}),
	},
};

describe('what may not be seen does not exist: the answer is that for a thing that was never there', () => {
	it.each(Object.entries(knocks))('%s', async (_, knock) => {
		const [hidden, none] = [await answerTo(knock, knock.hidden), await answerTo(knock, newId())];
		const differs = [...none].findIndex((letter, at) => letter !== hidden[at]);
		expect(none.slice(differs, differs + 200)).toBe(hidden.slice(differs, differs + 200));
		expect(none.length).toBe(hidden.length);
	});
});

describe('a form of another site', () => {
	it.each([
		['another origin', { origin: 'https://elsewhere.example' }],
		['no origin', {}],
		['another origin and no form', { origin: 'https://elsewhere.example', 'content-type': 'text/plain' }],
	])('with %s does nothing', async (_, headers: Record<string, string>) => {
		const cancel = (given: Record<string, string>) =>
			fetch(`${server.origin}/visits/${record.visit}?/cancel`, {
				method: 'POST',
				redirect: 'manual',
				headers: {
					'content-type': 'application/x-www-form-urlencoded',
					cookie: server.keys.ada.cookie,
					...given,
				},
				body: 'a=1',
			});
		expect((await cancel(headers)).status).toBe(403);
		const seen = await fetch(`${server.origin}/api/v1/visits/${record.visit}`, {
			headers: { authorization: `Bearer ${server.keys.ada.token}` },
		});
		expect(await seen.json()).toMatchObject({ state: 'done' });
	});

	it('of our own does', async () => {
		const done = await fetch(`${server.origin}/visits/${record.visit}?/done`, {
			method: 'POST',
			redirect: 'manual',
			headers: { cookie: server.keys.ada.cookie, origin: server.origin, accept: 'text/html' },
			body: new URLSearchParams({ a: '1' }),
		});
		expect(done.status).toBe(303);
	});
});

describe('what a program sends and nobody can read', () => {
	it('is refused in the words of the API, too large, without its length, or with what no text can hold', async () => {
		const send = (path: string, given: RequestInit = {}) =>
			fetch(`${server.origin}/api/v1${path}`, {
				...given,
				headers: {
					authorization: `Bearer ${server.keys.ada.token}`,
					'content-type': 'application/json',
					'idempotency-key': newId(),
				},
			});
		const large = JSON.stringify({ place: 'x'.repeat(600_000) });
		const inPieces = { body: new Blob([large]).stream(), duplex: 'half' } as RequestInit;
		const short = { body: new Blob(['{}']).stream(), duplex: 'half' } as RequestInit;
		const asked: [Promise<Response>, number, string][] = [
			[send('/visits', { method: 'POST', body: large }), 413, 'body-too-large'],
			[send('/visits', { method: 'POST', ...inPieces }), 413, 'body-too-large'],
			[send('/visits', { method: 'POST', ...short }), 422, 'unusable-field'],
			[send('/people?search=%00'), 400, 'unusable-character'],
			[send('/people/%00'), 400, 'unusable-character'],
		];
		for (const [answering, status, code] of asked) {
			const answer = await answering;
			expect(answer.headers.get('content-type'), code).toBe('application/problem+json');
			expect(await answer.json()).toMatchObject({ status, code });
		}
	});
});
