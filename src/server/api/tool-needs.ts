import { z } from '@hono/zod-openapi';
import {
	addCandidate,
	beginTrial,
	changeNeed,
	changeTrial,
	decideVerdict,
	findCriteria,
	findNeed,
	findNeeds,
	fits,
	joinNeed,
	mostOfTool,
	nameNeed,
	observeTrial,
	removeCandidate,
	removeTrial,
	scales,
	setCriteria,
} from '#server/domain/tool/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { PrivacyWord, ToolStandingWord } from './tools.ts';
import {
	Day,
	DaySent,
	Id,
	Made,
	Moment,
	Next,
	orNull,
	paged,
	Saved,
	Someone,
	text,
	Version,
	yes,
} from './words.ts';

const Fit = z.enum(fits).openapi('ToolFit', { description: 'Whether a tool suits a need' });
const Scale = z.enum(scales).openapi('TrialScale', { description: 'How well a tool did by a criterion' });
const most = (length: number) => z.string().trim().max(length).default('');
const NeedWords = { words: text(mostOfTool.need), forClass: most(mostOfTool.forClass) };
const TrialWords = {
	className: text(mostOfTool.className).openapi({ description: 'A class or group, never a student' }),
	students: orNull(z.int().min(1).max(2000)).default(null).openapi({ description: 'How many' }),
	startsOn: DaySent,
	endsOn: orNull(DaySent).default(null),
	tried: text(mostOfTool.tried),
};
const Criteria = z
	.strictObject({ criteria: z.array(text(mostOfTool.criterion)).min(1).max(mostOfTool.criteria) })
	.openapi('ToolCriteria');
const Line = z
	.object({
		id: Id,
		words: z.string(),
		forClass: z.string(),
		byName: z.string(),
		closed: z.boolean(),
		needed: z.int().openapi({ description: 'How many need it, who named it included' }),
		candidates: z.int(),
		trials: z.int(),
		suits: z.array(z.string()),
		namedAt: Moment,
	})
	.openapi('ToolNeedLine');
const Trial = z.object({
	id: Id,
	className: z.string(),
	students: orNull(z.int()),
	startsOn: Day,
	endsOn: orNull(Day),
	tried: z.string(),
	byName: z.string(),
	version: Version,
	observations: z.array(z.object({ criterionId: Id, scale: Scale, words: z.string(), byName: z.string() })),
});
const Need = z
	.object({
		id: Id,
		schoolId: Id,
		words: z.string(),
		forClass: z.string(),
		byName: z.string(),
		namedAt: Moment,
		closed: z.boolean(),
		version: Version,
		joined: z.array(Someone),
		joins: z.boolean(),
		criteria: z.array(z.object({ id: Id, words: z.string() })),
		candidates: z.array(
			z.object({
				id: Id,
				name: z.string(),
				state: ToolStandingWord,
				privacy: PrivacyWord,
				privacyUntil: orNull(Day),
				cost: z.string(),
				verdicts: z
					.array(
						z.object({
							suits: Fit,
							forWhom: z.string(),
							words: z.string(),
							byName: z.string(),
							at: Moment,
						}),
					)
					.openapi({ description: 'The newest first; that one counts' }),
				trials: z.array(Trial),
			}),
		),
	})
	.openapi('ToolNeed');

const reads = ['tools:read'] as const;
const needs = ['tools:write'] as const;

export const toolNeeds: Noun = {
	name: 'Needs and trials',
	about:
		'What learners should be able to do, as teachers named it; the tools that stand beside it, tried with real classes, and the verdicts. What is observed is about the tool, never about the teacher.',
	operations: [
		list({
			does: 'GET /schools/{id}/tool-needs',
			summary: 'The needs of a school, the newest first',
			needs: reads,
			query: z.strictObject({ closed: yes, ...paged('id', 20) }),
			answer: z.object({ needs: z.array(Line), next: Next }).openapi('ToolNeeds'),
			perform: ({ actor, path, query }) => findNeeds(actor, path.id, query),
		}),
		read({
			does: 'GET /tool-needs/{id}',
			summary: 'A need, with the tools beside it, side by side',
			needs: reads,
			answer: Need,
			perform: ({ actor, path }) => findNeed(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/tool-needs',
			summary: 'Name what learners should be able to do',
			needs,
			body: z.strictObject(NeedWords).openapi('ToolNeedToName'),
			answer: Made,
			at: (id) => `/tool-needs/${id}`,
			perform: ({ actor, path, body, entry }) => nameNeed(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'PUT /tool-needs/{id}',
			summary: 'Write a need anew, close it or open it again',
			needs,
			body: z
				.strictObject({ ...NeedWords, closed: z.boolean(), version: Version })
				.openapi('ToolNeedToChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeNeed(actor, path.id, body),
		}),
		change({
			does: 'PUT /tool-needs/{id}/joining',
			summary: 'Say that you need this too',
			needs,
			perform: ({ actor, path }) => joinNeed(actor, path.id, true),
		}),
		change({
			does: 'DELETE /tool-needs/{id}/joining',
			summary: 'Say that you no longer need it',
			needs,
			perform: ({ actor, path }) => joinNeed(actor, path.id, false),
		}),
		change({
			does: 'PUT /tool-needs/{id}/criteria',
			summary: 'Set by what the tools for a need are judged',
			needs,
			body: Criteria,
			answer: Criteria,
			perform: ({ actor, path, body }) => setCriteria(actor, { needId: path.id }, body.criteria),
		}),
		read({
			does: 'GET /schools/{id}/tool-criteria',
			summary: 'The criteria that the needs of a school begin with',
			needs: reads,
			answer: Criteria,
			perform: ({ actor, path }) => findCriteria(actor, path.id),
		}),
		change({
			does: 'PUT /schools/{id}/tool-criteria',
			summary: 'Set the criteria that needs begin with from now on',
			needs,
			body: Criteria,
			answer: Criteria,
			perform: ({ actor, path, body }) => setCriteria(actor, { schoolId: path.id }, body.criteria),
		}),
		make({
			does: 'POST /tool-needs/{id}/candidates',
			summary: 'Put a tool beside a need, by its name',
			needs,
			body: z.strictObject({ name: text(mostOfTool.name) }).openapi('ToolCandidate'),
			answer: Made,
			at: (id) => `/tools/${id}`,
			perform: ({ actor, path, body, entry }) => addCandidate(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /tool-needs/{id}/candidates/{tool}',
			summary: 'Take a tool out that was neither tried nor decided on',
			needs,
			perform: ({ actor, path }) => removeCandidate(actor, path.id, path.tool),
		}),
		make({
			does: 'POST /tool-needs/{id}/verdicts',
			summary: 'Say whether a tool suits the need, and for whom',
			needs,
			body: z
				.strictObject({
					toolId: Id,
					suits: Fit,
					forWhom: most(mostOfTool.forWhom),
					words: text(mostOfTool.verdict),
				})
				.openapi('ToolVerdict'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => decideVerdict(actor, path.id, { ...body, entry }),
		}),
		make({
			does: 'POST /tool-needs/{id}/trials',
			summary: 'Try a tool with a class',
			needs,
			body: z.strictObject({ toolId: Id, ...TrialWords }).openapi('TrialToBegin'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => beginTrial(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'DELETE /tool-needs/{id}/trials/{trial}',
			summary: 'Take back a trial of yours in which nothing was seen yet',
			needs,
			perform: ({ actor, path }) => removeTrial(actor, path.id, path.trial),
		}),
		change({
			does: 'PUT /tool-trials/{id}',
			summary: 'Write a trial of yours anew',
			needs,
			body: z.strictObject({ ...TrialWords, version: Version }).openapi('TrialToChange'),
			answer: Saved.extend({ needId: Id }),
			perform: ({ actor, path, body }) => changeTrial(actor, path.id, body),
		}),
		change({
			does: 'PUT /tool-trials/{id}/observations',
			summary: 'Say what you saw of the tool in a trial, by criterion',
			needs,
			body: z
				.strictObject({
					observations: z
						.array(
							z.strictObject({
								criterionId: Id,
								scale: orNull(Scale).openapi({ description: 'Null takes back what you said' }),
								words: most(mostOfTool.observation),
							}),
						)
						.max(mostOfTool.criteria),
				})
				.openapi('TrialObservations'),
			answer: z.object({ needId: Id }),
			perform: ({ actor, path, body }) => observeTrial(actor, path.id, body.observations),
		}),
	],
};
