import { z } from '@hono/zod-openapi';
import {
	addTool,
	bringTools,
	changeTool,
	changeToolState,
	findTool,
	findTools,
	mostOfTool,
	previewTools,
	privacyOutcomes,
	reviewPrivacy,
	toolStandings,
	toolStates,
} from '#server/domain/tool/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import {
	Day,
	DaySent,
	Id,
	Made,
	Moment,
	Named,
	Next,
	orNull,
	paged,
	Saved,
	Someone,
	text,
	Version,
} from './words.ts';

export const ToolStateWord = z.enum(toolStates).openapi('ToolState', {
	description: '`idea`: named, and not looked at by the school',
});
export const ToolStandingWord = z.enum(toolStandings).openapi('ToolStanding', {
	description: 'How it stands today; `lapsed`: recommended until its privacy review ran out',
});
export const PrivacyWord = z
	.enum(['holds', 'expired', 'none'])
	.openapi('ToolPrivacy', { description: 'Whether its last privacy review holds today' });
const Outcome = z.enum(privacyOutcomes).openapi('PrivacyOutcome');
const most = (length: number) => z.string().trim().max(length).default('');
const answer = text(mostOfTool.answer);
const answers = {
	data: answer,
	keptWhere: answer,
	ages: answer,
	agreement: answer,
	deletion: answer,
	advertising: answer,
};
const Words = {
	name: text(mostOfTool.name),
	address: most(mostOfTool.address),
	notes: most(mostOfTool.notes),
	seats: orNull(z.int().min(1).max(mostOfTool.seats)).default(null),
	cost: most(mostOfTool.cost).openapi({ description: 'In words' }),
	from: orNull(DaySent).default(null),
	until: orNull(DaySent).default(null).openapi({ description: 'The end of its licence' }),
};
const Line = z
	.object({
		id: Id,
		name: z.string(),
		address: z.string(),
		state: ToolStandingWord,
		privacyUntil: orNull(Day),
		seats: orNull(z.int()),
		licenceUntil: orNull(Day),
		retiredOn: orNull(Day),
	})
	.openapi('ToolLine');
const Tool = z
	.object({
		id: Id,
		schoolId: Id,
		name: z.string(),
		address: z.string(),
		notes: z.string(),
		state: ToolStandingWord,
		privacy: PrivacyWord,
		privacyUntil: orNull(Day),
		privacySaidUntil: orNull(Day).openapi({
			description: 'Until when a spreadsheet says that it was reviewed; it counts for nothing',
		}),
		review: orNull(
			z.object({
				outcome: Outcome,
				answers: z.object({
					data: z.string(),
					keptWhere: z.string(),
					ages: z.string(),
					agreement: z.string(),
					deletion: z.string(),
					advertising: z.string(),
				}),
				care: z.string(),
				byName: z.string(),
				reviewedOn: Day,
				holdsUntil: Day,
			}),
		),
		licence: z.object({
			seats: orNull(z.int()),
			cost: z.string(),
			from: orNull(Day),
			until: orNull(Day),
		}),
		retiredOn: orNull(Day),
		replacedBy: orNull(Named),
		version: Version,
		changes: z.array(
			z.object({ from: ToolStateWord, to: ToolStateWord, why: z.string(), byName: z.string(), at: Moment }),
		),
		needs: z.array(
			z.object({
				id: Id,
				words: z.string(),
				forClass: z.string(),
				suits: orNull(z.enum(['suits', 'partly', 'not'])),
				forWhom: z.string(),
				trials: z.int(),
			}),
		),
		used: z
			.array(z.object({ id: Id, title: z.string(), people: z.array(z.string()) }))
			.openapi({ description: 'Collaborations that use it, as far as you may know of them' }),
		use: z
			.object({
				spaces: z.array(
					z.object({
						id: Id,
						name: z.string(),
						ownerName: z.string(),
						className: z.string(),
						teamName: z.string(),
					}),
				),
				setUps: z.array(z.object({ requestId: Id, forClass: z.string(), neededOn: Day })),
				triedWith: z.array(z.string()).openapi({ description: 'Classes that tried it' }),
				counts: z
					.object({ spaces: z.int(), accounts: z.int(), setUps: z.int() })
					.openapi({ description: 'How many there are; to who leads, only of those they read' }),
			})
			.openapi({ description: 'Virtual spaces and set-ups that name it, as far as you read them' }),
		helpers: z.array(Someone.extend({ practice: z.string() })),
	})
	.openapi('Tool');
const Row = z.object({
	number: z.int(),
	name: z.string(),
	what: z.enum(['new', 'changed', 'same', 'wrong']),
	why: z
		.enum(['no-name', 'long', 'twice', 'address', 'state', 'day', 'seats', 'not-reviewed', 'said-no'])
		.optional(),
	changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});

const reads = ['tools:read'] as const;
const needs = ['tools:write'] as const;

export const tools: Noun = {
	name: 'Tools',
	about:
		'What a school tries before it trusts it. Colleagues read how a tool stands; facilitators, librarians and technicians look after tools.',
	operations: [
		list({
			does: 'GET /schools/{id}/tools',
			summary: 'The tools of a school, recommended ones first',
			needs: reads,
			query: z.strictObject({
				search: z.string().trim().max(100).optional(),
				state: ToolStandingWord.optional(),
				...paged('id'),
			}),
			answer: z.object({ tools: z.array(Line), next: Next }).openapi('Tools'),
			perform: ({ actor, path, query }) => findTools(actor, path.id, query),
		}),
		read({
			does: 'GET /tools/{id}',
			summary: 'A tool, with its privacy review, its history and what it suits',
			needs: reads,
			answer: Tool,
			perform: ({ actor, path }) => findTool(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/tools',
			summary: 'Add a tool as an idea; one of that name is given as it is',
			needs,
			body: z.strictObject(Words).openapi('ToolToAdd'),
			answer: Made,
			at: (id) => `/tools/${id}`,
			perform: ({ actor, path, body, entry }) => addTool(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'PUT /tools/{id}',
			summary: 'Write anew what stands about a tool besides its state',
			needs,
			body: z.strictObject({ ...Words, version: Version }).openapi('ToolToChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeTool(actor, path.id, body),
		}),
		make({
			does: 'POST /tools/{id}/states',
			summary: 'Change how a tool stands, with the reason',
			description:
				'Recommending needs a privacy review that holds. Of a retirement, those who use the tool are told by e-mail.',
			needs,
			body: z
				.strictObject({
					state: ToolStateWord,
					why: text(mostOfTool.why),
					retiredOn: orNull(DaySent).default(null),
					replacedBy: orNull(Id).default(null),
					version: Version,
				})
				.openapi('ToolStateToSet'),
			answer: Saved,
			perform: ({ actor, path, body, entry }) => changeToolState(actor, path.id, { ...body, entry }),
		}),
		make({
			does: 'POST /tools/{id}/privacy-reviews',
			summary: 'Write down a privacy review; it takes the place of the one before',
			needs,
			body: z
				.strictObject({
					...answers,
					outcome: Outcome,
					care: most(mostOfTool.care),
					holdsUntil: DaySent,
				})
				.openapi('PrivacyReviewToWrite'),
			answer: Made,
			perform: ({ actor, path, body: { outcome, care, holdsUntil, ...found }, entry }) =>
				reviewPrivacy(actor, path.id, { outcome, care, holdsUntil, answers: found, entry }),
		}),
		make({
			does: 'POST /schools/{id}/tool-sheets',
			summary: 'Bring in a spreadsheet of tools as CSV, or see first what would change',
			description:
				'Until when privacy was reviewed is kept as what the sheet says, and is no review. Without `mark` nothing is written and the answer says what each row would do. With the `mark` of that answer it is done: every row that can be read, whole, and none twice.',
			needs,
			body: z.strictObject({ csv: text(400_000), mark: z.string().max(100).optional() }).openapi('ToolSheet'),
			answer: z.object({ rows: z.array(Row), mark: z.string(), done: z.boolean() }).openapi('ToolSheetPlan'),
			perform: async ({ actor, path, body: { csv, mark }, t }) => {
				const plan = await previewTools(actor, path.id, { csv, locale: t.locale });
				if (isRefusal(plan) || mark === undefined)
					return isRefusal(plan) ? plan : { ...shown(plan), done: false };
				const brought = await bringTools(actor, path.id, { csv, mark, locale: t.locale });
				return isRefusal(brought) ? brought : { ...shown(plan), done: true };
			},
		}),
	],
};

const shown = ({ rows, mark }: Exclude<Awaited<ReturnType<typeof previewTools>>, { refused: true }>) => ({
	mark,
	rows: rows.map(({ number, name, what, why, changes }) => ({
		number,
		name,
		what,
		changes,
		...(why ? { why } : {}),
	})),
});
