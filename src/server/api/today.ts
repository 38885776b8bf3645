import { z } from '@hono/zod-openapi';
import { findStanding } from '#server/domain/people/index.ts';
import { findToday } from '#server/domain/today/index.ts';
import { missing } from '#server/platform/refusal.ts';
import { NextStep } from './next-steps.ts';
import { Suggestion } from './notebooks.ts';
import { type Noun, read } from './operation.ts';
import { MonthNumbers } from './programme.ts';
import { Split } from './time.ts';
import { VisitLine } from './visits.ts';
import { Day, Id, Moment, orNull } from './words.ts';

const Stop = VisitLine.extend({
	when: z.enum(['past', 'now', 'ahead']),
	heldBackDue: z.int(),
	pointsOpen: z.int(),
}).openapi('Stop');

const Today = z
	.object({
		day: Day,
		parts: z.array(z.string()).openapi({ description: 'What your roles make of the day' }),
		visits: z
			.object({
				today: z.array(Stop),
				tomorrow: z.array(Stop),
				next: VisitLine.optional(),
				promises: z.array(NextStep),
				suggestions: z.array(Suggestion),
				split: Split,
				shared: z
					.object({ by: z.string(), sharedAt: Moment, visitId: orNull(Id), isSummary: z.boolean() })
					.optional()
					.openapi({
						description:
							'That somebody shared a note with you or approved a summary; the words are on the visit',
					}),
			})
			.optional(),
		waits: z.array(
			z.object({
				collaborationId: Id,
				title: z.string(),
				action: z.enum([
					'answer',
					'accept-handover',
					'accept-stage',
					'accept-agreement',
					'begin',
					'ask-another',
					'read-thread',
				]),
				with: z.array(z.string()),
			}),
		),
		numbers: orNull(MonthNumbers)
			.optional()
			.openapi({ description: 'Of the last closed month, for who leads' }),
		operating: z
			.object({
				importedAt: orNull(Moment),
				latest: z
					.object({ state: z.enum(['refused', 'previewed']), madeAt: Moment, problems: z.int() })
					.nullable(),
				staff: z.int(),
				uninvited: z.int(),
				mailConfigured: z.boolean(),
				mailsHeldUp: z.int(),
				backup: z
					.object({ state: z.string(), lastGood: orNull(Moment) })
					.openapi({ description: 'How backups stand' }),
			})
			.optional()
			.openapi({ description: 'How the installation stands, for who runs it' }),
	})
	.openapi('Today');

export const today: Noun = {
	name: 'Today',
	about: 'Your day: where to be and with whom, what was promised, what waits for you.',
	operations: [
		read({
			does: 'GET /today',
			summary: 'Your day, by the roles you have',
			description: 'Numbers and how the installation stands are on it where the token may read them besides.',
			needs: ['visits:read', 'notebooks:read', 'collaborations:read'],
			answer: Today,
			perform: async ({ actor, scopes, t }) => {
				const standing = await findStanding(actor);
				if (!standing) return missing;
				const today = await findToday(actor, standing);
				const suggestions = today.visits?.suggestions.map((one) => ({
					...one,
					reasons: one.reasons.map(t.said),
				}));
				return {
					...today,
					numbers: scopes.includes('programme:read') ? today.numbers : undefined,
					operating: scopes.includes('installation:read') ? today.operating : undefined,
					visits: today.visits && { ...today.visits, suggestions: suggestions ?? [] },
				};
			},
		}),
	],
};
