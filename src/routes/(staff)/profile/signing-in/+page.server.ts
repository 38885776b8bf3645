import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addPasskey, findPasskeys, removePasskey, renamePasskey } from '#server/domain/passkey/index.ts';
import {
	acceptChange,
	askForAddress,
	disputeChange,
	findChangedAddress,
	findOwnSeals,
	withdrawOwnAddress,
} from '#server/domain/people/index.ts';
import { machine } from '#server/platform/actor.ts';
import { isRefusal, missing } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import {
	deviceOf,
	endOtherSessions,
	endOwnSession,
	endSessions,
	findSessions,
} from '#server/platform/sign-in/index.ts';
import { field, read, refused, signedIn } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';
import { signedBy } from './signed-by.ts';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const { actor, standing } = signedIn(locals);
	const [own, passkeys, sessions, proof] = [
		await findOwnSeals(actor),
		await findPasskeys(actor),
		await findSessions(actor),
		await signedBy(locals),
	];
	const changed = proof && (await findChangedAddress(proof));
	return {
		...own,
		passkeys,
		sessions: sessions.map((one) => ({ ...one, isThis: one.id === locals.sessionId })),
		shut: standing.shut,
		changed: changed === undefined || isRefusal(changed) ? undefined : changed,
		rename: url.searchParams.get('rename') ?? undefined,
		done: url.searchParams.get('done') ?? undefined,
		device: deviceOf(request.headers.get('user-agent') ?? ''),
	};
};

/** The name of the form that came back, so that the page shows its problems in their place. */
const which = <Name extends string>(name: Name) => z.literal(name).default(name);

function done(what: string): never {
	redirect(303, `/profile/signing-in?done=${what}`);
}

export const actions: Actions = {
	add: async ({ request, locals, url }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({
			which: which('add'),
			name: field.text(100),
			answer: z.string().max(40_000).default(''),
		});
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await addPasskey(actor, form.value, settings().origin ?? url.origin);
		if (isRefusal(result)) return refused(result, { which: 'add', name: form.value.name });
		done('added');
	},
	rename: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ which: which('rename'), passkey: field.id(), name: field.text(100) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await renamePasskey(actor, form.value.passkey, form.value.name);
		if (isRefusal(result)) return refused(result, form.values);
		done('renamed');
	},
	remove: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ passkey: field.id() }));
		if ('failure' in form) return form.failure;
		const result = await removePasskey(actor, form.value.passkey);
		if (isRefusal(result)) return refused(result, form.values);
		done('removed');
	},
	end: async ({ request, locals }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ session: field.text(100) }));
		if ('failure' in form) return form.failure;
		const result = await endOwnSession(actor, form.value.session);
		if (isRefusal(result)) return refused(result, form.values);
		done('ended');
	},
	'end-others': async ({ locals }) => {
		const { actor } = signedIn(locals);
		await endOtherSessions(actor, locals.sessionId ?? '');
		done('ended-all');
	},
	address: async ({ request, locals, url }) => {
		const { actor } = signedIn(locals);
		const schema = z.object({ which: which('address'), address: field.text(254) });
		const form = read(await request.formData(), schema);
		if ('failure' in form) return form.failure;
		const result = await askForAddress(actor, form.value.address, settings().origin ?? url.origin);
		if (isRefusal(result)) return refused(result, form.values);
		done('asked');
	},
	'withdraw-address': async ({ locals }) => {
		const { actor } = signedIn(locals);
		await withdrawOwnAddress(actor);
		done('taken-back');
	},
	accept: async ({ locals }) => {
		const proof = await signedBy(locals);
		const result = proof ? await acceptChange(proof) : missing;
		if (isRefusal(result)) return refused(result);
		done('mine');
	},
	dispute: async ({ locals, url }) => {
		const proof = await signedBy(locals);
		const result = proof ? await disputeChange(proof, settings().origin ?? url.origin) : missing;
		if (isRefusal(result)) return refused(result);
		await endSessions(machine, result.personId);
		redirect(303, '/sign-in?back');
	},
};
