import { z } from '@hono/zod-openapi';
import {
	addSchoolLine,
	editSchoolLine,
	findSchoolLines,
	holders,
	origins,
	retireSchoolLine,
} from '#server/domain/agreement/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { text } from './words.ts';

const HolderWord = z.enum(holders).openapi('Holder');
const heldAt = z
	.strictObject({ full: HolderWord, partial: HolderWord, coaching: HolderWord, mentoring: HolderWord })
	.openapi('HeldAt', { description: 'Who holds it at each stage, until partners agree otherwise' });
const Key = z.string().openapi({ description: 'Of a line', example: 'teacher-goals' });

const Lines = z
	.object({
		lines: z.array(
			z.object({
				key: Key,
				origin: z.enum(origins),
				words: z.string().nullable().openapi({ description: 'Null: in Tandem’s own words' }),
				heldAt,
				isRetired: z.boolean(),
				version: z.int(),
			}),
		),
		mayChange: z.boolean(),
	})
	.openapi('SchoolLines');

const needs = ['collaborations:write'] as const;
const Said = z.string().trim().max(500);

export const schoolLines: Noun = {
	name: 'Agreement lines',
	about:
		'What agreements of a school come with, in its own words. Agreements that were accepted stay as they are.',
	operations: [
		read({
			does: 'GET /schools/{id}/agreement-lines',
			summary: 'All of them, retired ones included',
			needs: ['collaborations:read'],
			answer: Lines,
			perform: ({ actor, path }) => findSchoolLines(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/agreement-lines',
			summary: 'Add a responsibility, or a norm of working together; facilitators and leaders of the school',
			needs,
			body: z.strictObject({ origin: z.enum(origins), words: text(500), heldAt }).openapi('NewSchoolLine'),
			answer: z.object({ key: Key }).openapi('SchoolLineMade'),
			perform: async ({ actor, path, body, entry }) => {
				const key = await addSchoolLine(actor, path.id, { ...body, entry });
				return isRefusal(key) ? key : { key };
			},
		}),
		change({
			does: 'PUT /schools/{id}/agreement-lines/{key}',
			summary: 'Say it in the school’s words; empty: in Tandem’s own',
			needs,
			body: z
				.strictObject({ words: Said, heldAt, version: z.int().min(0).max(1_000_000) })
				.openapi('SchoolLineChange'),
			perform: ({ actor, path, body }) => editSchoolLine(actor, path.id, path.key, body),
		}),
		change({
			does: 'PUT /schools/{id}/agreement-lines/{key}/retirement',
			summary: 'New agreements come without it; those that have it keep it',
			needs,
			perform: ({ actor, path }) => retireSchoolLine(actor, path.id, path.key, true),
		}),
		change({
			does: 'DELETE /schools/{id}/agreement-lines/{key}/retirement',
			summary: 'Take it up again',
			needs,
			perform: ({ actor, path }) => retireSchoolLine(actor, path.id, path.key, false),
		}),
	],
};
