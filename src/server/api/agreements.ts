import { z } from '@hono/zod-openapi';
import {
	acceptAgreement,
	findAgreement,
	holders,
	mostOwnLines,
	mostSchoolLines,
	responsibilities,
	reviseAgreement,
} from '#server/domain/agreement/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, type Noun, read } from './operation.ts';
import { Id, Moment, StageWord, text } from './words.ts';

const words = {
	key: text(60).openapi({
		description: 'Of a line that agreements of the school come with, or `own-` and a UUID of yours',
		example: 'teacher-goals',
	}),
	words: z
		.string()
		.max(500)
		.nullable()
		.openapi({ description: 'Of a line of your own, or the school’s words; null: Tandem’s' }),
	heldBy: z.enum(holders),
	remark: z.string().max(500),
};
const Line = z.object(words).openapi('AgreementLine');

const Agreement = z
	.object({
		number: z.int(),
		stage: StageWord,
		writtenBy: Id,
		writtenByName: z.string(),
		writtenAt: Moment,
		lines: z.array(Line),
		accepted: z
			.array(z.object({ personId: Id, number: z.int(), at: Moment }))
			.openapi({ description: 'The newest revision that each accepted' }),
		acceptedByMe: z.int().optional(),
		changes: z
			.array(z.object({ key: z.string(), before: Line.optional(), after: Line.optional() }))
			.openapi({ description: 'Since the one that you accepted' }),
		bySchool: z
			.array(z.object({ key: z.string(), before: Line.optional(), after: Line.optional() }))
			.openapi({ description: 'What agreements of the school come with otherwise by now' }),
		revisions: z.array(
			z.object({ number: z.int(), stage: z.string(), writtenBy: z.string(), writtenAt: Moment }),
		),
		openings: z
			.array(z.object({ personId: Id, name: z.string(), at: Moment }))
			.openapi({ description: 'Who opened it, where you may know' }),
	})
	.openapi('Agreement');

export const agreements: Noun = {
	name: 'Agreements',
	about: 'Who does what in a collaboration. Each edit is a whole new revision, which each side accepts.',
	operations: [
		read({
			does: 'GET /collaborations/{id}/agreement',
			summary: 'The agreement as it stands; that you read it is recorded',
			needs: ['collaborations:read'],
			answer: Agreement,
			perform: ({ actor, path }) => findAgreement(actor, path.id),
		}),
		change({
			does: 'PUT /collaborations/{id}/agreement',
			summary: 'Save a new revision, which you thereby accept',
			needs: ['collaborations:write'],
			body: z
				.strictObject({
					basedOn: z.int().min(1).max(1_000_000).openapi({ description: 'The number that you read' }),
					withSchool: z.boolean().default(false).openapi({
						description: 'Whether the lines are those that the school has in use now, in its words',
					}),
					lines: z.array(z.strictObject(words)).max(responsibilities.length + mostSchoolLines + mostOwnLines),
				})
				.openapi('Revision'),
			answer: z.object({ number: z.int() }).openapi('Revised'),
			perform: async ({ actor, path, body }) => {
				const number = await reviseAgreement(actor, path.id, body);
				return isRefusal(number) ? number : { number };
			},
		}),
		change({
			does: 'PUT /collaborations/{id}/agreement/acceptance',
			summary: 'Accept the revision that you read',
			needs: ['collaborations:write'],
			body: z.strictObject({ number: z.int().min(1).max(1_000_000) }).openapi('AgreementAccepted'),
			perform: ({ actor, path, body }) => acceptAgreement(actor, path.id, body.number),
		}),
	],
};
