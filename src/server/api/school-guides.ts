import { z } from '@hono/zod-openapi';
import {
	type Edition,
	findSchoolGuide,
	findSchoolGuides,
	guidedKinds,
	hasGuide,
	most,
	phases,
	promptSaid,
	reviseGuide,
} from '#server/domain/guide/index.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { make, type Noun, read } from './operation.ts';
import { Moment, orNull } from './words.ts';

const First = z
	.enum(['facilitator', 'teacher', 'either'])
	.openapi('SpeaksFirst', { description: 'Who speaks first' });
const number = z.int().openapi({ description: '1 is the one that every school begins with' });
const EditionLine = z.object({
	number,
	remark: z.string().openapi({ description: 'What was changed, and why' }),
	writtenBy: z.string().nullable(),
	writtenAt: orNull(Moment),
});

const SchoolGuides = z
	.object({
		guides: z.array(EditionLine.extend({ kind: z.enum(guidedKinds), prompts: z.int() })),
	})
	.openapi('SchoolGuides');

const SchoolGuide = EditionLine.extend({
	kind: z.enum(guidedKinds),
	latest: z.int().openapi({ description: 'The edition that visits made now go through' }),
	prompts: z.array(
		z.object({
			key: z.string(),
			phase: z.enum(phases),
			first: First,
			words: z.string(),
			hint: z.string(),
		}),
	),
	history: z.array(EditionLine),
}).openapi('SchoolGuide');

const NewEdition = z
	.strictObject({
		basedOn: z.int().min(1).max(1_000_000).openapi({
			description:
				'The edition that you read: one made from an older one than is asked now is refused with 409',
		}),
		prompts: z
			.array(
				z.strictObject({
					key: z.string().max(80).openapi({
						description: 'One that the guide has, or “own-” and a UUID for one that is new',
						example: 'own-01900000-0000-4000-8000-000000000001',
					}),
					phase: z.enum(phases),
					first: First.default('either'),
					words: z.string().trim().max(most.words).nullable().default(null).openapi({
						description: 'Null: the sentence that Tandem has for it, in every language',
					}),
					hint: z.string().trim().max(most.hint).nullable().default(null),
				}),
			)
			.min(1)
			.max(60),
		remark: z.string().trim().max(most.remark).default(''),
	})
	.openapi('NewGuideEdition');

export const schoolGuides: Noun = {
	name: 'Guides of a school',
	about: 'What a school asks before, during and after a lesson. A visit keeps the edition it was made with.',
	operations: [
		read({
			does: 'GET /schools/{id}/guides',
			summary: 'The three guides of a school, by the edition that is asked now',
			needs: ['visits:read'],
			answer: SchoolGuides,
			perform: ({ actor, path }) => findSchoolGuides(actor, path.id),
		}),
		read({
			does: 'GET /schools/{id}/guides/{kind}',
			summary: 'One guide of a school, with every edition it has had',
			needs: ['visits:read'],
			query: z.strictObject({
				edition: z.coerce.number().int().min(1).max(1_000_000).optional().openapi({
					type: 'integer',
					minimum: 1,
					description: 'An earlier one; not given: the one asked now',
				}),
			}),
			answer: SchoolGuide,
			perform: async ({ actor, path, query, t }) => {
				if (!hasGuide(path.kind)) return missing;
				const guide = await findSchoolGuide(actor, path.id, path.kind, query.edition);
				if (isRefusal(guide)) return guide;
				const prompts = guide.prompts.map((one: Edition['prompts'][number]) => ({
					...one,
					...promptSaid(one, t),
				}));
				return { ...guide, prompts };
			},
		}),
		make({
			does: 'POST /schools/{id}/guides/{kind}/editions',
			summary: 'Save a guide as a new edition; what changes nothing makes none',
			description: 'For its facilitators.',
			needs: ['visits:write'],
			body: NewEdition,
			answer: z.object({ number }).openapi('GuideEditionMade'),
			perform: ({ actor, path, body }) =>
				hasGuide(path.kind) ? reviseGuide(actor, path.id, path.kind, body) : Promise.resolve(missing),
		}),
	],
};
