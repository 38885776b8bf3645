import { z } from '@hono/zod-openapi';
import {
	accountStates,
	addPerson,
	countUninvited,
	deactivatePerson,
	endEvaluator,
	endRole,
	findPeople,
	findPerson,
	giveRole,
	inviteEveryone,
	invitePerson,
	proposeAddress,
	reactivatePerson,
	recordEvaluator,
	renamePerson,
	roles,
	withdrawAddress,
} from '#server/domain/people/index.ts';
import { asOperator } from '#server/platform/actor.ts';
import { isRefusal, missing, type Refusal } from '#server/platform/refusal.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';
import { change, list, make, type Noun, read } from './operation.ts';
import { narrowed, Person, Roles } from './people.ts';
import {
	Day,
	DaySent,
	Id,
	Made,
	Moment,
	Named,
	Next,
	optionalText,
	orNull,
	paged,
	text,
	Version,
} from './words.ts';

const Account = z
	.object({
		state: z.enum(accountStates),
		address: z.string().optional(),
		invitedAt: Moment.optional(),
		signedInSince: Moment.optional(),
	})
	.openapi('Account', { description: 'How somebody gets in' });

const Running = Person.extend({
	knownAs: z.string(),
	version: z.int(),
	deactivated: z.boolean(),
	roles: z.array(Person.shape.roles.element.extend({ id: Id })),
	account: Account,
	evaluators: z.array(
		z.object({ id: Id, evaluator: z.string(), evaluatorId: Id, startsOn: Day, endsOn: orNull(Day) }),
	),
	waiting: z
		.object({ toAddress: z.string(), proposedAt: Moment })
		.optional()
		.openapi({ description: 'An address that waits to be confirmed from the old one' }),
}).openapi('PersonRun');

const names = {
	given: z.string().trim().max(200).default(''),
	family: z.string().trim().max(200).default(''),
	knownAs: optionalText(200),
};

const seen = ['installation:read'] as const;
const needs = ['installation:write'] as const;
const made = (id: string | Refusal) => (isRefusal(id) ? id : { id });

export const installationPeople: Noun = {
	name: 'Running: people',
	about: 'For operators: people with how they get in, their roles, who evaluates whom.',
	operations: [
		list({
			does: 'GET /installation/people',
			summary: 'Everybody, by family name, with how they get in',
			needs: seen,
			query: z.strictObject({ ...narrowed, state: z.enum(accountStates).optional(), ...paged('id') }),
			answer: z
				.object({
					people: z.array(
						z.object({
							id: Id,
							name: z.string(),
							deactivated: z.boolean(),
							roles: Roles,
							teams: z.array(Named),
							account: Account,
						}),
					),
					next: Next,
				})
				.openapi('PeopleRun'),
			perform: async ({ actor, query }) => {
				const operates = await countUninvited(actor);
				if (isRefusal(operates)) return operates;
				const { people, next } = await findPeople(asOperator(actor), query);
				return {
					people: people.flatMap((one) => (one.account ? { ...one, account: one.account } : [])),
					next,
				};
			},
		}),
		read({
			does: 'GET /installation/people/{id}',
			summary: 'Somebody, with what an operator needs to put them right',
			needs: seen,
			answer: Running,
			perform: async ({ actor, path }) => {
				const person = await findPerson(asOperator(actor), path.id);
				if (isRefusal(person)) return person;
				return person.running ? { ...person, ...person.running } : missing;
			},
		}),
		make({
			does: 'POST /installation/people',
			summary: 'Add somebody to a school, with roles and, if known, an address',
			needs,
			body: z
				.strictObject({
					schoolId: Id,
					...names,
					address: z.string().trim().max(254).optional(),
					roles: z.array(z.enum(roles)).max(8).default([]),
					startsOn: DaySent,
				})
				.openapi('NewPerson'),
			answer: Made,
			at: (id) => `/installation/people/${id}`,
			perform: async ({ actor, body, entry }) => made(await addPerson(actor, { ...body, entry })),
		}),
		change({
			does: 'PUT /installation/people/{id}/names',
			summary: 'Put somebody’s names right',
			needs,
			body: z.strictObject({ version: Version, ...names }).openapi('NamesChange'),
			perform: ({ actor, path, body }) => renamePerson(actor, path.id, body),
		}),
		make({
			does: 'POST /installation/people/{id}/roles',
			summary: 'Give somebody a role in a school',
			needs,
			body: z
				.strictObject({ schoolId: Id, role: z.enum(roles), startsOn: DaySent, lastDay: DaySent.optional() })
				.openapi('NewRole'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) =>
				made(await giveRole(actor, path.id, { ...body, entry })),
		}),
		change({
			does: 'PUT /installation/roles/{id}/ending',
			summary: 'End a role, now or on a day to come',
			needs,
			body: z
				.strictObject({ lastDay: DaySent.optional().openapi({ description: 'Absent: this very moment' }) })
				.openapi('RoleEnding'),
			perform: ({ actor, path, body }) => endRole(actor, path.id, body.lastDay),
		}),
		make({
			does: 'POST /installation/people/{id}/evaluators',
			summary: 'Record who evaluates a teacher: it excludes being their facilitator',
			needs,
			body: z.strictObject({ schoolId: Id, evaluatorId: Id, startsOn: DaySent }).openapi('NewEvaluator'),
			answer: Made,
			perform: async ({ actor, path, body, entry }) =>
				made(await recordEvaluator(actor, { ...body, teacherId: path.id, entry })),
		}),
		change({
			does: 'PUT /installation/evaluators/{id}/ending',
			summary: 'End that somebody evaluates a teacher; the record stays',
			needs,
			perform: ({ actor, path }) => endEvaluator(actor, path.id),
		}),
		change({
			does: 'PUT /installation/people/{id}/invitation',
			summary: 'Invite somebody by mail; again, if the last was more than a minute ago',
			needs,
			perform: ({ actor, path, origin }) => invitePerson(actor, path.id, origin),
		}),
		read({
			does: 'GET /installation/invitations',
			summary: 'How many have an address, and were never invited',
			needs: seen,
			answer: z.object({ uninvited: z.int() }).openapi('Uninvited'),
			perform: async ({ actor }) => {
				const uninvited = await countUninvited(actor);
				return isRefusal(uninvited) ? uninvited : { uninvited };
			},
		}),
		make({
			does: 'POST /installation/invitations',
			summary: 'Invite all of them',
			needs,
			body: z
				.strictObject({
					expected: z.int().min(0).max(5000).openapi({ description: 'How many you were told' }),
				})
				.openapi('InviteAll'),
			answer: z.object({ invited: z.int() }).openapi('Invited'),
			perform: async ({ actor, body, origin }) => {
				const invited = await inviteEveryone(actor, origin, body.expected);
				return isRefusal(invited) ? invited : { invited };
			},
		}),
		change({
			does: 'PUT /installation/people/{id}/address',
			summary: 'Another e-mail address: at once, or once it is confirmed from the old one',
			needs,
			body: z
				.strictObject({
					address: text(254),
					lost: z.boolean().default(false).openapi({
						description:
							'They can no longer read letters at the old one: it changes at once, and what is confidential is shut to them until it is confirmed or a colleague vouches',
					}),
				})
				.openapi('AddressChange'),
			answer: z.object({ state: z.enum(['changed', 'waits', 'shut']) }).openapi('AddressState'),
			perform: async ({ actor, path, body, origin }) => {
				const state = await proposeAddress(actor, path.id, body.address, { origin, lost: body.lost });
				if (isRefusal(state)) return state;
				if (state !== 'waits') await endSessions(actor, path.id);
				return { state };
			},
		}),
		change({
			does: 'DELETE /installation/people/{id}/waiting-address',
			summary: 'Take back an address that still waits for its confirmation',
			needs,
			perform: ({ actor, path }) => withdrawAddress(actor, path.id),
		}),
		change({
			does: 'PUT /installation/people/{id}/deactivation',
			summary: 'Deactivate somebody: they cannot sign in and reach nothing; what they wrote stays',
			needs,
			perform: async ({ actor, path }) => {
				const result = await deactivatePerson(actor, path.id);
				if (!isRefusal(result)) await endSessions(actor, path.id);
				return result;
			},
		}),
		change({
			does: 'DELETE /installation/people/{id}/deactivation',
			summary: 'Let somebody sign in again',
			needs,
			perform: ({ actor, path }) => reactivatePerson(actor, path.id),
		}),
	],
};
