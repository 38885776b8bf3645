import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { outsideWork } from '#server/platform/database/index.ts';
import { isPublicAddress } from './public-address.ts';

/** Why an address of somebody else's gave nothing, for a sentence to be made of. */
export type FetchProblem =
	| 'not-an-address'
	| 'private-address'
	| 'no-such-host'
	| 'no-answer'
	| 'too-slow'
	| 'too-large'
	| 'too-many-redirects'
	| 'unsafe-redirect'
	| 'not-there'
	| 'not-allowed'
	| 'refused';

export type Fetched =
	| { kind: 'file'; bytes: Uint8Array; etag: string | null; modified: string | null }
	| { kind: 'unchanged' }
	| { kind: 'problem'; problem: FetchProblem };

/** What is asked for, and within which bounds. */
export interface Wanted {
	address: string;
	/** What was said of the file that we have: an answer may be that it is still the same. */
	etag?: string | null;
	modified?: string | null;
	mostBytes: number;
	/** For everything together, redirects included, milliseconds. */
	mostTime: number;
	mostRedirects: number;
	/** Hosts, by name or address, that may be of one's own network. */
	allowed: readonly string[];
}

export class Problem extends Error {
	readonly problem: FetchProblem;
	constructor(problem: FetchProblem) {
		super(problem);
		this.problem = problem;
	}
}

/** An address that can be fetched: `webcal:` is what calendar programs call `https:`. */
export function outsideAddress(given: string): URL | undefined {
	const text = given.trim().replace(/^webcals?:/i, 'https:');
	if (text.length > 2000 || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	url.hash = '';
	if (url.href.length > 2000) return undefined;
	return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== '' ? url : undefined;
}

const bare = (host: string) =>
	host
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');

/** Who answers for names may be away, and looking up has no end of its own by which it could be called off. */
function namesOf(host: string, signal: AbortSignal): Promise<LookupAddress[]> {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
		lookup(host, { all: true }).then(resolve, () => reject(new Problem('no-such-host')));
	});
}

/**
 * Where a host is, so that what was looked at is what is connected to: a name that answers otherwise the next time gains nothing.
 * @throws the signal's reason, if it comes first
 */
export async function locate(
	url: URL,
	allowed: readonly string[],
	signal: AbortSignal,
): Promise<{ address: string; family: number }> {
	const host = bare(url.hostname);
	const places = isIP(host) ? [{ address: host, family: isIP(host) }] : await namesOf(host, signal);
	const isFree = allowed.some((one) => bare(one) === host);
	// One place of the own network among others is no slip.
	if (!isFree && !places.every((place) => isPublicAddress(place.address)))
		throw new Problem('private-address');
	const [place] = places;
	if (!place) throw new Problem('no-such-host');
	return place;
}

function open(
	url: URL,
	place: { address: string; family: number },
	wanted: Wanted,
	signal: AbortSignal,
): Promise<IncomingMessage> {
	const ask = url.protocol === 'https:' ? secureRequest : plainRequest;
	const here: LookupFunction = (_host, options, found) =>
		options.all ? found(null, [place]) : found(null, place.address, place.family);
	return new Promise((resolve, reject) => {
		const asked = ask(
			url,
			{
				agent: false,
				lookup: here,
				signal,
				maxHeaderSize: 16 * 1024,
				headers: {
					accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
					// What is packed could unpack without end.
					'accept-encoding': 'identity',
					'user-agent': 'Tandem (calendar)',
					...(wanted.etag ? { 'if-none-match': wanted.etag } : {}),
					...(wanted.modified ? { 'if-modified-since': wanted.modified } : {}),
				},
			},
			resolve,
		);
		asked.on('error', reject);
		asked.end();
	});
}

async function readAll(answer: IncomingMessage, most: number): Promise<Uint8Array> {
	if (!['', 'identity'].includes(answer.headers['content-encoding'] ?? '')) throw new Problem('refused');
	if (Number(answer.headers['content-length'] ?? 0) > most) throw new Problem('too-large');
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of answer as AsyncIterable<Buffer>) {
		length += piece.length;
		if (length > most) throw new Problem('too-large');
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}

const redirects = new Set([301, 302, 303, 307, 308]);

async function follow(first: URL, wanted: Wanted, signal: AbortSignal): Promise<Fetched> {
	let url = first;
	for (let turns = 0; turns <= wanted.mostRedirects; turns += 1) {
		const answer = await open(url, await locate(url, wanted.allowed, signal), wanted, signal);
		const { statusCode: status = 0, headers } = answer;
		try {
			if (redirects.has(status)) {
				const next = URL.canParse(headers.location ?? '', url)
					? new URL(headers.location ?? '', url)
					: undefined;
				const safe = next && outsideAddress(next.href);
				// An address is a secret: it is not read out on the open road because another says so, nor are its names and passwords.
				if (!safe || (url.protocol === 'https:' && safe.protocol !== 'https:') || safe.username !== '')
					return { kind: 'problem', problem: 'unsafe-redirect' };
				url = safe;
				continue;
			}
			if (status === 304) return { kind: 'unchanged' };
			if (status === 404 || status === 410) return { kind: 'problem', problem: 'not-there' };
			if (status === 401 || status === 403) return { kind: 'problem', problem: 'not-allowed' };
			if (status !== 200) return { kind: 'problem', problem: 'refused' };
			return {
				kind: 'file',
				bytes: await readAll(answer, wanted.mostBytes),
				etag: headers.etag?.slice(0, 300) ?? null,
				modified: headers['last-modified']?.slice(0, 100) ?? null,
			};
		} finally {
			answer.destroy();
		}
	}
	return { kind: 'problem', problem: 'too-many-redirects' };
}

/**
 * Fetches a file from an address that a person typed, without lending them the server's place in its network: every host, that of
 * each redirect too, must be of the open internet unless it is allowed by name, and is connected to where it was found.
 * Bounded in bytes, time and redirects. Never throws for what the other side does.
 */
export async function fetchOutside(wanted: Wanted): Promise<Fetched> {
	outsideWork('Fetching from outside');
	const url = outsideAddress(wanted.address);
	if (!url) return { kind: 'problem', problem: 'not-an-address' };
	const signal = AbortSignal.timeout(wanted.mostTime);
	try {
		return await follow(url, wanted, signal);
	} catch (error) {
		if (error instanceof Problem) return { kind: 'problem', problem: error.problem };
		return { kind: 'problem', problem: signal.aborted ? 'too-slow' : 'no-answer' };
	}
}
