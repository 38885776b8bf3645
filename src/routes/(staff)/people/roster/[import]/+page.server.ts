import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	acceptRoster,
	changeKinds,
	discardRoster,
	findImport,
	findImportPeople,
	findKept,
	type ImportPage,
	undoImport,
} from '#server/domain/roster/index.ts';
import { isRefusal } from '#server/platform/refusal.ts';
import { settings } from '#server/platform/settings.ts';
import { endSessions } from '#server/platform/sign-in/index.ts';
import { dropUpload } from '#server/platform/uploads/index.ts';
import { field, found, read, refused, signedIn } from '../../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

/** The changes whose people are listed; who stays the same is counted. */
const listed = changeKinds.filter((change) => change !== 'same');

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = signedIn(locals);
	const page = found(await findImport(actor, params.import));
	const school = chosenSchool(page, url.searchParams.get('school'));
	const only = listed.find((change) => change === url.searchParams.get('show'));
	const after = Number(url.searchParams.get('after') ?? Number.NaN);
	const groups = [];
	for (const change of only ? [only] : listed) {
		const numbers = school === null ? page.elsewhere : page.schools.find((one) => one.id === school)?.people;
		if (!numbers?.[change]) continue;
		const wanted = { school, change, after: only && Number.isSafeInteger(after) ? after : undefined };
		groups.push({
			change,
			count: numbers[change],
			...found(await findImportPeople(actor, params.import, wanted)),
		});
	}
	const from = Number.isSafeInteger(after) ? after : undefined;
	const kept = page.undone === null ? null : found(await findKept(actor, params.import, from));
	return { page, school, only, groups, kept };
};

/** The school that is asked for, else the first in which something happens; null: those of no school. */
function chosenSchool(page: ImportPage, asked: string | null): string | null {
	if (asked === 'none') return null;
	const happens = page.schools.find(({ people }) => listed.some((change) => people[change] > 0));
	return (page.schools.find((one) => one.id === asked) ?? happens ?? page.schools[0])?.id ?? null;
}

export const actions: Actions = {
	accept: async ({ request, locals, params, url }) => {
		const { actor } = signedIn(locals);
		const form = read(await request.formData(), z.object({ confirmedGone: field.checked() }));
		if ('failure' in form) return form.failure;
		const origin = settings().origin ?? url.origin;
		const accepted = await acceptRoster(actor, params.import, { ...form.value, origin });
		if (isRefusal(accepted)) return refused(accepted, form.values);
		for (const personId of accepted.deactivated) await endSessions(actor, personId);
		redirect(303, `/people/roster/${params.import}`);
	},
	discard: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const discarded = await discardRoster(actor, params.import);
		if (isRefusal(discarded)) return refused(discarded);
		await dropUpload(discarded);
		redirect(303, '/people/roster');
	},
	undo: async ({ locals, params }) => {
		const { actor } = signedIn(locals);
		const undone = await undoImport(actor, params.import);
		if (isRefusal(undone)) return refused(undone);
		for (const personId of undone.deactivated) await endSessions(actor, personId);
		redirect(303, `/people/roster/${params.import}`);
	},
};
