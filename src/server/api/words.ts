import { z } from '@hono/zod-openapi';
import { refuse } from '#server/platform/refusal.ts';

/** Words that several resources are described with. */
export const Id = z
	.guid()
	.openapi('Id', { description: 'A key', example: '01900000-0000-7000-8000-000000000103' });
export const Moment = z.iso
	.datetime()
	.openapi('Moment', { description: 'A moment, in UTC', example: '2026-09-21T09:00:00.000Z' });
export const Day = z.iso.date().openapi('Day', { description: 'A school day', example: '2026-09-21' });

export const Clock = z
	.string()
	.openapi('Clock', { description: 'By the clocks of the school', example: '08:55' });
/** A time of the day as it is sent. */
export const ClockSent = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/)
	.openapi('ClockSent', { description: 'By the clocks of the school', example: '08:55' });

const fits = (text: string) => text >= '1950-01-01' && text < '2200-01-01';
const far = { params: { refusal: refuse('not-a-date') } };
/** A school day as it is sent, from 1950 to 2199. */
export const DaySent = z.iso
	.date()
	.refine(fits, far)
	.openapi('DaySent', { description: 'A school day, from 1950 to 2199', example: '2026-09-21' });
/** A moment as it is sent, with its offset, from 1950 to 2199. */
export const MomentSent = z.iso.datetime({ offset: true }).refine(fits, far).openapi('MomentSent', {
	description: 'A moment with its offset, from 1950 to 2199',
	example: '2026-09-21T10:00:00+01:00',
});

/** The end of every page of a list. */
export const Next = z.string().optional().openapi({
	description: 'The address of the page that follows; absent on the last one. Also in the header Link.',
	example: '/api/v1/visits?after=…',
});

const badCursor = refuse('bad-cursor');
const isKey = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const keyShapes = {
	/** The key of the last one. */
	id: (text: string) => isKey.test(text),
	/** A moment and a key. */
	moment: (text: string) => {
		const [moment = '', id = ''] = text.split('_');
		return isKey.test(id) && Number.isFinite(Date.parse(moment)) && fits(moment);
	},
	/** A school day and a key. */
	day: (text: string) => {
		const [day = '', id = ''] = text.split('_');
		return isKey.test(id) && z.iso.date().safeParse(day).success && fits(day);
	},
	/** One key or two. */
	ids: (text: string) => text.split('_').length <= 2 && text.split('_').every((id) => isKey.test(id)),
	/** A number that counts up. */
	number: (text: string) => /^\d{1,15}$/.test(text),
};

/** The parameters of a list: where it goes on, and how much of it is wanted at once. */
export function paged(key: keyof typeof keyShapes, usual = 50) {
	return {
		after: z
			.string()
			.max(200)
			.refine((text) => keyShapes[key](text), { params: { refusal: badCursor } })
			.optional()
			.openapi({ description: 'Where the list goes on: as `next` of the page before has it' }),
		limit: z.coerce.number().int().min(1).max(100).default(usual).openapi({
			description: 'How many at most',
			type: 'integer',
			minimum: 1,
			maximum: 100,
			default: usual,
		}),
	};
}

export const Named = z.object({ id: Id, name: z.string() }).openapi('Named');
export const Someone = z.object({ personId: Id, name: z.string() }).openapi('Someone');
export const StageWord = z.enum(['full', 'partial', 'coaching', 'mentoring']).openapi('Stage');
export const StateWord = z.enum(['proposed', 'active', 'paused', 'finished']).openapi('State');
export const SideWord = z.enum(['teacher', 'facilitator']).openapi('Side');
export const HowWord = z.enum(['not-yet', 'with-help', 'seen', 'beyond']).openapi('How');
export const ProgressWord = z
	.enum(['introduced', 'trying', 'on-their-own', 'helping-others'])
	.openapi('Progress');

export const Made = z.object({ id: Id }).openapi('Made');
/** Of a record that two people may change. */
export const Version = z.int().min(1).max(1_000_000_000).openapi('Version', {
	description: 'The version that you read: a change made from an older one than is saved is refused with 409',
	example: 3,
});
export const Saved = z.object({ version: z.int() }).openapi('Saved');

/** A word of these, or null; `nullable` would have the document refuse the null. */
export const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

/** A text that a person typed: bounded. */
export const text = (most: number) => z.string().trim().min(1).max(most);
export const optionalText = (most: number) => z.string().trim().max(most).optional();
/** A yes or no in an address. */
export const yes = z
	.enum(['true', 'false'])
	.default('false')
	.transform((value) => value === 'true');
