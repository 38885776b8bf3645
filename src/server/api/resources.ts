import { z } from '@hono/zod-openapi';
import {
	addResource,
	audiences,
	changeResource,
	deleteResource,
	findLeftLinks,
	findLinksToMend,
	findResource,
	findResources,
	findUnitResources,
	findWithdrawn,
	lookAtLinks,
	mendLink,
	mostBrought,
	mostOfResource,
	placeResource,
	resourceKinds,
	resourceLanguages,
	sayLinkWorks,
	takeLinks,
	takeOverResource,
	takeResourceOut,
	withdrawResource,
} from '#server/domain/resource/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { Id, Made, Moment, Named, Next, orNull, paged, Saved, text, Version } from './words.ts';

const Audience = z.enum(audiences).openapi('ResourceAudience', {
	description: 'Who sees it: the teams of its owner, the school, families by the page of a unit, anyone',
});
const ResourceLine = z
	.object({
		id: Id,
		kind: z.enum(resourceKinds),
		title: z.string(),
		about: z.string().openapi({ description: 'What it is for' }),
		url: orNull(z.string()),
		languages: z.array(z.string()),
		grades: z.array(z.string()),
		subjects: z.array(z.string()),
		audience: Audience,
		owner: Named,
		isMine: z.boolean(),
		madeAt: Moment,
	})
	.openapi('ResourceLine');
const Resource = ResourceLine.extend({
	steps: z.array(z.string()).openapi({ description: 'Of a how-to sheet' }),
	file: orNull(z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() })).openapi({
		description: 'A person opens it on the pages, at /library/{id}/file; programs are not given files',
	}),
	tools: z.array(Named),
	standards: z.array(z.object({ id: Id, code: z.string(), statement: z.string() })),
	units: z.array(z.object({ id: Id, title: z.string(), team: z.string() })),
	withdrawnAt: orNull(Moment).openapi({ description: 'Then only you see it' }),
	mayTakeOver: z
		.boolean()
		.openapi({ description: 'Its owner has left the school, and you facilitate there' }),
	version: Version,
}).openapi('Resource');
const Link = z
	.object({
		id: Id,
		title: z.string(),
		url: z.string(),
		deadSince: orNull(Moment),
		movedTo: orNull(z.string()).openapi({ description: 'Where it has moved for good' }),
	})
	.openapi('LinkToMend');
const brought = {
	title: z.string().trim().max(mostOfResource.title),
	url: z.string().max(mostOfResource.url),
	about: z.string().trim().max(mostOfResource.about),
	subjects: z.array(z.string().max(mostOfResource.subject)).max(mostOfResource.subjects),
	grades: z.array(z.string().max(40)).max(mostOfResource.grades),
	languages: z.array(z.string().max(8)).max(mostOfResource.languages),
};
const LookedAt = z
	.object({
		...brought,
		number: z.int().openapi({ description: 'Its place in the list, from 1' }),
		state: z.enum(['new', 'there', 'twice', 'no-page']).openapi({
			description:
				'The library has its address already; it stands in the list before; it is no address of a page',
		}),
		there: orNull(z.object({ id: Id, title: z.string() })),
	})
	.openapi('LinkLookedAt');
const BroughtLink = z
	.object({
		title: brought.title.default(''),
		url: text(mostOfResource.url),
		about: brought.about.default(''),
		subjects: brought.subjects.default([]),
		grades: brought.grades.default([]),
		languages: z.array(z.enum(resourceLanguages)).max(mostOfResource.languages).default([]),
	})
	.strict()
	.openapi('LinkToBring');
const words = {
	title: text(mostOfResource.title),
	about: z.string().trim().max(mostOfResource.about).default(''),
	steps: z.string().trim().max(mostOfResource.steps).default('').openapi({
		description: 'Of a how-to sheet, a line each',
	}),
	url: orNull(text(mostOfResource.url)).default(null),
	languages: z.array(z.enum(resourceLanguages)).max(mostOfResource.languages).default([]),
	grades: z.array(text(40)).max(mostOfResource.grades).default([]),
	subjects: z.array(text(mostOfResource.subject)).max(mostOfResource.subjects).default([]),
	audience: Audience,
	tools: z.array(Id).max(mostOfResource.tools).default([]),
	standards: z.array(Id).max(mostOfResource.standards).default([]).openapi({
		description: 'Keys of standards that the school uses',
	}),
};
/** Of a list of links in one request, characters. */
const mostOfList = 400_000;
const needs = ['programme:write'] as const;
const reads = ['visits:read'] as const;

export const resources: Noun = {
	name: 'Resources',
	about:
		'Links, files and how-to sheets, for units, grades, subjects, tools and standards. Each is seen by whom its owner shows it to, and by nobody once it is withdrawn.',
	operations: [
		list({
			does: 'GET /schools/{id}/resources',
			summary: 'Find resources of a school',
			description:
				'By words, those that have them in their title come first, on one page; without, the latest. A slip of the finger is forgiven where nothing has the words as they are written.',
			needs: reads,
			query: z.strictObject({
				words: z.string().trim().max(200).optional(),
				unit: Id.optional(),
				tool: Id.optional(),
				standard: Id.optional().openapi({ description: 'It or a unit of it is for this standard' }),
				grade: z.string().max(40).optional(),
				subject: z.string().max(mostOfResource.subject).optional(),
				language: z.string().max(8).optional(),
				...paged('moment'),
			}),
			answer: z
				.object({ resources: z.array(ResourceLine), nearly: z.boolean(), next: Next })
				.openapi('ResourceList'),
			perform: async ({ actor, path, query }) => {
				const { unit, tool, standard, ...rest } = query;
				const search = { ...rest, unitId: unit, toolId: tool, standardId: standard };
				const { resources, nearly, next } = await findResources(actor, path.id, search);
				return { resources, nearly, next };
			},
		}),
		make({
			does: 'POST /schools/{id}/resources',
			summary: 'Add a link or a how-to sheet; files are handed over on the pages',
			needs,
			body: z.strictObject({ kind: z.enum(['link', 'sheet']), ...words }).openapi('NewResource'),
			answer: Made,
			at: (id) => `/resources/${id}`,
			perform: async ({ actor, path, body, entry }) => {
				const added = await addResource(actor, path.id, { ...body, file: null, entry });
				return isRefusal(added) ? added : { id: added.id };
			},
		}),
		make({
			does: 'POST /schools/{id}/link-lists',
			summary: 'Look at a list of links before it is brought; nothing is kept',
			description:
				'What browsers export bookmarks as, or a CSV with a header. `left` says how many new ones are for another time.',
			needs,
			body: z.strictObject({ list: text(mostOfList) }).openapi('LinkList'),
			answer: z.object({ links: z.array(LookedAt), left: z.int() }).openapi('LinkListPreview'),
			perform: ({ actor, path, body }) => lookAtLinks(actor, path.id, new TextEncoder().encode(body.list)),
		}),
		make({
			does: 'POST /schools/{id}/links',
			summary:
				'Bring links into the library, all or none; what it has already, by its address, stays as it is',
			needs,
			body: z
				.strictObject({ links: z.array(BroughtLink).min(1).max(mostBrought.links), audience: Audience })
				.openapi('LinksToBring'),
			answer: z.object({ brought: z.int(), there: z.int() }).openapi('LinksBrought'),
			perform: ({ actor, path, body }) => takeLinks(actor, path.id, body),
		}),
		read({
			does: 'GET /resources/{id}',
			summary: 'A resource',
			needs: reads,
			answer: Resource,
			perform: ({ actor, path }) => findResource(actor, path.id),
		}),
		change({
			does: 'PUT /resources/{id}',
			summary: 'Say something else of a resource of yours',
			needs,
			body: z.strictObject({ ...words, version: Version }).openapi('ResourceChange'),
			answer: Saved,
			perform: ({ actor, path, body }) => changeResource(actor, path.id, body),
		}),
		change({
			does: 'PUT /resources/{id}/withdrawal',
			summary:
				'Withdraw a resource of yours, or one that somebody left behind, everywhere at once, or bring it back',
			needs,
			body: z.strictObject({ isWithdrawn: z.boolean() }).openapi('ResourceWithdrawal'),
			perform: ({ actor, path, body }) => withdrawResource(actor, path.id, { back: !body.isWithdrawn }),
		}),
		change({
			does: 'PUT /resources/{id}/owner',
			summary: 'Take over a resource whose owner has left a school where you facilitate',
			needs,
			perform: ({ actor, path }) => takeOverResource(actor, path.id),
		}),
		change({
			does: 'DELETE /resources/{id}',
			summary: 'Delete a withdrawn resource of yours for good, with its file',
			needs,
			perform: ({ actor, path }) => deleteResource(actor, path.id),
		}),
		read({
			does: 'GET /profile/withdrawn-resources',
			summary: 'What you withdrew',
			needs: reads,
			answer: z.object({ resources: z.array(ResourceLine) }).openapi('WithdrawnResources'),
			perform: async ({ actor }) => ({ resources: await findWithdrawn(actor) }),
		}),
		read({
			does: 'GET /profile/links-to-mend',
			summary: 'Links of yours that answer no longer, or have moved',
			needs: reads,
			answer: z.object({ links: z.array(Link) }).openapi('LinksToMend'),
			perform: async ({ actor }) => ({ links: await findLinksToMend(actor) }),
		}),
		read({
			does: 'GET /profile/left-links',
			summary:
				'Links that answer no longer, or have moved, and whose owner has left a school where you facilitate',
			needs: reads,
			answer: z
				.object({ links: z.array(Link.extend({ owner: z.string() }).openapi('LeftLink')) })
				.openapi('LeftLinks'),
			perform: async ({ actor }) => ({ links: await findLeftLinks(actor) }),
		}),
		change({
			does: 'PUT /resources/{id}/link',
			summary: 'Have a link of yours lead to where it has moved, or say that it still works',
			needs,
			body: z.strictObject({ is: z.enum(['moved', 'working']) }).openapi('LinkMended'),
			perform: ({ actor, path, body }) => (body.is === 'moved' ? mendLink : sayLinkWorks)(actor, path.id),
		}),
		read({
			does: 'GET /units/{id}/resources',
			summary: 'The resources of a unit, as far as you see them',
			needs: reads,
			answer: z.object({ resources: z.array(ResourceLine) }).openapi('UnitResources'),
			perform: async ({ actor, path }) => ({ resources: await findUnitResources(actor, path.id) }),
		}),
		change({
			does: 'PUT /units/{id}/resources/{resourceId}',
			summary: 'Say that a resource is for a unit you plan',
			needs,
			perform: ({ actor, path }) => placeResource(actor, path.resourceId, path.id),
		}),
		change({
			does: 'DELETE /units/{id}/resources/{resourceId}',
			summary: 'Take a resource out of a unit you plan; it stays in the library',
			needs,
			perform: ({ actor, path }) => takeResourceOut(actor, path.resourceId, path.id),
		}),
	],
};
