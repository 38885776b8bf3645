import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	deactivatePerson,
	endEvaluator,
	endRole,
	findNames,
	findPerson,
	giveRole,
	invitePerson,
	proposeAddress,
	type Role,
	reactivatePerson,
	recordEvaluator,
	renamePerson,
	roles,
	vouchForPerson,
	withdrawAddress,
} from '#server/domain/people/index.ts';
import { findSchools, schoolDay } from '#server/domain/school/index.ts';
import { now } from '#server/platform/clock.ts';
import { newId } from '#server/platform/ids.ts';
import { isMailConfigured } from '#server/platform/mail/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';
import { field, found, read, refused, signedIn } from '../../../answer.ts';
import { readerOf } from '../../which-school.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, standing } = signedIn(locals);
	const reader = readerOf(actor, standing);
	const person = found(await findPerson(reader, params.person));
	const schools = await findSchools(actor, reader.kind === 'operator' ? 'operator' : 'member');
	const home = person.schools[0]?.id ?? standing.school?.id ?? schools[0]?.id;
	const school = schools.find((one) => one.id === home);
	return {
		person,
		schools,
		home,
		self: person.id === actor.personId,
		/** Of a school of the reader's: their days are to be looked at. */
		near: person.schools.some(({ id }) => standing.schools.some((one) => one.id === id)),
		colleagues: person.running && home ? await findNames(reader, home) : [],
		today: schoolDay(school?.zone ?? 'UTC', now()),
		entry: newId(),
		roleNames: [...roles],
		outbox: !isMailConfigured(),
		done: url.searchParams.get('done') ?? undefined,
	};
};

/** The name of the form that came back, so that the page shows its problems in their place. */
const which = <Name extends string>(name: Name) => z.literal(name).default(name);

const rolesOnOffer = roles as readonly [Role, ...Role[]];

function done(personId: string, what: string): never {
	redirect(303, `/people/${personId}?done=${what}`);
}

export const actions: Actions = {
	role: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			which: which('role'),
			entry: field.id(),
			schoolId: field.id(),
			role: z.enum(rolesOnOffer),
			startsOn: field.day(),
			lastDay: field.optionalDay(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await giveRole(actor, params.person, form.value);
		if (isRefusal(result)) return refused(result, form.values);
		done(params.person, 'role');
	},
	'end-role': async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ which: which('end-role'), roleId: field.id(), lastDay: field.optionalDay() });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await endRole(actor, form.value.roleId, form.value.lastDay);
		if (isRefusal(result)) return refused(result, form.values);
		done(result, 'ended');
	},
	invite: async ({ locals, params, url }) => {
		const { actor } = signedIn(locals);
		const result = await invitePerson(actor, params.person, settings().origin ?? url.origin);
		if (isRefusal(result)) return refused(result, { which: 'invite' });
		done(params.person, 'invited');
	},
	address: async ({ request, locals, params, url }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ which: which('address'), address: field.text(254), lost: field.checked() });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { address, lost } = form.value;
		const origin = settings().origin ?? url.origin;
		const result = await proposeAddress(actor, params.person, address, { origin, lost });
		if (isRefusal(result)) return refused(result, form.values);
		if (result !== 'waits') await endSessions(actor, params.person);
		done(params.person, { changed: 'address', waits: 'address-waits', shut: 'address-shut' }[result]);
	},
	'withdraw-address': async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const result = await withdrawAddress(actor, params.person);
		if (isRefusal(result)) return refused(result);
		done(params.person, 'taken-back');
	},
	vouch: async ({ request, locals, params, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ which: which('vouch'), spoken: field.checked() }));
		if ('failure' in form) return form.failure;
		const origin = settings().origin ?? url.origin;
		const result = await vouchForPerson(actor, params.person, { spoken: form.value.spoken, origin });
		if (isRefusal(result)) return refused(result, form.values);
		done(result, 'vouched');
	},
	name: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			which: which('name'),
			given: field.optionalText(200),
			family: field.optionalText(200),
			knownAs: field.optionalText(200),
			version: field.whole(1, 1_000_000_000),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const { given = '', family = '', knownAs, version } = form.value;
		const result = await renamePerson(actor, params.person, { given, family, knownAs, version });
		if (isRefusal(result)) return refused(result, form.values);
		done(params.person, 'named');
	},
	evaluator: async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			which: which('evaluator'),
			entry: field.id(),
			schoolId: field.id(),
			evaluatorId: field.id(),
			startsOn: field.day(),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await recordEvaluator(actor, { ...form.value, teacherId: params.person });
		if (isRefusal(result)) return refused(result, form.values);
		done(params.person, 'evaluator');
	},
	'end-evaluator': async ({ request, locals, params }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ evaluatorRecord: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await endEvaluator(actor, form.value.evaluatorRecord);
		if (isRefusal(result)) return refused(result, form.values);
		done(params.person, 'evaluator-ended');
	},
	deactivate: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const result = await deactivatePerson(actor, params.person);
		if (isRefusal(result)) return refused(result, { which: 'deactivate' });
		await endSessions(actor, params.person);
		done(params.person, 'deactivated');
	},
	reactivate: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const result = await reactivatePerson(actor, params.person);
		if (isRefusal(result)) return refused(result);
		done(params.person, 'reactivated');
	},
};
