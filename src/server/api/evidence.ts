import { z } from '@hono/zod-openapi';
import {
	addEvidence,
	bringEvidence,
	editEvidence,
	findEvidence,
	findOneEvidence,
	leaveEvidence,
	mostOfEvidence,
	removeEvidence,
} from '#server/domain/evidence/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Moment, Named, orNull, Saved, text, Version } from './words.ts';

export const Evidence = z
	.object({
		id: Id,
		kind: z.enum(['link', 'file', 'photograph']),
		title: z.string(),
		about: z.string(),
		url: orNull(z.string()),
		file: orNull(z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() })).openapi({
			description: 'A person opens it on the pages, at /evidence/{id}; programs are not given files',
		}),
		students: z.boolean().openapi({ description: 'Students can be recognised in it' }),
		consent: z.string(),
		useUntil: orNull(Day).openapi({
			description: 'The last day; after it, it is deleted wherever it is used',
		}),
		author: Named,
		addedAt: Moment,
		lessonId: orNull(Id),
		visits: z
			.array(z.object({ id: Id, startsAt: Moment }))
			.openapi({ description: 'The visits it is brought into, as far as you read them' }),
		version: z.int(),
	})
	.openapi('Evidence');

const words = {
	title: text(mostOfEvidence.title),
	about: z.string().trim().max(mostOfEvidence.about).default(''),
	students: z.boolean(),
	consent: z
		.string()
		.trim()
		.max(mostOfEvidence.consent)
		.default('')
		.openapi({ description: 'Who agreed to what; needed where students can be recognised' }),
	useUntil: orNull(DaySent)
		.default(null)
		.openapi({ description: 'The last day; needed where students can be recognised' }),
};

const needs = ['collaborations:write'] as const;
const names = { until: 'useUntil' };

export const evidence: Noun = {
	name: 'Evidence',
	about:
		'Student work and what else shows the learning. Whoever reads what it hangs on reads it, until its last day.',
	operations: [
		read({
			does: 'GET /collaborations/{id}/evidence',
			summary: 'The evidence in a plan, the latest first',
			needs: ['collaborations:read'],
			answer: z.object({ evidence: z.array(Evidence) }).openapi('EvidenceList'),
			perform: async ({ actor, path }) => {
				const found = await findEvidence(actor, path.id);
				return isRefusal(found) ? found : { evidence: found };
			},
		}),
		make({
			does: 'POST /collaborations/{id}/evidence',
			summary: 'Add a link; files are handed over on the pages',
			needs,
			names,
			body: z
				.strictObject({ url: text(mostOfEvidence.url), lessonId: orNull(Id).default(null), ...words })
				.openapi('NewEvidence'),
			answer: Made,
			at: (id) => `/evidence/${id}`,
			perform: async ({ actor, path, body, entry }) => {
				const added = await addEvidence(actor, path.id, { ...body, file: null, entry });
				return isRefusal(added) ? added : { id: added.id };
			},
		}),
		read({
			does: 'GET /evidence/{id}',
			summary: 'One piece of evidence',
			needs: ['collaborations:read'],
			answer: Evidence,
			perform: ({ actor, path }) => findOneEvidence(actor, path.id),
		}),
		change({
			does: 'PUT /evidence/{id}',
			summary: 'Say something else of it, or until when it may be used',
			needs,
			names,
			body: z.strictObject({ version: Version, ...words }).openapi('EvidenceChange'),
			answer: Saved,
			perform: ({ actor, path, body: { version, ...said } }) => editEvidence(actor, path.id, version, said),
		}),
		change({
			does: 'PUT /evidence/{id}/visits/{visitId}',
			summary: 'Bring it into a visit of the same collaboration',
			needs,
			perform: ({ actor, path }) => bringEvidence(actor, path.id, path.visitId),
		}),
		change({
			does: 'DELETE /evidence/{id}/visits/{visitId}',
			summary: 'Take it off that agenda',
			needs,
			perform: ({ actor, path }) => leaveEvidence(actor, path.id, path.visitId),
		}),
		change({
			does: 'DELETE /evidence/{id}',
			summary: 'Delete it, wherever it is used, with its file',
			needs,
			perform: ({ actor, path }) => removeEvidence(actor, path.id),
		}),
	],
};
