import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { outsideWork } from '#server/platform/database/index.ts';
import { type FetchProblem, locate, outsideAddress, Problem } from './fetch-outside.ts';

/** What an address answered, before anything of its page was read. */
export type Knocked =
	| {
			kind: 'answer';
			status: number;
			/** Where it leads on to, in full. */
			location: string | null;
			/** In how many seconds it wants to be asked again. */
			retryAfter: number | null;
	  }
	| { kind: 'problem'; problem: FetchProblem };

/** What is asked, and within which bounds. */
export interface Knock {
	address: string;
	method: 'HEAD' | 'GET';
	/** Milliseconds. */
	mostTime: number;
	/** Who asks, with where that is told. */
	agent: string;
	/** Hosts, by name or address, that may be of one's own network. */
	allowed: readonly string[];
}

/**
 * Asks whether an address answers, and reads nothing of its page. The host must be of the open internet unless it is allowed by
 * name, and is connected to where it was found; where an answer leads on to is said and not followed. Never throws for what the
 * other side does.
 */
export async function knockOutside(knock: Knock): Promise<Knocked> {
	outsideWork('Asking outside');
	const url = outsideAddress(knock.address);
	if (url?.username !== '' || url.password !== '') return { kind: 'problem', problem: 'not-an-address' };
	const signal = AbortSignal.timeout(knock.mostTime);
	try {
		const place = await locate(url, knock.allowed, signal);
		const lookup: LookupFunction = (_host, options, found) =>
			options.all ? found(null, [place]) : found(null, place.address, place.family);
		const answer = await new Promise<IncomingMessage>((resolve, reject) => {
			const ask = url.protocol === 'https:' ? secureRequest : plainRequest;
			const asked = ask(
				url,
				{
					agent: false,
					method: knock.method,
					lookup,
					signal,
					maxHeaderSize: 32 * 1024,
					headers: {
						accept: 'text/html, */*;q=0.5',
						'accept-encoding': 'identity',
						'user-agent': knock.agent,
					},
				},
				resolve,
			);
			asked.on('error', reject);
			asked.end();
		});
		const { statusCode: status = 0, headers } = answer;
		answer.destroy();
		const next = headers.location !== undefined && URL.canParse(headers.location, url);
		return {
			kind: 'answer',
			status,
			location: next ? new URL(headers.location ?? '', url).href : null,
			retryAfter: secondsOf(headers['retry-after']),
		};
	} catch (error) {
		if (error instanceof Problem) return { kind: 'problem', problem: error.problem };
		return { kind: 'problem', problem: signal.aborted ? 'too-slow' : 'no-answer' };
	}
}

/** `Retry-After` is seconds, or a moment. */
function secondsOf(header: string | undefined): number | null {
	if (header === undefined) return null;
	if (/^\d{1,9}$/.test(header)) return Number(header);
	const at = Date.parse(header);
	return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
