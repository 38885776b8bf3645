import { z } from '@hono/zod-openapi';
import {
	changeLearnt,
	changeStates,
	findLearnt,
	findReports,
	followChange,
	mostOfLearnt,
	needStages,
	takeBackLearnt,
	turnChangeIntoNeed,
	turnChangeIntoRequest,
	writeLearnt,
} from '#server/domain/learnt/index.ts';
import { mostOfRequest } from '#server/domain/request/index.ts';
import { mostOfTool } from '#server/domain/tool/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { Id, Made, Moment, Named, Next, orNull, paged, text, Version } from './words.ts';

const reads = ['requests:read'] as const;
const needs = ['requests:write'] as const;
const State = z.enum(changeStates).openapi('LearntChangeState');
const Told = z.strictObject({
	occasion: text(mostOfLearnt.occasion).openapi({ description: 'The conference, course or visit' }),
	learnt: text(mostOfLearnt.learnt),
	tried: z.string().trim().max(mostOfLearnt.tried).default(''),
	forWhom: z.string().trim().max(mostOfLearnt.forWhom).default(''),
	changes: z.array(text(mostOfLearnt.change)).max(mostOfLearnt.changes).default([]).openapi({
		description: 'What should change, each by itself; of a change, what is added to it',
	}),
});
const Followed = z.object({ id: Id, version: z.int() }).openapi('LearntChangeFollowed');

export const learnt: Noun = {
	name: 'What was learnt',
	about:
		'What somebody learnt at a conference or in a course, and what should change; read by them and by the facilitators and technicians of their school.',
	operations: [
		list({
			does: 'GET /schools/{id}/learnt-reports',
			summary: 'What was learnt at a school, the latest first, as far as you read it',
			needs: reads,
			query: z.strictObject(paged('moment')),
			answer: z
				.object({
					reports: z.array(
						z.object({
							id: Id,
							occasion: z.string(),
							authorId: Id,
							authorName: z.string(),
							writtenAt: Moment,
							changes: z.int(),
							open: z.int().openapi({ description: 'Of the changes, those that are not at their end' }),
						}),
					),
					next: Next,
				})
				.openapi('LearntReports'),
			perform: ({ actor, path, query }) => findReports(actor, path.id, query),
		}),
		read({
			does: 'GET /learnt-reports/{id}',
			summary: 'What somebody learnt, and what became of what should change',
			needs: reads,
			answer: z
				.object({
					id: Id,
					schoolId: Id,
					author: Named,
					occasion: z.string(),
					learnt: z.string(),
					tried: z.string(),
					forWhom: z.string(),
					writtenAt: Moment,
					changes: z.array(
						z.object({
							id: Id,
							words: z.string(),
							state: State,
							requestId: orNull(Id).openapi({ description: 'That it became, where you read it' }),
							need: orNull(
								z.object({
									id: Id,
									stage: z.enum(needStages),
									tool: z.string().openapi({ description: 'That suits it, by its verdict; else empty' }),
								}),
							).openapi({ description: 'The need for a tool that it became' }),
							outcome: z.string(),
							byName: z.string(),
							changedAt: Moment,
							deeds: z.array(State),
							version: Version,
						}),
					),
					version: Version,
				})
				.openapi('LearntReport'),
			perform: ({ actor, path }) => findLearnt(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/learnt-reports',
			summary: 'Tell what you learnt; the facilitators and technicians get a letter without a word of it',
			needs,
			body: Told.openapi('LearntToTell'),
			answer: Made,
			at: (id) => `/learnt-reports/${id}`,
			perform: ({ actor, path, body, entry, origin }) =>
				writeLearnt(actor, path.id, { ...body, entry, origin }),
		}),
		make({
			does: 'POST /learnt-reports/{id}/corrections',
			summary: 'Correct what you told, and add to what should change',
			needs,
			body: Told.extend({ version: Version }).openapi('LearntToCorrect'),
			answer: Followed,
			perform: ({ actor, path, body, entry }) => changeLearnt(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /learnt-reports/{id}',
			summary: 'Take back what you told; requests that came of it stay',
			needs,
			perform: ({ actor, path }) => takeBackLearnt(actor, path.id),
		}),
		make({
			does: 'POST /learnt-changes/{id}/requests',
			summary: 'Ask for a change, in words of your own',
			needs,
			body: z
				.strictObject({
					words: text(mostOfRequest.words),
					heldAs: z.enum(['facilitator', 'desk']),
					personId: orNull(Id).default(null),
					version: Version,
				})
				.openapi('LearntChangeToAsk'),
			answer: Made,
			at: (id) => `/requests/${id}`,
			perform: ({ actor, path, body: { words, version, ...to }, entry, origin }) =>
				turnChangeIntoRequest(actor, path.id, { to, words, version, entry, origin }),
		}),
		make({
			does: 'POST /learnt-changes/{id}/needs',
			summary: 'Name the need for a tool that a change speaks of, in words that all staff of the school read',
			description: 'From then on the change is read to the verdict on it: `done` where a tool suits.',
			needs,
			body: z.strictObject({ words: text(mostOfTool.need), version: Version }).openapi('LearntChangeToTry'),
			answer: Made,
			at: (id) => `/tool-needs/${id}`,
			perform: ({ actor, path, body, entry, origin }) =>
				turnChangeIntoNeed(actor, path.id, { ...body, entry, origin }),
		}),
		change({
			does: 'PUT /learnt-changes/{id}/state',
			summary: 'Say that it is done or let go, or propose it again',
			needs,
			body: z
				.strictObject({
					state: z.enum(['done', 'let-go', 'proposed']),
					outcome: z.string().trim().max(mostOfLearnt.outcome).default(''),
					version: Version,
				})
				.openapi('LearntChangeToFollow'),
			answer: Followed,
			perform: ({ actor, path, body: { state, outcome, version }, origin }) =>
				followChange(actor, path.id, { to: state, outcome, version, origin }),
		}),
	],
};
