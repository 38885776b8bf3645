import { z } from '@hono/zod-openapi';
import {
	changeSpace,
	closeSpace,
	demands,
	doStep,
	fates,
	findSpace,
	findSpaces,
	findTemplate,
	makeSpace,
	mostOfSpace,
	openSpace,
	setTemplate,
	spaceAudiences,
	spaceStates,
	stepKinds,
	takeOverSpace,
} from '#server/domain/space/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { Day, DaySent, Id, Made, Named, Next, orNull, paged, Saved, text, Version, yes } from './words.ts';

const Audience = z.enum(spaceAudiences).openapi('SpaceAudience');
const State = z.enum(spaceStates).openapi('SpaceState');
const Kind = z.enum(stepKinds).openapi('SpaceStepKind', {
	description: 'Tools tested, accounts made, permission slips counted, or a line of the school’s own',
});
const Fate = z.enum(fates).openapi('SpaceAccounts', { description: 'What happens to the accounts' });
const Demand = z.enum(demands).openapi('SpaceDemand');
const most = (length: number) => z.string().trim().max(length).default('');
const count = (least: number) => orNull(z.int().min(least).max(mostOfSpace.count)).default(null);
const Words = {
	name: text(mostOfSpace.name),
	purpose: most(mostOfSpace.purpose),
	address: most(mostOfSpace.address),
	toolId: orNull(Id).default(null),
	helperId: orNull(Id).default(null).openapi({ description: 'A facilitator who reads and ticks all of it' }),
	withDesk: z.boolean().default(false),
	audience: orNull(Audience).default(null),
	closesOn: orNull(DaySent).default(null),
};
const lines = z.array(text(mostOfSpace.line)).max(mostOfSpace.lines).default([]);
const template = { tools: Demand, accounts: Demand, slips: Demand, must: lines, may: lines };
const Template = z
	.object({ ...template, version: z.int().openapi({ description: '0: the school has set none' }) })
	.openapi('SpaceTemplate');
const Line = z
	.object({
		id: Id,
		name: z.string(),
		ownerName: z.string(),
		isMine: z.boolean(),
		className: z.string(),
		toolName: z.string(),
		state: State,
		overdue: z.boolean().openapi({ description: 'Open after the day on which it was to close' }),
		closesOn: orNull(Day),
		done: z.int(),
		steps: z.int(),
	})
	.openapi('SpaceLine');
const Space = z
	.object({
		id: Id,
		schoolId: Id,
		name: z.string(),
		purpose: z.string(),
		address: z.string(),
		owner: Named,
		helper: orNull(Named),
		withDesk: z.boolean(),
		tool: orNull(Named),
		class: orNull(z.object({ title: z.string(), students: orNull(z.int()) })),
		unit: orNull(z.object({ id: Id, title: z.string() })),
		audience: orNull(Audience),
		state: State,
		openedOn: orNull(Day),
		closesOn: orNull(Day),
		closedOn: orNull(Day),
		accounts: orNull(Fate),
		accountsUntil: orNull(Day),
		accountsWords: z.string(),
		closedByName: z.string(),
		overdue: z.boolean(),
		near: z.boolean().openapi({ description: 'Open, and to be closed within two weeks' }),
		left: orNull(z.object({ mayTakeOver: z.boolean() })).openapi({
			description:
				'Its owner has left the school: you may close it, and on its page take it over where it says so',
		}),
		takenOverFrom: z.string(),
		version: Version,
		steps: z
			.array(
				z.object({
					id: Id,
					kind: Kind,
					words: z.string(),
					required: z.boolean(),
					device: z.string(),
					counted: orNull(z.int()),
					ofAll: orNull(z.int()),
					doneOn: orNull(Day),
					doneBy: z.string(),
					version: Version,
				}),
			)
			.openapi({ description: 'At the help desk, those about tools and accounts' }),
	})
	.openapi('Space');

const reads = ['tools:read'] as const;
const needs = ['tools:write'] as const;

export const spaces: Noun = {
	name: 'Virtual spaces',
	about:
		'A place on the web that a teacher opens for learners, when what must be done before is done. Read by its owner, a facilitator whom they name, and the help desk where it is asked.',
	operations: [
		list({
			does: 'GET /spaces',
			summary: 'The spaces that you own, help with or prepare at the help desk',
			needs: reads,
			query: z.strictObject({ closed: yes, ...paged('id', 30) }),
			answer: z.object({ spaces: z.array(Line), next: Next }).openapi('Spaces'),
			perform: ({ actor, query }) => findSpaces(actor, query),
		}),
		read({
			does: 'GET /spaces/{id}',
			summary: 'A space, with its checklist',
			needs: reads,
			answer: Space,
			perform: ({ actor, path }) => findSpace(actor, path.id),
		}),
		make({
			does: 'POST /schools/{id}/spaces',
			summary: 'Begin the checklist of a space',
			needs,
			body: z
				.strictObject({ ...Words, classId: orNull(Id).default(null), unitId: orNull(Id).default(null) })
				.openapi('SpaceToMake'),
			answer: Made,
			at: (id) => `/spaces/${id}`,
			perform: ({ actor, path, body, entry }) => makeSpace(actor, path.id, { ...body, entry }),
		}),
		change({
			does: 'PUT /spaces/{id}',
			summary: 'Write anew what stands about a space',
			description:
				'Steps are done for a tool, an address and an audience. Another tool undoes all of them, another address those about tools and accounts, more people than before the slips and further lines; an open space is then being prepared again. A closed one stays as it is.',
			needs,
			body: z.strictObject({ ...Words, version: Version }).openapi('SpaceToChange'),
			answer: Saved.extend({
				undone: z.array(Kind).openapi({ description: 'Kinds of steps that are to be done anew' }),
			}),
			perform: ({ actor, path, body }) => changeSpace(actor, path.id, body),
		}),
		change({
			does: 'PUT /space-steps/{id}',
			summary: 'Write how a step stands',
			needs,
			body: z
				.strictObject({
					done: z.boolean(),
					device: most(mostOfSpace.device),
					counted: count(0),
					ofAll: count(1),
					version: Version,
				})
				.openapi('SpaceStepToWrite'),
			answer: z.object({ spaceId: Id, version: Version }),
			perform: ({ actor, path, body }) => doStep(actor, path.id, body),
		}),
		make({
			does: 'POST /spaces/{id}/openings',
			summary: 'Open a space; refused while a required step is undone',
			needs,
			body: z.strictObject({ version: Version }).openapi('SpaceToOpen'),
			answer: Saved,
			perform: ({ actor, path, body }) => openSpace(actor, path.id, body.version),
		}),
		make({
			does: 'POST /spaces/{id}/closings',
			summary: 'Close a space for good, with what happens to the accounts',
			description: 'By its owner; where they have left the school, by its facilitators and the help desk.',
			needs,
			body: z
				.strictObject({
					accounts: Fate,
					until: orNull(DaySent).default(null),
					words: most(mostOfSpace.accountsWords),
					version: Version,
				})
				.openapi('SpaceToClose'),
			answer: Saved,
			perform: ({ actor, path, body }) => closeSpace(actor, path.id, body),
		}),
		change({
			does: 'PUT /spaces/{id}/owner',
			summary: 'Take over a space whose owner has left a school where you facilitate',
			needs,
			body: z.strictObject({ version: Version }).openapi('SpaceToTakeOver'),
			answer: Saved,
			perform: ({ actor, path, body }) => takeOverSpace(actor, path.id, body.version),
		}),
		read({
			does: 'GET /schools/{id}/space-template',
			summary: 'With what the checklists of a school begin',
			needs: reads,
			answer: Template,
			perform: ({ actor, path }) => findTemplate(actor, path.id),
		}),
		change({
			does: 'PUT /schools/{id}/space-template',
			summary: 'Set with what checklists begin from now on',
			needs,
			body: z
				.strictObject({ ...template, version: z.int().min(0).max(1_000_000_000) })
				.openapi('SpaceTemplateToSet'),
			answer: Saved,
			perform: ({ actor, path, body }) => setTemplate(actor, path.id, body),
		}),
	],
};
