import { z } from '@hono/zod-openapi';
import {
	askBack,
	askFor,
	type Deed,
	findRequest,
	findRequests,
	findWhom,
	finishRequest,
	holders,
	mostOfRequest,
	passOnRequest,
	promiseRequest,
	reopenRequest,
	requestStates,
	sayInRequest,
	takeUpRequest,
	withdrawFromRequest,
} from '#server/domain/request/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Moment, Named, Next, orNull, paged, text, Version } from './words.ts';

const HeldAs = z.enum(holders).openapi('RequestHeldAs');
const State = z.enum(requestStates).openapi('RequestState', {
	description: '`waiting`: for an answer of who asked',
});
const To = {
	heldAs: HeldAs,
	personId: orNull(Id).default(null).openapi({
		description: 'Null: all facilitators of the school until one takes it up; its help desk',
	}),
};
const Line = z
	.object({
		id: Id,
		askerId: Id,
		askerName: z.string(),
		words: z.string().openapi({ description: 'How it begins, of what you read of it' }),
		forClass: z.string(),
		wantedOn: orNull(Day),
		heldAs: HeldAs,
		holderName: z.string(),
		state: State,
		promisedOn: orNull(Day),
		passedOn: z.boolean(),
		changedAt: Moment,
	})
	.openapi('RequestLine');
const deeds = [
	'say',
	'take-up',
	'ask-back',
	'promise',
	'finish',
	'reopen',
	'pass-on',
] as const satisfies Deed[];
const Request = z
	.object({
		id: Id,
		schoolId: Id,
		asker: Named,
		forClass: z.string(),
		wantedOn: orNull(Day),
		askedAt: Moment,
		side: orNull(z.enum(['asker', 'holder'])).openapi({ description: 'Null: you held it, and passed it on' }),
		heldAs: HeldAs,
		holder: orNull(Named),
		state: State,
		promisedOn: orNull(Day),
		passedOn: z.boolean(),
		byMail: z.boolean().openapi({ description: 'Handed over to the school’s help desk by e-mail' }),
		version: Version,
		messages: z.array(
			z.object({
				id: Id,
				authorId: orNull(Id).openapi({ description: 'Null: it came by e-mail, from the help desk' }),
				authorName: z.string(),
				change: orNull(z.enum([...requestStates, 'passed'])),
				promisedOn: orNull(Day),
				words: z.string(),
				writtenAt: Moment,
				withdrawn: z.boolean(),
				mayGoAlong: z.boolean().openapi({ description: 'Whether you may send it along when you pass it on' }),
			}),
		),
		deeds: z.array(z.enum(deeds)),
		became: z.array(z.object({ kind: z.enum(['collaboration', 'booking']), id: Id })),
	})
	.openapi('Request');
const Changed = z.object({ id: Id, version: z.int() }).openapi('RequestChanged');

const reads = ['requests:read'] as const;
const needs = ['requests:write'] as const;
const words = z.string().trim().max(mostOfRequest.words).default('');
const Said = z.strictObject({ words, version: Version }).openapi('RequestDeed');
const SaidInWords = z
	.strictObject({ words: text(mostOfRequest.words), version: Version })
	.openapi('RequestDeedInWords');

export const requests: Noun = {
	name: 'Requests',
	about:
		'What somebody asks for in their own words, and who holds it. Whoever holds a part reads that part, with what was sent along to them; who asked reads all of it.',
	operations: [
		read({
			does: 'GET /schools/{id}/request-holders',
			summary: 'To whom you may give a request in a school',
			needs: reads,
			answer: z
				.object({
					holders: z.array(
						z.object({
							heldAs: HeldAs,
							personId: orNull(Id),
							name: z.string(),
							practices: z.array(z.string()),
							byMail: z.boolean(),
						}),
					),
				})
				.openapi('RequestHolders'),
			perform: async ({ actor, path }) => ({ holders: await findWhom(actor, path.id) }),
		}),
		list({
			does: 'GET /requests',
			summary: 'Your requests, or those that you hold',
			needs: reads,
			query: z.strictObject({
				side: z.enum(['asked', 'held']).default('asked'),
				over: z.enum(['true', 'false']).default('false').openapi({
					description: 'Those that are done or passed on, the latest first; else the longest untouched first',
				}),
				...paged('moment'),
			}),
			answer: z.object({ requests: z.array(Line), next: Next }).openapi('Requests'),
			perform: ({ actor, query: { over, ...query } }) =>
				findRequests(actor, { ...query, over: over === 'true' }),
		}),
		read({
			does: 'GET /requests/{id}',
			summary: 'A request, as far as you read it',
			needs: reads,
			answer: Request,
			perform: ({ actor, path }) => findRequest(actor, path.id),
		}),
		make({
			does: 'POST /requests',
			summary: 'Ask for something; they are told by e-mail',
			needs,
			body: z
				.strictObject({
					schoolId: Id,
					words: text(mostOfRequest.words),
					forClass: z.string().trim().max(mostOfRequest.forClass).default(''),
					wantedOn: orNull(DaySent).default(null),
					...To,
				})
				.openapi('RequestToAsk'),
			answer: Made,
			at: (id) => `/requests/${id}`,
			perform: ({ actor, body: { heldAs, personId, ...body }, entry, origin }) =>
				askFor(actor, { ...body, to: { heldAs, personId }, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/messages',
			summary: 'Say something in a request; what was asked back is answered with that',
			needs,
			body: z.strictObject({ words: text(mostOfRequest.words) }).openapi('RequestMessageToSay'),
			answer: Changed,
			perform: ({ actor, path, body, entry, origin }) =>
				sayInRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/taking-up',
			summary: 'Take a request up',
			needs,
			body: Said,
			answer: Changed,
			perform: ({ actor, path, body, entry, origin }) =>
				takeUpRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/questions',
			summary: 'Ask back, and wait for the answer of who asked',
			needs,
			body: SaidInWords,
			answer: Changed,
			perform: ({ actor, path, body, entry, origin }) => askBack(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/promises',
			summary: 'Promise it for a day, on which you are reminded',
			needs,
			body: z.strictObject({ words, version: Version, promisedOn: DaySent }).openapi('RequestPromise'),
			answer: Changed,
			perform: ({ actor, path, body, entry, origin }) =>
				promiseRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/completions',
			summary: 'Say that it is done, or no longer needed',
			needs,
			body: z
				.strictObject({
					words,
					version: Version,
					minutes: z.int().min(1).max(480).optional().openapi({
						description: 'How long it took you, as the facilitator who held it: for your own hours',
					}),
				})
				.openapi('RequestToFinish'),
			answer: Changed,
			perform: ({ actor, path, body, entry, origin }) =>
				finishRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/reopenings',
			summary: 'Open it again, with the reason',
			needs,
			body: SaidInWords,
			answer: Changed,
			perform: ({ actor, path, body, entry, origin }) =>
				reopenRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/passings-on',
			summary: 'Pass it on, with those messages that may go along',
			description:
				'Of a facilitator’s or mentor’s part only the words it was asked with and your own go along; of the help desk’s, all.',
			needs,
			body: z
				.strictObject({ ...To, words, version: Version, along: z.array(Id).max(200).default([]) })
				.openapi('RequestToPassOn'),
			answer: Changed,
			perform: ({ actor, path, body: { heldAs, personId, ...body }, entry, origin }) =>
				passOnRequest(actor, path.id, { ...body, to: { heldAs, personId }, entry, origin }),
		}),
		change({
			does: 'DELETE /request-messages/{id}',
			summary: 'Withdraw the words of a message of yours',
			needs,
			perform: ({ actor, path }) => withdrawFromRequest(actor, path.id),
		}),
	],
};
