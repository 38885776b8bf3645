import { z } from '@hono/zod-openapi';

/** Words that several resources are described with. */
export const Id = z.guid().openapi({ description: 'A key', example: '01900000-0000-7000-8000-000000000103' });
export const Moment = z.iso
	.datetime()
	.openapi({ description: 'A moment, in UTC', example: '2026-09-21T09:00:00.000Z' });
export const Day = z.iso.date().openapi({ description: 'A school day', example: '2026-09-21' });
export const Next = z
	.string()
	.optional()
	.openapi({ description: 'Give this back as `after` for what follows; absent at the end' });

export const Named = z.object({ id: Id, name: z.string() }).openapi('Named');
export const StageWord = z.enum(['full', 'partial', 'coaching', 'mentoring']).openapi('Stage');
export const StateWord = z.enum(['proposed', 'active', 'paused', 'finished']).openapi('State');
export const SideWord = z.enum(['teacher', 'facilitator']).openapi('Side');
export const HowWord = z.enum(['not-yet', 'with-help', 'seen', 'beyond']).openapi('How');
export const ProgressWord = z
	.enum(['introduced', 'trying', 'on-their-own', 'helping-others'])
	.openapi('Progress');

export const Made = z.object({ id: Id }).openapi('Made');

/** A text that a person typed: bounded. */
export const text = (most: number) => z.string().trim().min(1).max(most);
export const optionalText = (most: number) => z.string().trim().max(most).optional();

/** Entry of a write: sent twice, it is done once. */
export const Entry = z
	.guid()
	.openapi({ description: 'A UUID of yours, the same at every try: what is sent twice is made once' });
