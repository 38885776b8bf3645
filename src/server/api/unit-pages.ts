import { z } from '@hono/zod-openapi';
import { resourceLanguages } from '#server/domain/resource/index.ts';
import {
	findUnitPage,
	mostOfUnitPage,
	pageAudiences,
	publishUnitPage,
	takeUnitPageBack,
} from '#server/domain/unit-page/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Moment, Named, orNull, text } from './words.ts';

const address = z.string().openapi({ description: 'The short link, which opens it without an account' });
const Words = z
	.object({ language: z.string(), title: z.string(), words: z.string() })
	.openapi('UnitPageWords');

export const unitPages: Noun = {
	name: 'Unit pages',
	about:
		'What students and families see of a unit, without an account, by a short link. Who plans the unit publishes it.',
	operations: [
		read({
			does: 'GET /units/{id}/page',
			summary: 'What families see of a unit',
			needs: ['visits:read'],
			answer: z
				.object({
					address: orNull(address),
					audience: z.enum(pageAudiences),
					isPublished: z.boolean(),
					isDraft: z.boolean().openapi({
						description: 'It came along with the unit from another year, and nobody has published it yet',
					}),
					publishedAt: orNull(Moment),
					words: z.array(Words),
					names: z.array(Named).openapi({ description: 'Teachers who wished to be named on it' }),
					version: z.int().openapi({ description: '0 where nothing was published yet' }),
				})
				.openapi('UnitPage'),
			perform: async ({ actor, path, origin }) => {
				const page = await findUnitPage(actor, path.id);
				if (isRefusal(page)) return page;
				const { code, unitId: _, ...rest } = page;
				return { ...rest, address: code === null || !page.isPublished ? null : `${origin}/u/${code}` };
			},
		}),
		change({
			does: 'PUT /units/{id}/page',
			summary: 'Publish a unit’s page, or what is new of it',
			needs: ['programme:write'],
			body: z
				.strictObject({
					audience: z.enum(pageAudiences),
					words: z
						.array(
							z.strictObject({
								language: z.enum(resourceLanguages),
								title: text(mostOfUnitPage.title),
								words: z.string().trim().max(mostOfUnitPage.words).default(''),
							}),
						)
						.min(1)
						.max(mostOfUnitPage.languages),
					withMyName: z.boolean().default(false),
					version: z.int().min(0),
				})
				.openapi('UnitPageToPublish'),
			answer: z.object({ address, version: z.int() }).openapi('UnitPagePublished'),
			perform: async ({ actor, path, body, origin }) => {
				const done = await publishUnitPage(actor, path.id, body);
				return isRefusal(done) ? done : { address: `${origin}/u/${done.code}`, version: done.version };
			},
		}),
		change({
			does: 'DELETE /units/{id}/page',
			summary: 'Take a unit’s page back: its link opens nothing from that moment',
			needs: ['programme:write'],
			perform: ({ actor, path }) => takeUnitPageBack(actor, path.id),
		}),
	],
};
