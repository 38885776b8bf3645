import { z } from '@hono/zod-openapi';
import {
	bringLog,
	changeReading,
	dropLog,
	findLog,
	findLogs,
	findUnread,
	logFields,
	mostOfLog,
	takeLog,
	type Unread,
	whyUnread,
} from '#server/domain/kept-log/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, make, type Noun, read } from './operation.ts';
import { Kind } from './visits.ts';
import { Id, Made, Moment, orNull, text } from './words.ts';

const Why = z.enum(whyUnread).openapi('WhyUnread');
const Field = z.enum(logFields).openapi('LogField');
const Place = z.int().min(0).max(mostOfLog.columns).openapi({ description: 'Of a column, from 0' });
const First = z
	.enum(['day', 'month'])
	.openapi({ description: 'What comes first where a day is written with numbers: 3/9/2026' });

const line = {
	id: Id,
	fileName: z.string(),
	broughtAt: Moment,
	takenAt: orNull(Moment).openapi({ description: 'Null: nothing became a visit yet' }),
};

const KeptLog = z
	.object({
		...line,
		made: z.int().openapi({ description: 'Visits that were made of it' }),
		header: z.array(z.string()),
		reading: z.object({ columns: z.partialRecord(Field, z.int()), first: First }),
		readable: z.int().openapi({ description: 'Rows that become visits' }),
		here: z.int().openapi({ description: 'Of these, those whose visit is here already' }),
		shown: z
			.array(
				z.object({
					number: z.int(),
					day: z.string(),
					names: z.array(z.string()),
					kind: Kind,
					minutes: z.int(),
					note: z.string(),
				}),
			)
			.openapi({ description: 'The first rows that become visits' }),
		unread: z.int(),
		why: z.array(z.object({ why: Why, rows: z.int() })),
		unknownNames: z
			.array(z.string())
			.openapi({ description: 'Names that nobody, or more than one, goes by' }),
		unknownKinds: z.array(z.string()).openapi({ description: 'Words for visits that nothing is known by' }),
	})
	.openapi('KeptLog');

const KeptLogReading = z
	.strictObject({
		columns: z
			.partialRecord(Field, orNull(Place))
			.openapi({ description: 'By field; absent: there is none' }),
		first: First,
		people: z
			.array(z.strictObject({ name: text(200), personId: Id }))
			.max(100)
			.default([])
			.openapi({ description: 'Whom a name means; what was said before stays' }),
		kinds: z
			.array(z.strictObject({ word: text(200), kind: Kind }))
			.max(100)
			.default([])
			.openapi({ description: 'What a word for a visit means, likewise' }),
	})
	.openapi('KeptLogReading');

const reading = ['visits:read', 'notebooks:read'] as const;
const needs = ['visits:write', 'notebooks:write'] as const;
/** As base64 says it, with the rest of the body. */
const mostSent = Math.ceil((mostOfLog.bytes * 4) / 3) + 2000;
const names = Object.fromEntries(logFields.map((field) => [`column-${field}`, `columns.${field}`]));

export const keptLogs: Noun = {
	name: 'Kept logs',
	about:
		'A log of coaching that was kept in a spreadsheet: looked at first, then its rows become visits of yours. Yours alone.',
	operations: [
		read({
			does: 'GET /kept-logs',
			summary: 'The logs that you brought, the latest fifty first',
			needs: reading,
			answer: z
				.object({ logs: z.array(z.object({ ...line, visits: z.int() }).openapi('KeptLogLine')) })
				.openapi('KeptLogs'),
			perform: async ({ actor }) => ({ logs: await findLogs(actor) }),
		}),
		make({
			does: 'POST /kept-logs',
			summary: 'Bring a log in, as CSV or XLSX; no visit is made of it yet',
			description: `The body may have ${Math.ceil(mostSent / 1e6)} MB here.`,
			needs,
			mostBody: mostSent,
			names: { log: 'content' },
			body: z
				.strictObject({
					schoolId: Id,
					fileName: text(300),
					content: z.base64().openapi({ description: 'The file’s bytes as base64: at most 5 MB of them' }),
				})
				.openapi('NewKeptLog'),
			answer: Made,
			at: (id) => `/kept-logs/${id}`,
			perform: async ({ actor, body: { content, ...log }, t }) => {
				const bytes = new Uint8Array(Buffer.from(content, 'base64'));
				const id = await bringLog(actor, { ...log, bytes, locale: t.locale });
				return isRefusal(id) ? id : { id };
			},
		}),
		read({
			does: 'GET /kept-logs/{id}',
			summary: 'How a log is read, what would become of it, and what cannot be read',
			needs: reading,
			answer: KeptLog,
			perform: async ({ actor, path, t }) => {
				const log = await findLog(actor, path.id, t.locale);
				if (isRefusal(log)) return log;
				const unknownNames = log.unknownNames.map(({ name }) => name);
				const unknownKinds = log.unknownKinds.map(({ word }) => word);
				return { ...log, unknownNames, unknownKinds };
			},
		}),
		read({
			does: 'GET /kept-logs/{id}/unread',
			summary: 'The rows that cannot be read, and why: to mend and bring again',
			needs: reading,
			answer: z
				.object({
					header: z.array(z.string()),
					rows: z.array(
						z.object({
							cells: z.array(z.string()),
							why: Why,
							detail: z.string().openapi({ description: 'Why, for a person' }),
						}),
					),
				})
				.openapi('UnreadRows'),
			perform: async ({ actor, path, t }) => {
				const unread = await findUnread(actor, path.id, t.locale);
				if (isRefusal(unread)) return unread;
				const said = (why: Unread) => t(`kept-log.unread.${why}`);
				return { ...unread, rows: unread.rows.map((row) => ({ ...row, detail: said(row.why) })) };
			},
		}),
		change({
			does: 'PUT /kept-logs/{id}/reading',
			summary: 'Say which column is what, and whom and what its words mean; remembered for the next one',
			needs,
			names,
			body: KeptLogReading,
			perform: ({ actor, path, body, t }) => changeReading(actor, path.id, body, t.locale),
		}),
		change({
			does: 'PUT /kept-logs/{id}/visits',
			summary: 'Make a visit of every row that can be read; sent again, it adds what is not there yet',
			needs,
			answer: z.object({ made: z.int(), unread: z.int() }).openapi('KeptLogTaken'),
			perform: ({ actor, path, t }) => takeLog(actor, path.id, t.locale),
		}),
		change({
			does: 'DELETE /kept-logs/{id}',
			summary: 'Throw a log away; visits that were made of it stay',
			needs,
			perform: ({ actor, path }) => dropLog(actor, path.id),
		}),
	],
};
