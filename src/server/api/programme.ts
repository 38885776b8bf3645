import { z } from '@hono/zod-openapi';
import { findNumbers, keepHours, publishHours, sheetNames } from '#server/domain/numbers/index.ts';
import { change, type Noun, read } from './operation.ts';
import { Day, Named } from './words.ts';

export const MonthNumbers = z
	.object({
		month: Day,
		sheets: z.array(
			z.object({
				sheet: z.enum(sheetNames as [string, ...string[]]),
				lines: z.array(
					z.object({
						line: z.string(),
						value: z.int().nullable().openapi({
							description: 'Null: fewer than five people stand behind it, or what gives it away',
						}),
					}),
				),
			}),
		),
	})
	.openapi('MonthNumbers');

export const programme: Noun = {
	name: 'Programme',
	about: 'Numbers of closed months, frozen when first computed; never about fewer than five people.',
	operations: [
		read({
			does: 'GET /schools/{id}/numbers',
			summary: 'The frozen months of a school, for who leads it or facilitates there',
			needs: ['programme:read'],
			answer: z
				.object({
					school: Named,
					months: z.array(MonthNumbers).openapi({ description: 'The latest first, at most 24' }),
					hours: z
						.enum(['not-asked', 'published', 'kept'])
						.openapi({ description: 'Whether you are asked to publish your hours, and do' }),
				})
				.openapi('Numbers'),
			perform: ({ actor, path }) => findNumbers(actor, path.id),
		}),
		change({
			does: 'PUT /schools/{id}/hours-publication',
			summary: 'Let your hours be part of those shown to leaders, from the next frozen month on',
			needs: ['programme:write'],
			perform: ({ actor, path }) => publishHours(actor, path.id),
		}),
		change({
			does: 'DELETE /schools/{id}/hours-publication',
			summary: 'Keep them to yourself again, from the next frozen month on',
			needs: ['programme:write'],
			perform: ({ actor, path }) => keepHours(actor, path.id),
		}),
	],
};
