import { z } from '@hono/zod-openapi';
import {
	changeKinds,
	findImport,
	findImportPeople,
	findImports,
	importStates,
	sentenceOf,
} from '#server/domain/roster/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { list, type Noun, read } from './operation.ts';
import { Day, Id, Moment, Next, orNull, paged } from './words.ts';

const Counts = z
	.object({ new: z.int(), changed: z.int(), gone: z.int(), held: z.int(), same: z.int() })
	.openapi('ChangeCounts');

const StudentCount = z
	.int()
	.nullable()
	.openapi({ description: 'Null: the files did not tell of all students, so what was counted stays' });

const line = {
	id: Id,
	fileName: z.string(),
	format: z.string(),
	madeAt: Moment,
	madeBy: z.string().nullable().openapi({ description: 'Null: the command line on the server' }),
	state: z.enum(importStates),
	acceptedAt: orNull(Moment),
	progress: z
		.object({
			phase: z.enum(['reading', 'comparing']),
			share: z.number().openapi({ description: 'How much of this step is done, from 0 to 1' }),
		})
		.nullable()
		.openapi({ description: 'While the files are read; null before and after' }),
	people: Counts,
	problems: z.int(),
	students: StudentCount,
	guardians: StudentCount,
	staffBefore: z.int(),
	staffGone: z.int(),
};

const change = z.enum(changeKinds);

const RosterImport = z
	.object({
		...line,
		newOrganisation: z.string().nullable(),
		schools: z.array(
			z.object({
				id: Id,
				name: z.string(),
				change,
				rosterName: z.string().nullable(),
				students: StudentCount,
				guardians: StudentCount,
				people: Counts,
				classes: Counts,
				grades: z.array(z.object({ grade: z.string(), students: z.int() })),
				year: z
					.object({ change, name: z.string(), startsOn: Day, endsOn: Day, before: z.string().nullable() })
					.nullable(),
			}),
		),
		moreSchools: z.boolean(),
		elsewhere: Counts.openapi({ description: 'Staff of no school' }),
		needsConfirmation: z.boolean(),
		outOfDate: z.boolean(),
		undoable: z.boolean().openapi({ description: 'It is the last one accepted: the page can undo it' }),
		undone: z
			.object({ at: Moment, kept: z.int().openapi({ description: 'What was left as it is' }) })
			.nullable(),
		listed: z.array(
			z.object({
				file: z.string().nullable(),
				row: z.int().nullable(),
				column: z.string().nullable(),
				code: z.string(),
				severity: z.string(),
				detail: z.string(),
			}),
		),
	})
	.openapi('RosterImport');

const ImportPeople = z
	.object({
		people: z.array(
			z.object({
				personId: Id,
				here: z.boolean().openapi({ description: 'Was here before the import' }),
				given: z.string(),
				family: z.string(),
				knownAs: z.string().nullable(),
				nameBefore: z.string().nullable(),
				address: z.object({ now: z.string().nullable(), before: z.string().nullable() }),
				facts: z.array(z.string()),
				roles: z.array(z.object({ role: z.string(), change: z.enum(['new', 'gone']) })),
			}),
		),
		next: Next,
	})
	.openapi('ImportPeople');

const needs = ['installation:read'] as const;

export const rosters: Noun = {
	name: 'Rosters',
	about:
		'What imports from the student system did, or would do. Uploading and accepting is done on the page.',
	operations: [
		list({
			does: 'GET /installation/rosters',
			summary: 'The imports, the newest first',
			needs,
			query: z.strictObject(paged('id', 20)),
			answer: z.object({ imports: z.array(z.object(line)), next: Next }).openapi('RosterImports'),
			perform: ({ actor, query }) => findImports(actor, query.after, query.limit),
		}),
		read({
			does: 'GET /installation/rosters/{id}',
			summary: 'How an import stands: what it does in each school, and what is wrong in its files',
			needs,
			answer: RosterImport,
			perform: async ({ actor, path, t }) => {
				const page = await findImport(actor, path.id);
				if (isRefusal(page)) return page;
				const listed = page.listed.map((one) => ({ ...one, detail: t.said(sentenceOf(one)) }));
				return { ...page, listed };
			},
		}),
		list({
			does: 'GET /installation/rosters/{id}/people',
			summary: 'Whom an import makes, changes, switches off or leaves waiting in a school',
			needs,
			query: z.strictObject({
				schoolId: Id.optional().openapi({ description: 'Absent: those of no school' }),
				change: change.default('new'),
				...paged('number'),
			}),
			answer: ImportPeople,
			perform: async ({ actor, path, query: { schoolId, after, ...rest } }) => {
				const wanted = { school: schoolId ?? null, after: after === undefined ? undefined : Number(after) };
				const found = await findImportPeople(actor, path.id, { ...wanted, ...rest });
				if (isRefusal(found)) return found;
				const people = found.people.map(({ given_name, family_name, known_as, ...one }) => ({
					...one,
					given: given_name,
					family: family_name,
					knownAs: known_as,
				}));
				return { people, next: found.next };
			},
		}),
	],
};
