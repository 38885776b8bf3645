import { z } from '@hono/zod-openapi';
import {
	askBack,
	askFor,
	findHelpDesk,
	findRequest,
	findRequests,
	findWhom,
	finishRequest,
	mostOfRequest,
	passOnRequest,
	promiseRequest,
	reopenRequest,
	requestChanges,
	requestDeeds,
	sayInRequest,
	setHelpDesk,
	suggestHolder,
	supportKinds,
	takeUpRequest,
	withdrawFromRequest,
} from '#server/domain/request/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	RequestChanged,
	RequestHeldAs,
	RequestLine,
	RequestSaid,
	RequestSaidInWords,
	RequestState,
	SetUpRead,
} from './request-words.ts';
import { Day, DaySent, Id, Made, Moment, Named, Next, orNull, paged, text, Version } from './words.ts';

const To = {
	heldAs: RequestHeldAs,
	personId: orNull(Id).default(null).openapi({
		description: 'Null: all facilitators of the school until one takes it up; its help desk',
	}),
};
const HelpDesk = z
	.object({
		address: orNull(z.string()).openapi({ description: 'Null: its requests stay in Tandem' }),
		version: z.int().openapi({ description: '0 where nothing was set yet' }),
	})
	.openapi('HelpDesk');
const Request = z
	.object({
		id: Id,
		schoolId: Id,
		asker: Named,
		forClass: z.string(),
		wantedOn: orNull(Day),
		askedAt: Moment,
		side: orNull(z.enum(['asker', 'holder', 'tester'])).openapi({
			description: 'Null: you held it, and passed it on',
		}),
		heldAs: RequestHeldAs,
		holder: orNull(Named),
		state: RequestState,
		promisedOn: orNull(Day),
		passedOn: z.boolean(),
		byMail: z.boolean().openapi({ description: 'Handed over to the school’s help desk by e-mail' }),
		overdue: z.boolean().openapi({ description: 'Of yours: that desk was reminded and does not answer' }),
		version: Version,
		messages: z.array(
			z.object({
				id: Id,
				authorId: orNull(Id).openapi({ description: 'Null: it came by e-mail, from the help desk' }),
				authorName: z.string(),
				change: orNull(z.enum(requestChanges)),
				promisedOn: orNull(Day),
				words: z.string(),
				writtenAt: Moment,
				withdrawn: z.boolean(),
				mayGoAlong: z
					.boolean()
					.openapi({ description: 'Whether you may send it along when you pass it on to a facilitator' }),
				mayGoToDesk: z
					.boolean()
					.openapi({ description: 'Whether you may send it along when you pass it on to the help desk' }),
			}),
		),
		setUp: orNull(SetUpRead),
		deeds: z.array(z.enum(requestDeeds)),
		became: z.array(z.object({ kind: z.enum(['collaboration', 'booking', 'resource']), id: Id })),
	})
	.openapi('Request');
const reads = ['requests:read'] as const;
const needs = ['requests:write'] as const;
const words = z.string().trim().max(mostOfRequest.words).default('');

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
							heldAs: RequestHeldAs,
							personId: orNull(Id),
							name: z.string(),
							practices: z.array(z.string()),
							byMail: z.boolean(),
							mailedTo: orNull(z.string()).openapi({ description: 'Where the help desk gets it by e-mail' }),
						}),
					),
				})
				.openapi('RequestHolders'),
			perform: async ({ actor, path }) => ({ holders: await findWhom(actor, path.id) }),
		}),
		make({
			does: 'POST /requests/suggestion',
			summary: 'Whom words sound like, and which of them made it think so',
			description: 'Nothing is kept. Null where it is not sure enough.',
			needs: reads,
			body: z.strictObject({ words: text(mostOfRequest.words) }).openapi('WordsToSuggestFor'),
			answer: z
				.object({
					suggestion: orNull(
						z.object({
							heldAs: RequestHeldAs,
							sure: z.number().openapi({ description: 'From 0 to 1' }),
							because: z.array(z.string()),
						}),
					),
				})
				.openapi('RequestSuggestion'),
			perform: async ({ body }) => ({ suggestion: suggestHolder(body.words) ?? null }),
		}),
		read({
			does: 'GET /schools/{id}/help-desk',
			summary: 'How the help desk of a school is reached by e-mail',
			needs: reads,
			answer: HelpDesk,
			perform: ({ actor, path }) => findHelpDesk(actor, path.id),
		}),
		change({
			does: 'PUT /schools/{id}/help-desk',
			summary: 'Say how the help desk of a school is reached by e-mail',
			description: 'Null: its requests stay in Tandem.',
			needs: ['requests:write'],
			body: z.strictObject({ address: orNull(text(200)), version: z.int().min(0) }).openapi('HelpDeskToSet'),
			answer: HelpDesk,
			perform: ({ actor, path, body }) =>
				setHelpDesk(actor, path.id, { address: body.address ?? '', version: body.version }),
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
			answer: z.object({ requests: z.array(RequestLine), next: Next }).openapi('Requests'),
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
					forDesk: z.boolean().default(false).openapi({
						description: 'Whether the help desk may be sent these words, should it be passed on to it',
					}),
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
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				sayInRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/taking-up',
			summary: 'Take a request up',
			needs,
			body: RequestSaid,
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				takeUpRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/questions',
			summary: 'Ask back, and wait for the answer of who asked',
			needs,
			body: RequestSaidInWords,
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) => askBack(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/promises',
			summary: 'Promise it for a day, on which you are reminded',
			needs,
			body: z.strictObject({ words, version: Version, promisedOn: DaySent }).openapi('RequestPromise'),
			answer: RequestChanged,
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
					supportKind: z.enum(supportKinds).optional().openapi({
						description: 'With `minutes`: of which kind of the help desk’s work it was',
					}),
				})
				.openapi('RequestToFinish'),
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				finishRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/reopenings',
			summary: 'Open it again, with the reason',
			needs,
			body: RequestSaidInWords,
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				reopenRequest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/passings-on',
			summary: 'Pass it on, with those messages that may go along',
			description:
				'Of a facilitator’s or mentor’s part the words it was asked with go along to another, and your own to a facilitator; to the help desk only what who asked sends, or let go. Of the help desk’s part all goes along.',
			needs,
			body: z
				.strictObject({ ...To, words, version: Version, along: z.array(Id).max(200).default([]) })
				.openapi('RequestToPassOn'),
			answer: RequestChanged,
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
