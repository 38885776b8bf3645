import { createRoute, z } from '@hono/zod-openapi';
import { findStanding, roles } from '#server/domain/people/index.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { shaped } from './answer.ts';
import type { Api } from './app.ts';
import { refusals, refusedAs } from './problem.ts';
import { Id } from './words.ts';

const Me = z
	.object({
		personId: Id,
		name: z.string(),
		language: z.string().nullable().openapi({ description: 'Null: the school’s' }),
		organisation: z.string(),
		schools: z.array(
			z.object({
				id: Id,
				name: z.string(),
				zone: z.string().openapi({ description: 'IANA time zone', example: 'Europe/Lisbon' }),
				language: z.string(),
				facilitatorWord: z.string().openapi({ description: 'What this school calls its facilitators' }),
				roles: z.array(z.enum(roles)),
			}),
		),
	})
	.openapi('Me');

const readMe = createRoute({
	method: 'get',
	path: '/me',
	summary: 'Who the token acts as, with their schools and roles today',
	responses: { 200: { description: 'You', content: { 'application/json': { schema: Me } } }, ...refusals },
});

export function me(api: Api): void {
	api.openapi(readMe, async (c) => {
		const standing = (await findStanding(c.var.actor)) ?? missing;
		if (isRefusal(standing)) return refusedAs(c, c.var.t, standing) as never;
		return c.json(shaped(Me, standing), 200);
	});
}
