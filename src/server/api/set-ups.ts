import { z } from '@hono/zod-openapi';
import {
	askForSetUp,
	correctSetUp,
	findLeadTimes,
	findSetUps,
	giveToTest,
	mostOfSetUp,
	sayItWorks,
	sayNotYet,
	setLeadTimes,
	turnIntoSetUp,
} from '#server/domain/request/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	RequestChanged,
	RequestLine,
	RequestSaid,
	RequestSaidInWords,
	SetUpFields,
} from './request-words.ts';
import { Day, Id, Made, Next, orNull, paged, Version } from './words.ts';

const reads = ['requests:read'] as const;
const needs = ['requests:write'] as const;
const lead = z.int().min(0).max(mostOfSetUp.lead);
const Leads = z
	.strictObject({ accounts: lead, app: lead, licence: lead, access: lead, device: lead, other: lead })
	.openapi('LeadTimes', { description: 'School days by kind, today not counted' });
const first = orNull(Day).openapi({ description: 'Null: the calendar does not reach that far' });
const anyway = z.boolean().default(false).openapi({
	description: 'Sent although the help desk needs longer: it stands there as short notice',
});

export const setUps: Noun = {
	name: 'Set-ups',
	about:
		'Requests to the help desk to have something set up, with what a technician needs to act. Each is a request, and is read and answered as one.',
	operations: [
		read({
			does: 'GET /schools/{id}/lead-times',
			summary: 'How long ahead a school’s help desk has to know, and what can be ready when',
			needs: reads,
			answer: z
				.object({
					times: Leads,
					first: z.object({
						accounts: first,
						app: first,
						licence: first,
						access: first,
						device: first,
						other: first,
					}),
					maySet: z.boolean(),
					version: z.int(),
				})
				.openapi('LeadTimesOfSchool'),
			perform: ({ actor, path }) => findLeadTimes(actor, path.id),
		}),
		change({
			does: 'PUT /schools/{id}/lead-times',
			summary: 'Say how long ahead the help desk has to know, as its technician or an operator',
			needs,
			body: z.strictObject({ times: Leads, version: z.int().min(0) }).openapi('LeadTimesToSet'),
			answer: z.object({ version: z.int() }).openapi('LeadTimesSet'),
			perform: ({ actor, path, body }) => setLeadTimes(actor, path.id, body),
		}),
		list({
			does: 'GET /set-ups',
			summary: 'What your help desk has to set up, by the day it is needed',
			needs: reads,
			query: z.strictObject({ ...paged('day') }),
			answer: z.object({ requests: z.array(RequestLine), next: Next }).openapi('SetUps'),
			perform: ({ actor, query }) => findSetUps(actor, query),
		}),
		make({
			does: 'POST /set-ups',
			summary: 'Ask the help desk to set something up',
			description:
				'A bare link is refused, and so is what a technician could not act on. A day that is too soon is refused with the first one that can be met, unless it is sent `anyway`.',
			needs,
			body: SetUpFields.extend({ schoolId: Id, anyway }).openapi('SetUpToAsk'),
			answer: Made,
			at: (id) => `/requests/${id}`,
			perform: ({ actor, body: { schoolId, anyway: sends, ...asked }, entry, origin }) =>
				askForSetUp(actor, schoolId, { asked, anyway: sends, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/set-up',
			summary: 'Make a request one to set something up; nothing that was said before goes along',
			needs,
			body: SetUpFields.extend({ anyway, version: Version }).openapi('SetUpToMake'),
			answer: RequestChanged,
			perform: ({ actor, path, body: { anyway: sends, version, ...asked }, entry, origin }) =>
				turnIntoSetUp(actor, path.id, { asked, anyway: sends, version, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/corrections',
			summary: 'Correct what is to be set up, as who asked; the help desk is told',
			needs,
			body: SetUpFields.extend({
				anyway,
				version: z.int().min(1).openapi({ description: 'Of what is to be set up, as you read it' }),
			}).openapi('SetUpToCorrect'),
			answer: RequestChanged,
			perform: ({ actor, path, body: { anyway: sends, version, ...asked }, entry, origin }) =>
				correctSetUp(actor, path.id, { asked, anyway: sends, version, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/tests',
			summary: 'Hand over what was set up for testing, as the help desk',
			needs,
			body: RequestSaid,
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				giveToTest(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/approvals',
			summary: 'Say that what was set up works, as who asked or tests it',
			needs,
			body: RequestSaid,
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				sayItWorks(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /requests/{id}/complaints',
			summary: 'Say that what was set up does not work yet, and how that shows',
			needs,
			body: RequestSaidInWords,
			answer: RequestChanged,
			perform: ({ actor, path, body, entry, origin }) =>
				sayNotYet(actor, path.id, { ...body, entry, origin }),
		}),
	],
};
