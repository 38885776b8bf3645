import { z } from '@hono/zod-openapi';
import { addSchoolLookFor, placeLookFor } from '#server/domain/notebook/index.ts';
import {
	addStatement,
	editStatement,
	findVision,
	most,
	orderStatements,
	retireStatement,
} from '#server/domain/vision/index.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Id, Made, orNull, Saved, text, Version } from './words.ts';

const LookFor = z
	.object({
		id: Id,
		key: z.string().nullable().openapi({ description: 'Of one that every school starts with' }),
		words: z.string().nullable(),
	})
	.openapi('SchoolLookFor');
const Vision = z
	.object({
		statements: z.array(
			z.object({
				id: Id,
				words: z.string(),
				shownBy: z.string().openapi({ description: 'What would show it' }),
				retired: z.boolean(),
				version: z.int(),
				lookFors: z.array(LookFor),
			}),
		),
		loose: z.array(LookFor).openapi({ description: 'Look-fors that show no statement yet' }),
	})
	.openapi('Vision');
const said = { words: text(most.words), shownBy: z.string().trim().max(most.shownBy).default('') };
const needs = ['programme:write'] as const;
const OfVersion = z.strictObject({ version: Version }).openapi('VisionVersion');

export const vision: Noun = {
	name: 'Vision',
	about:
		'What a school hopes to see, and the look-fors that show it. Written by its facilitators and leaders.',
	operations: [
		read({
			does: 'GET /schools/{id}/vision',
			summary: 'What the school hopes to see',
			needs: ['programme:read'],
			answer: Vision,
			perform: ({ actor, path }) => findVision(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/vision',
			summary: 'Add to it',
			needs,
			body: z.strictObject(said).openapi('NewVisionStatement'),
			answer: Made,
			perform: ({ actor, path, body, entry }) => addStatement(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'PUT /vision-statements/{id}',
			summary: 'Put a statement in other words',
			needs,
			body: z.strictObject({ ...said, version: Version }).openapi('VisionStatementChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => editStatement(actor, path.id, body),
		}),
		change({
			does: 'PUT /schools/{id}/vision/order',
			summary: 'Put it in this order; what is not named comes after it, as it stood',
			needs,
			body: z.strictObject({ statementIds: z.array(Id).max(100) }).openapi('VisionOrder'),
			perform: ({ actor, path, body }) => orderStatements(actor, path.id, body.statementIds),
		}),
		change({
			does: 'PUT /vision-statements/{id}/retirement',
			summary: 'Put it away; its look-fors stay',
			needs,
			body: OfVersion,
			answer: Saved,
			perform: ({ actor, path, body }) => retireStatement(actor, path.id, body.version),
		}),
		change({
			does: 'PUT /vision-statements/{id}/resumption',
			summary: 'Take it up again',
			needs,
			body: OfVersion,
			answer: Saved,
			perform: ({ actor, path, body }) => retireStatement(actor, path.id, body.version, false),
		}),
		make({
			does: 'POST /schools/{id}/vision/look-fors',
			summary: 'Add a look-for of the school, to show a statement or none yet',
			needs,
			body: z
				.strictObject({ words: text(300), statementId: orNull(Id).default(null) })
				.openapi('NewSchoolLookFor'),
			answer: Made,
			perform: ({ actor, path, body }) => addSchoolLookFor(actor, path.id, body),
		}),
		change({
			does: 'PUT /look-fors/{id}/statement',
			summary: 'Say which statement a look-for of the school shows, or none',
			needs,
			body: z.strictObject({ statementId: orNull(Id) }).openapi('LookForPlace'),
			perform: ({ actor, path, body }) => placeLookFor(actor, path.id, body.statementId),
		}),
	],
};
